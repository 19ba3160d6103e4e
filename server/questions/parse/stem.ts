import type { ParsedType } from './types'
import { judgeOf, lettersOf } from './values'

/* Answers that stand inside a question's words, and its blanks. */

const LETTER_BRACKET = /([（(［[【]\s*)([A-HＡ-Ｈa-h](?:[\s、,，]*[A-HＡ-Ｈa-h])*)(\s*[)）］\]】])/g
const JUDGE_BRACKET = /([（(【[]\s*)(√|✓|✔|×|✗|✘|❌|✅|╳|X|对|错|正确|错误|不正确|是|否|T|F|true|false)(\s*[)）】\]])/gi
const LINED = /(_+\s*)([A-HＡ-Ｈ](?:[\s、,，]*[A-HＡ-Ｈ])*)(\s*_+)/g
const BARE_END = /([\s。.？?：:，,])([A-H]{1,8}|[Ａ-Ｈ]{1,8})\s*[。.]?$/

export interface StemAnswer {
  /** The stem without the answer, its bracket left open. */
  stem: string
  raw: string | null
  /** Brackets that disagree with one another. */
  several: string[]
}

/**
 * Takes the answer out of a stem: `( C )`, `（ＡＢＤ）`, `__B__`, `（√）`, `[C]`, a bare letter at the end.
 * @param options how many options there are; letters beyond them are words.
 */
export function stemAnswer(stem: string, options: number, type: ParsedType | 'choice' | null): StemAnswer {
  const letters = (text: string) => {
    const places = lettersOf(text)
    return places !== null && places.every((place) => place < options)
  }
  const found: string[] = []
  let text = stem
  const take = (form: RegExp, fits: (value: string) => boolean, blank: (open: string, close: string) => string) => {
    if (found.length) return
    text = text.replace(form, (whole: string, open: string, value: string, close: string) => {
      if (!fits(value)) return whole
      found.push(value)
      return blank(open, close)
    })
  }
  const bracket = (open: string, close: string) => (/[[【［]/.test(open) ? '' : `${open.trim()} ${close.trim()}`)
  if (options >= 2) {
    take(LETTER_BRACKET, letters, bracket)
    take(LINED, letters, () => '____')
    if (!found.length) {
      const end = BARE_END.exec(text)
      if (end && letters(end[2] as string)) {
        found.push(end[2] as string)
        text = text.slice(0, end.index) + (end[1] as string).trimEnd()
      }
    }
  } else if (type === 'judge' || type === null || type === 'choice') {
    const last = [...text.matchAll(JUDGE_BRACKET)].filter((m) => m.index === 0 || m.index + m[0].length >= text.replace(/[\s。.]+$/, '').length)
    if (last.length) take(JUDGE_BRACKET, (value) => judgeOf(value) !== null, bracket)
  }
  const distinct = new Set(found.map((value) => lettersOf(value)?.join() ?? String(judgeOf(value))))
  // Two brackets with different letters, one for each blank: ordered letters of one answer are not to be told from a contradiction.
  return { stem: text.trim(), raw: distinct.size === 1 ? found[0] as string : null, several: distinct.size > 1 ? found : [] }
}

const BLANK = /_{2,}|＿{2,}|[（(]\s*[）)]|[（(]\s{1,}[）)]|﹍+|‗+|【\s*】|\[\s*\]|…{4,}|\.{6,}|—{3,}/g

/** How many blanks a stem shows. */
export const blanksIn = (stem: string) => [...stem.matchAll(BLANK)].length

/** Lines of a paragraph put together: a line that broke off in the middle of a sentence goes on, others stay lines. */
export function joined(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    if (text === '') text = line
    else if (line !== '') text += (/[。？！：；:;?!…）)》”"]$/.test(text) || text.length < 15 || /^[（(]?[0-9①-⑳][.、．)）]?/.test(line) ? '\n' : '') + line
  }
  return text.trim()
}
