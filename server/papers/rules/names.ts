/* Names that Windows, macOS and Linux all take, and that no unpacking tool reads as a way out of its folder. */

/** Characters of one name: with its folders a path stays below what Windows opens. */
const LONGEST = 60
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i

/** One part of a path. */
export function safeName(words: string, longest = LONGEST): string {
  const plain = words.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').replace(/[\\/:*?"<>|]/g, '-').replace(/\s+/g, ' ')
  const cut = [...plain].slice(0, longest).join('').replace(/^[\s.]+|[\s.]+$/g, '')
  if (cut === '') return '_'
  return DEVICES.test(cut) ? `${cut}_` : cut
}

/** Gives names that have not been given before, whatever the case of their letters: 甲.pdf, 甲 (2).pdf */
export function numbered(): (name: string, end?: string) => string {
  const given = new Set<string>()
  return (name, end = '') => {
    for (let n = 1; ; n++) {
      const full = `${name}${n > 1 ? ` (${n})` : ''}${end}`
      if (given.has(full.toLowerCase())) continue
      given.add(full.toLowerCase())
      return full
    }
  }
}
