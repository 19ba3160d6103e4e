/** GIFT's characters with a meaning; a backslash before them takes it away. */
const SPECIAL = /[\\~=#{}:]/g

/** All that any program takes for a line's end: a bare one would end the paragraph, or begin a comment. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

export const escapeGift = (text: string) => text.replace(SPECIAL, '\\$&').replace(LINE_END, '\\n')

export const unescapeGift = (text: string) => text.replace(/\\([\\~=#{}:n])/g, (_, letter: string) => letter === 'n' ? '\n' : letter)

/** The next place of one of `letters` that no backslash stands before, or -1. */
export function bare(text: string, letters: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (letter === '\\') at++
    else if (letters.includes(letter)) return at
  }
  return -1
}

/** Splits before each bare letter of `letters`; the first part is what stands before all of them. */
export function splitBare(text: string, letters: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = bare(text, letters); at !== -1; at = bare(text, letters, at + 1)) {
    parts.push(text.slice(from, at))
    from = at
  }
  return [...parts, text.slice(from)]
}
