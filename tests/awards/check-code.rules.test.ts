import fc from 'fast-check'
import { codeFrom, readCode } from '../../server/awards/rules/check-code'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codes = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(codeFrom)
const places = fc.integer({ min: 0, max: 11 })
const put = (code: string, at: number, char: string) => code.slice(0, at) + char + code.slice(at + 1)

describe('a certificate’s number', () => {
  it('has twelve characters, none of which is taken for another', () => {
    fc.assert(fc.property(codes, (code) => { expect(code).toMatch(/^[2-9A-HJ-KMNP-Z]{12}$/) }))
  })

  it('is read the way people copy it: small letters, full width, spaces and hyphens', () => {
    fc.assert(fc.property(codes, (code) => {
      const grouped = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`
      const wide = [...code].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('')
      for (const typed of [code, grouped, grouped.toLowerCase(), ` ${wide} `]) expect(readCode(typed)).toBe(code)
    }))
  })

  it('is refused with any one character wrong', () => {
    fc.assert(fc.property(codes, places, fc.constantFrom(...ALPHABET), (code, at, char) => {
      fc.pre(code[at] !== char)
      expect(readCode(put(code, at, char))).toBeNull()
    }))
  })

  it('is refused with any two characters exchanged', () => {
    fc.assert(fc.property(codes, places, places, (code, a, b) => {
      fc.pre(code[a] !== code[b])
      expect(readCode(put(put(code, a, code[b] as string), b, code[a] as string))).toBeNull()
    }))
  })

  it('is refused when it is too short, too long or holds other characters', () => {
    const code = codeFrom(new Uint8Array(16).fill(7))
    for (const typed of ['', code.slice(1), `${code}2`, put(code, 3, '0'), put(code, 3, 'I'), put(code, 3, '中')]) expect(readCode(typed)).toBeNull()
  })

  it('differs with the chance it is made from', () => {
    const made = new Set(Array.from({ length: 500 }, (_, i) => codeFrom(Uint8Array.from({ length: 16 }, (__, place) => (i * 31 + place * 7 + (i >> place)) & 255))))
    expect(made.size).toBe(500)
  })
})
