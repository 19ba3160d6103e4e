import type { AnswerValue } from '../../../contract/question'

/** A question as far as a line of answers has to know it. */
export interface Asked { pos: number; type: 'single' | 'multiple' | 'judge' | 'fill'; options: readonly string[]; blanks: number }

export interface Matched {
  pos: number
  /** What was typed for it; empty: nothing. */
  typed: string
  value: AnswerValue
  /** Why it cannot be taken; empty: it can, or nothing was typed. */
  problem: string
}

export interface Read {
  answers: Matched[]
  /** What is left of the line when all questions have theirs. */
  rest: string
}

const RIGHT = /^[对√✓正TYty]$/
const WRONG = /^[错×✗✕误FXNfxn叉]$/
/** Left out on the sheet. */
const NONE = /^[-_空/]$/
const wide = (text: string) => text.normalize('NFKC').replace(/正确/g, '对').replace(/错误/g, '错')

/** 1. or 3、 before an answer, 6-10 before several: from which question on it goes. */
const PLACE = /^(\d{1,3})(?:[-~—–](\d{1,3}))?[.、:．)]?$/
const GLUED = /^(\d{1,3})(?:[-~—–]\d{1,3})?[.、:．)]([^\d].*)$/

/**
 * Answers of a whole sheet in one line: ABCDA BC AD 对错. One letter for each single choice, a word of its own for a multiple choice, 对 or 错
 * for a judgement, a word for each blank. Numbers of questions may stand before them. Nothing is guessed: what does not fit says why.
 */
export function readLine(line: string, questions: readonly Asked[]): Read {
  const answers = questions.map(({ pos }): Matched => ({ pos, typed: '', value: null, problem: '' }))
  const words = wide(line).split(/[\s,;，；、|]+/).flatMap((word) => {
    const glued = GLUED.exec(word)
    return glued ? [`${glued[1]}.`, glued[2] ?? ''] : [word]
  }).filter(Boolean)
  let at = 0
  const rest: string[] = []
  const put = (typed: string, value: AnswerValue, problem = '') => { const own = answers[at]; if (own) Object.assign(own, { typed, value, problem }); at++ }
  for (const word of words) {
    const place = PLACE.exec(word)
    if (place && !(questions[at]?.type === 'fill' && !/[.、:．)]$|[-~—–]/.test(word))) {
      const found = questions.findIndex(({ pos }) => pos === Number(place[1]))
      if (found >= 0) { at = found; continue }
    }
    let left = word
    while (left) {
      const question = questions[at]
      if (!question) { rest.push(left); break }
      if (question.type === 'fill') {
        const before = answers[at]
        const texts = [...(before?.typed.split(' ') ?? []).filter(Boolean), left]
        const padded = Array.from({ length: Math.max(1, question.blanks) }, (_, i) => (NONE.test(texts[i] ?? '-') ? '' : texts[i] ?? ''))
        if (before) Object.assign(before, { typed: texts.join(' '), value: padded.some(Boolean) ? padded : null })
        if (texts.length >= question.blanks) at++
        left = ''
      } else if (question.type === 'multiple') {
        put(left, ...lettersIn(left, question, (n) => n > 0))
        left = ''
      } else {
        const sign = [...left][0] ?? ''
        left = left.slice(sign.length)
        if (question.type === 'judge') put(sign, ...judgedBy(sign))
        else put(sign, ...lettersIn(sign, question, (n) => n === 1))
      }
    }
  }
  return { answers, rest: rest.join(' ') }
}

function judgedBy(sign: string): [AnswerValue, string] {
  if (NONE.test(sign)) return [null, '']
  if (RIGHT.test(sign) || sign === 'A' || sign === 'a') return [[0], '']
  if (WRONG.test(sign) || sign === 'B' || sign === 'b') return [[1], '']
  return [null, `“${sign}”不是对或错`]
}

function lettersIn(typed: string, { options }: Asked, fits: (n: number) => boolean): [AnswerValue, string] {
  if (NONE.test(typed)) return [null, '']
  const places = [...typed.toUpperCase()].map((sign) => sign.charCodeAt(0) - 65)
  if (places.some((place) => place < 0 || place > 25)) return [null, `“${typed}”不是选项字母`]
  if (places.some((place) => place >= options.length)) return [null, `只有 ${options.length} 个选项，没有“${typed}”`]
  const chosen = [...new Set(places)].sort((a, b) => a - b)
  return fits(chosen.length) ? [chosen, ''] : [null, `“${typed}”对不上这道题`]
}
