import { readFileSync } from 'node:fs'
import { create, type Font, type Glyph } from 'fontkit'

/** Where no glyph is: a mark that printers have used for the missing letter for a century. */
const MISSING = '〓'.codePointAt(0) as number
/** Change how the character before them is drawn; with one font there is nothing to change. */
const SILENT = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u

export interface Face {
  /** For pdfkit: laid out one glyph after the other. Chinese needs no more, and the font's own rules cost ten times as much. */
  font: Font
  /** What can be drawn of a text. */
  shown(text: string): string
  /** Width of a character in points at a size. */
  width(char: string, size: number): number
}

/** One font for all papers: reading it takes longer than setting a paper. */
export function openFace(file: string): Face {
  const font = create(readFileSync(file)) as Font
  const glyphs = new Map<number, Glyph>()
  const glyphOf = (code: number): Glyph => {
    let glyph = glyphs.get(code)
    if (!glyph) glyphs.set(code, glyph = font.glyphForCodePoint(code))
    return glyph
  }
  const layout = (text: string) => {
    const drawn = [...text].map((char) => glyphOf(char.codePointAt(0) as number))
    return {
      glyphs: drawn, positions: drawn.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })),
      advanceWidth: drawn.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0)
    }
  }
  return {
    font: Object.create(font, { layout: { value: layout } }) as Font,
    shown: (text) => [...text.replace(/\t/g, ' ').replace(/\r\n?/g, '\n')].map((char) => {
      if (char === '\n') return char
      if (SILENT.test(char)) return ''
      const code = char.codePointAt(0) as number
      return font.hasGlyphForCodePoint(code) ? char : String.fromCodePoint(MISSING)
    }).join(''),
    width: (char, size) => (glyphOf(char.codePointAt(0) as number).advanceWidth / font.unitsPerEm) * size
  }
}
