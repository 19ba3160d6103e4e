import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Context } from '../context'

// OWASP's recommendation for scrypt at 16 MiB: N=2^14, r=8, p=5.
const COST = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 1024 * 1024 }

const derive = (password: string, salt: Buffer) => new Promise<Buffer>((resolve, reject) => {
  scrypt(password.normalize('NFKC'), salt, 32, COST, (error, key) => { if (error) reject(error); else resolve(key) })
})

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${(await derive(password, salt)).toString('base64url')}`
}

/** Takes the same time whether or not there is an account: pass null where there is none. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [salt = '', key = ''] = (stored ?? 'AAAAAAAAAAAAAAAAAAAAAA.AAAA').split('.')
  const expected = Buffer.from(key, 'base64url')
  const actual = await derive(password, Buffer.from(salt, 'base64url'))
  return stored !== null && expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** No 0 and O, no 1 and I: codes are read from paper. Thirty-two, so that five bits are a letter. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** What is handed out on paper or by telephone: K7MD-2QXW-9TPA */
export function handedOut({ secretText }: Pick<Context, 'secretText'>): string {
  const letters = [...Buffer.from(secretText(12), 'base64url')].map((byte) => LETTERS.charAt(byte % 32)).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}
