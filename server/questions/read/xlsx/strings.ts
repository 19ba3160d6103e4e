import { textBudget } from '../assemble'
import { localName, walkXml } from '../xml'

/** Rich text is joined; what tells how to pronounce it (rPh) is left out. */
export function richText() {
  let text = ''
  let inText = false
  let phonetic = 0
  return {
    begin() { text = ''; phonetic = 0 },
    open(local: string) {
      if (local === 'rPh') phonetic++
      else if (local === 't') inText = true
    },
    close(local: string) {
      if (local === 'rPh') phonetic--
      else if (local === 't') inText = false
    },
    text(more: string) { if (inText && !phonetic) text += more },
    take: () => unescaped(text)
  }
}

/** Excel writes characters that XML has not as _x000D_. */
export const unescaped = (text: string) => text.includes('_x')
  ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\r\n?/g, '\n').replace(/\0/g, '')
  : text

export function readStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = []
  if (!bytes) return strings
  const rich = richText()
  const budget = textBudget()
  walkXml(bytes, 'xl/sharedStrings.xml', {
    open(name) {
      const local = localName(name)
      if (local === 'si') rich.begin()
      else rich.open(local)
    },
    close(name) {
      const local = localName(name)
      rich.close(local)
      if (local !== 'si') return
      const text = rich.take()
      budget(text.length)
      strings.push(text)
    },
    text: (text) => rich.text(text)
  })
  return strings
}
