/* How a paragraph is broken into lines: Chinese between any two characters, Latin words and numbers whole, no line begun with a stop. */

const NOT_FIRST = new Set('，。、；：？！）》」』】〕〉”’…—～·％%),.;:?!]}℃'.split(''))
const NOT_LAST = new Set('（《「『【〔〈“‘([{'.split(''))
const INSIDE_WORD = /[!-~\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u

export type Measure = (char: string) => number

/** @returns the lines' words; spaces at a break are dropped, and what the writer broke stays broken */
export function linesOf(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => broken(paragraph, width, measure))
}

function broken(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of pieces(paragraph)) {
    const wide = sum(piece, measure)
    if (used > 0 && used + sum(piece.trimEnd(), measure) > width) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
      if (piece.trim() === '') continue
    }
    if (wide <= width) {
      line += piece
      used += wide
      continue
    }
    // Longer than a line: an address, or a blank drawn with many strokes.
    for (const char of piece) {
      if (used > 0 && used + measure(char) > width) {
        lines.push(line)
        line = ''
        used = 0
      }
      line += char
      used += measure(char)
    }
  }
  lines.push(line.trimEnd())
  return lines
}

const sum = (text: string, measure: Measure) => {
  let all = 0
  for (const char of text) all += measure(char)
  return all
}

/** What is not taken apart: a word with what must not stand apart from it. */
function pieces(paragraph: string): string[] {
  const found: string[] = []
  let before = ''
  for (const char of paragraph) {
    const last = found.length - 1
    if (last >= 0 && before !== '' && joined(before, char)) found[last] += char
    else found.push(char)
    before = char
  }
  return found
}

const joined = (a: string, b: string) => NOT_FIRST.has(b) || NOT_LAST.has(a) || (INSIDE_WORD.test(a) && INSIDE_WORD.test(b)) || b === ' '
