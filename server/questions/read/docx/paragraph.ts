import type { Item, Note } from '../assemble'
import type { ListMark } from './styles'

interface Piece {
  text: string
  underlined: boolean
}

export interface Paragraph extends ListMark {
  style?: string
  pieces: Piece[]
  notes: Note[]
  /** What hangs on the paragraph but is not in its line: text boxes. */
  beside: Item[]
}

export const emptyParagraph = (): Paragraph => ({ pieces: [], notes: [], beside: [] })

export const BLANK = '____'

/** Underlined spaces are a blank to be filled in; one between two underlined words is just a space. */
export function textOf(pieces: readonly Piece[]): string {
  const runs: (Piece & { space: boolean })[] = []
  for (const { text, underlined } of pieces) {
    const space = isSpace(text)
    const last = runs.at(-1)
    if (last && last.underlined === underlined && last.space === space) last.text += text
    else runs.push({ text, underlined, space })
  }
  return runs.map((run, i) => {
    if (!run.underlined || !run.space) return run.text
    const before = Boolean(runs[i - 1]?.underlined)
    const after = Boolean(runs[i + 1]?.underlined)
    return (before && after) || ((before || after) && run.text.length < 2) ? run.text : BLANK
  }).join('')
}

const isSpace = (text: string) => !/[^ \t\u00a0\u2000-\u200a\u3000]/.test(text)
