import type { ParsedType } from '../types'
import { judgeOf, lettersOf } from './values'

/* Answers that stand inside a question's words, and its blanks. */

const LETTER_BRACKET = /([（(［[【]\s{0,20})([A-HＡ-Ｈa-h](?:[\s、,，]*[A-HＡ-Ｈa-h])*)(\s{0,20}[.．、]?\s{0,3}[)）］\]】])/g
const JUDGE_BRACKET = /([（(【[]\s{0,20})(√|✓|✔|×|✗|✘|❌|✅|╳|X|对|错|正确|错误|不正确|是|否|T|F|Y|N|V|true|false)(\s{0,20}[)）】\]])/gi
const LINED = /((?<!_)_+\s{0,20})([A-HＡ-Ｈ](?:[\s、,，]*[A-HＡ-Ｈ])*)(\s{0,20}_+)/g
const SIGN_END = /\s*([√×✓✗✔✘❌✅])$/
const SIGN_START = /^([√×✓✗✔✘❌✅])\s*/
/** Under 判断题: 「……召开。错误，在延安召开。」 「……。×（1931年）」 「……。（错，1949年）」 */
const REASONED = /^(.*(?:[。！!？?”"》）)]|\s))\s*(正确|错误|不正确|[√×✓✔✗✘❌对错TF])\s*(?:[。.]|[，,；;：:]\s*([^。]{1,80}[。.]?)|[（(]([^（()）]{1,80})[)）][。.]?)?$/su
const REASONED_INSIDE = /^(.*?)[（(【]\s*(正确|错误|不正确|[√×✓✔✗✘❌对错])\s*[，,；;：:。、\s]\s*([^（()）【】]{1,80})[)）】][。.]?$/su
const BARE_END = /([\s。.？?：:，,\p{Script=Han}])([A-H]{1,8}|[Ａ-Ｈ]{1,8})\s{0,9}[。.]?$/u

export interface StemAnswer {
  /** The stem without the answer, its bracket left open. */
  stem: string
  raw: string | null
  /** Brackets that disagree with one another. */
  several: string[]
  /** A reason that stands behind the judgement. */
  rest?: string
}

/**
 * Takes the answer out of a stem: `( C )`, `（ＡＢＤ）`, `__B__`, `（√）`, `[C]`, a bare letter at the end.
 * @param answered an answer was given elsewhere: a letter glued to the stem's last word is a word (「维生素A」).
 * @param options how many options there are; letters beyond them are words.
 */
export function stemAnswer(stem: string, options: number, type: ParsedType | 'choice' | null, answered = false): StemAnswer {
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
  const bracket = (open: string, close: string) => (/[[【［]/.test(open) ? '' : `${open.trim()} ${close.trim().slice(-1)}`)
  if (options >= 2) {
    take(LETTER_BRACKET, letters, bracket)
    take(LINED, letters, () => '____')
    if (!found.length) {
      const end = bareEnd(text)
      if (end && letters(end.value) && !(answered && /\p{Script=Han}$/u.test(end.before))) {
        found.push(end.value)
        text = text.slice(0, end.at) + end.before
      }
    }
    // 「（ACE）」 over options A to D points beyond them: it is said to be the answer, and reported as such.
    if (!answered) take(LETTER_BRACKET, inOrder, bracket)
  } else if (type === 'judge' || type === null || type === 'choice') {
    const end = text.length - (/[\s。.]{1,4}$/.exec(text.slice(-4))?.[0].length ?? 0)
    const all = [...text.matchAll(JUDGE_BRACKET)]
    // A sign in a bracket is no word of a statement, wherever it stands.
    const last = type === 'judge' && all.length === 1 && /[√✓✔×✗✘❌✅╳]/.test(all[0]?.[0] ?? '') ? all : all.filter((m) => m.index === 0 || m.index + m[0].length >= end)
    if (last.length) take(JUDGE_BRACKET, (value) => judgeOf(value) !== null || type === 'judge' && /^v$/i.test(value), bracket)
    for (const sign of [SIGN_END, SIGN_START]) {
      const bare = found.length === 0 ? sign.exec(sign === SIGN_END ? text.slice(-6) : text) : null
      if (!bare) continue
      found.push(bare[1] as string)
      text = sign === SIGN_END ? text.slice(0, text.length - bare[0].length) : text.slice(bare[0].length)
    }
    const reasoned = type === 'judge' && found.length === 0 ? REASONED_INSIDE.exec(text) ?? REASONED.exec(text) : null
    if (reasoned) return { stem: (reasoned[1] as string).trim(), raw: reasoned[2] as string, several: [], rest: reasoned[3] ?? reasoned[4] ?? '' }
  }
  // Under 多选题 each blank has its letter: 「（A）、（B）和（C）」.
  if (type === 'multiple' && found.length > 1 && found.every((value) => lettersOf(value)?.length === 1) && new Set(found).size === found.length) return { stem: text.trim(), raw: found.join(''), several: [] }
  const distinct = new Set(found.map((value) => lettersOf(value)?.join() ?? String(judgeOf(value))))
  // Two brackets with different letters, one for each blank: ordered letters of one answer are not to be told from a contradiction.
  return { stem: text.trim(), raw: distinct.size === 1 ? found[0] as string : null, several: distinct.size > 1 ? found : [] }
}

const inOrder = (value: string) => {
  const letters = value.replace(/[\s、,，]/g, '')
  return /^[A-HＡ-Ｈ]{2,}$/.test(letters) && [...letters].every((one, i) => i === 0 || one > (letters[i - 1] as string))
}

function bareEnd(text: string): { at: number; before: string; value: string } | null {
  const from = Math.max(0, text.length - 24)
  const found = BARE_END.exec(text.slice(from))
  return found && { at: from + found.index, before: (found[1] as string).trimEnd(), value: found[2] as string }
}

/** Words between short lines are written there; between long ones stand the sentence's own: 「______年______月」. */
const WRITTEN = /([（(【])\s{0,20}([^（()）【】]{1,60}?)\s{0,20}([)）】])|(?<!_)_{2,3}\s{0,20}([^_\s（(][^_\n]{0,60}?)\s{0,20}_{2,3}(?!_)/g

/** A fill-in whose answers are written into its blanks: 「转移到（嘉兴南湖）举行」. With a blank left open its brackets are words. */
export function filledBlanks(stem: string): StemAnswer {
  if (blanksIn(stem.replace(WRITTEN, '')) > 0) return { stem, raw: null, several: [] }
  const found: string[] = []
  const text = stem.replace(WRITTEN, (_, open: string | undefined, inside: string | undefined, close: string | undefined, lined: string | undefined) => {
    found.push((inside ?? lined ?? '').trim())
    return open ? `${open} ${close}` : '____'
  })
  return { stem: text.trim(), raw: found.length ? found.join('；') : null, several: [] }
}

const BLANK = /_{2,}|＿{2,}|[（(]\s*[）)]|[（(]\s{1,}[）)]|﹍+|‗+|【\s*】|\[\s*\]|…{4,}|\.{6,}|—{3,}/g

/** How many blanks a stem shows. */
export const blanksIn = (stem: string) => [...stem.matchAll(BLANK)].length

/** Lines of a paragraph put together: a line that broke off in the middle of a sentence goes on, others stay lines. */
export function joined(lines: readonly string[]): string {
  let text = ''
  let last = ''
  for (const line of lines) {
    if (line === '') continue
    const breaks = text !== '' && (/[。？！：；:;?!…）)》”"]$/.test(last) || text.length < 15 || /^[（(]?[0-9①-⑳][.、．)）]?/.test(line))
    text += (breaks ? '\n' : '') + line
    last = line
  }
  return text.trim()
}
