import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

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
