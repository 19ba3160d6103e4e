import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new id: ten characters of time (milliseconds) and twelve of chance (60 bits), in Crockford's base 32. Sorts by age, so that rows made
 * together lie together.
 */
export function newId(now = Date.now()): string {
  let time = ''
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = ALPHABET.charAt(rest % 32) + time
  return time + [...randomBytes(12)].map((byte) => ALPHABET.charAt(byte % 32)).join('')
}
