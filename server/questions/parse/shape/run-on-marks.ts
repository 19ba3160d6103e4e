import { digits } from '../marks/markers'
import { numberMark } from '../marks/numbers'

/* Where numbers and options stand in a line of several questions. */

const NUMBER = /(?<![0-9０-９.第])(?:第\s?)?([0-9０-９]{1,5})\s?(?:[.．]|(?<!月\d{0,4})(?<!年\d{0,4})、|[)）]|题[、.．:：]?)(?!\d(?!\d{3}|\d?[月日]))/g
/** A bare number behind a space, or a circled one: taken only where it is due. */
const WEAK = /(?<=[\s。）)])(?:([0-9０-９]{1,4})(?:[ \t]+(?=[\p{Script=Han}《“"])|\s?[:：]\s*(?=[\p{Script=Han}《“"])|(?=[\p{Script=Han}《“"])(?![年月日号时分秒世个位名条项种届次大岁元万亿千百十多余级层倍成人国省市县区]))|([①-⑳])\s?[.．、]?\s?(?=[\p{Script=Han}《“"]))/gu
/** Straight behind an option's mark stands the option. */
const MARKED = /[A-HＡ-Ｈ]\s?[.．、:：)）\]】]\s?$/
const ANSWERED = /答案?[】\])）]?\s?[:：]?\s?[A-H、,，]{1,12}$/
/** Where an option begins. */
const OPTION = /(?<![A-Za-z0-9])[（(]?([A-HＡ-Ｈ])\s?[.．、:：)）]/g
const SPACED = /(?<=[\p{Script=Han}0-9？?。）)_]\s{0,4})(?<![A-Za-z])([A-H])[ \t]+(?=[\p{Script=Han}《“0-9])/gu

export interface Mark {
  no: number
  at: number
  /** No mark stands behind the number, or a circle around it. */
  weak: boolean
}

/** Every place where a number of a question could stand, in order. */
export function marksIn(text: string): Mark[] {
  const own = numberMark(text)
  const ownEnd = own ? text.length - own.rest.length : 0
  const strong = [...text.matchAll(NUMBER)].flatMap((m): Mark[] => {
    if (own && m.index < ownEnd) return [{ no: own.no, at: 0, weak: false }]
    // 「B2、」 is an answer and a number only behind the answer's label; else it is a word.
    if (/[A-Za-z]/.test(text[m.index - 1] ?? '') && !ANSWERED.test(text.slice(Math.max(0, m.index - 20), m.index))) return []
    if (MARKED.test(text.slice(Math.max(0, m.index - 4), m.index))) return []
    return [{ no: Number(digits(m[1] as string)), at: opened(text, m.index, Boolean(own?.lead)), weak: false }]
  })
  const known = new Set(strong.map(({ at }) => at))
  const weak = [...text.matchAll(WEAK)].flatMap((m): Mark[] => {
    if (known.has(m.index) || own && m.index < ownEnd || MARKED.test(text.slice(Math.max(0, m.index - 4), m.index))) return []
    return [{ no: m[1] ? Number(digits(m[1])) : (m[2] as string).charCodeAt(0) - 0x245f, at: m.index, weak: true }]
  })
  if (own && !known.has(0) && [...strong, ...weak].some(({ no }) => no === own.no + 1)) strong.unshift({ no: own.no, at: 0, weak: false })
  return strong.length + weak.length > strong.length ? [...strong, ...weak].sort((a, b) => a.at - b.at) : strong
}

/** Options of a line: with a mark behind the letter, or where none has one, with a space. */
export function optionsIn(text: string): { at: number; first: boolean }[] {
  const marked = [...text.matchAll(OPTION)]
  const found = marked.length ? marked : [...text.matchAll(SPACED)]
  if (!marked.length && ['A', 'B'].some((letter) => found.filter((m) => m[1] === letter).length < 2)) return []
  return found.map((m) => ({ at: m.index, first: /[AＡ]/.test(m[1] as string) }))
}

/** The number's own bracket belongs to it: `(3)`; a judgement's `（√）3.` where the first of the line has it there. */
function opened(text: string, at: number, leads: boolean): number {
  const before = /(?:([（(【[]\s?[√×✓✗✔✘对错]\s?[)）】\]]\s?)|[（(])$/.exec(text.slice(Math.max(0, at - 6), at))
  return before && (before[1] ? leads : /[)）]/.test(text.slice(at, at + 6))) ? at - before[0].length : at
}
