/** Signs that Word keeps as places in a symbol font; the ones that papers use. */
const FONTS = new Map<string, Record<number, string>>(Object.entries<Record<number, string>>({
  wingdings: {
    0xfc: '√', 0xfb: '×', 0xfe: '☑', 0xfd: '☒', 0xa8: '□', 0x6f: '□', 0x71: '□', 0x72: '□', 0x6c: '●', 0xa1: '○', 0x6d: '○', 0x6e: '■', 0xa7: '■',
    0xab: '★', 0xb6: '☆', 0xe0: '→', 0xdf: '←', 0xf0: '→', 0xd8: '➢', 0x77: '◆', 0x76: '❖'
  },
  'wingdings 2': { 0x50: '√', 0x4f: '×', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa3: '□', 0x2a: '□', 0x98: '●', 0x99: '○' },
  symbol: {
    0xd6: '√', 0xb4: '×', 0xb8: '÷', 0xb1: '±', 0xa3: '≤', 0xb3: '≥', 0xb9: '≠', 0xbb: '≈', 0xa5: '∞', 0xb0: '°', 0xae: '→', 0xb7: '·',
    0x61: 'α', 0x62: 'β', 0x67: 'γ', 0x64: 'δ', 0x70: 'π', 0x6d: 'μ', 0x71: 'θ', 0x6c: 'λ', 0x77: 'ω', 0x57: 'Ω', 0x44: 'Δ', 0x53: 'Σ'
  },
  webdings: { 0x61: '√', 0x72: '×', 0x63: '□', 0x67: '■' }
}))

const tableOf = (font: string | undefined) => font === undefined ? undefined : FONTS.get(font.toLowerCase())

/** w:sym: undefined where we do not know the sign. */
export function symbol(font: string | undefined, hex: string | undefined): string | undefined {
  const code = Number.parseInt(hex ?? '', 16)
  if (!Number.isInteger(code)) return undefined
  const table = tableOf(font)
  if (table) return table[code & 0xff]
  return code >= 0x20 && code < 0xd800 ? String.fromCharCode(code) : undefined
}

/** Text typed in a symbol font: the letters stand for signs. */
export function inSymbolFont(font: string | undefined, text: string): string {
  const table = tableOf(font)
  if (!table) return text
  return [...text].map((char) => {
    const code = char.codePointAt(0) as number
    return code < 0x100 || (code >= 0xf000 && code < 0xf100) ? table[code & 0xff] ?? char : char
  }).join('')
}
