/*
 * The number on a certificate: eleven characters of chance and one that checks them. Without 0, O, 1, I and L, which people take for one another.
 * There are 31 characters, a prime: with a different weight for each place, one wrong character and any two that were exchanged are always noticed.
 */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const BASE = ALPHABET.length
const LENGTH = 12

const valueOf = (char: string) => ALPHABET.indexOf(char)

const checkOf = (body: string) => ALPHABET.charAt([...body].reduce((sum, char, i) => sum + valueOf(char) * (i + 2), 0) % BASE)

/** @param bytes of chance; sixteen are plenty */
export function codeFrom(bytes: Uint8Array): string {
  let rest = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
  let body = ''
  while (body.length < LENGTH - 1) {
    body += ALPHABET.charAt(Number(rest % BigInt(BASE)))
    rest /= BigInt(BASE)
  }
  return body + checkOf(body)
}

/** What somebody copied from paper, as a code; null: it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s\-_.·–—]/g, '')
  if (code.length !== LENGTH || [...code].some((char) => valueOf(char) < 0)) return null
  return checkOf(code.slice(0, -1)) === code.at(-1) ? code : null
}
