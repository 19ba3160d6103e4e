import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keys derived from the one secret, each for its own purpose (HKDF, RFC 5869). */
export interface Keys {
  token: string
  /** Keyed hash: equal texts give equal hashes, nothing can be read back. */
  hash(text: string): string
  encrypt(text: string): string
  /** Null: it was sealed with another secret, or is damaged. */
  decrypt(sealed: string): string | null
}

export function keysFrom(secret: string): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'xueshi', purpose, 32))
  const hashKey = derive('hash')
  const sealKey = derive('seal')
  return {
    token: derive('token').toString('base64url'),
    hash: (text) => createHmac('sha256', hashKey).update(text).digest('base64url'),
    encrypt(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    decrypt(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    }
  }
}

/** 138 0013 8000 and +86-13800138000 are the same number. */
export const plainPhone = (phone: string) => phone.normalize('NFKC').replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
export const plainCode = (code: string) => code.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '')
