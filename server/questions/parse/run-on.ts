import type { Line } from './draft'
import { labelsIn } from './labels'
import { digits } from './markers'
import { numberMark } from './numbers'
import { TYPE_ALONE } from './sections'

/* Several questions in one line: cut before each number that is due, where a question lies on either side of it. */

const NUMBER = /(?<![0-9０-９.第])(?:第\s?)?([0-9０-９]{1,4})\s?(?:[.．]|(?<!月\d{0,4})(?<!年\d{0,4})、|[)）]|题[、.．:：]?)(?!\d(?!\d{3}|\d?[月日]))/g
const HEADING = new RegExp(`(?:^|(?<=[\\s。.；;：:）)】\\]A-H√×对错确误]))[（(]?[一二三四五六七八九十][、.．)）]\\s?(?:${TYPE_ALONE}(?:[（(][^（）()]{0,40}[)）])?\\s?[:：]?|(?=1[.．、\\-—~]))\\s*`, 'gu')
/** Straight behind an option's mark stands the option. */
const MARKED = /[A-HＡ-Ｈ]\s?[.．、:：)）\]】]\s?$/
const ANSWERED = /答案?[】\])）]?\s?[:：]?\s?[A-H、,，]{1,12}$/
/** Where an option begins. */
const OPTION = /(?<![A-Za-z0-9])[（(]?([A-HＡ-Ｈ])\s?[.．、:：)）]/g
/** An answer in its bracket, or the bracket it would stand in. */
const BRACKET = /[（(【[]\s{0,8}(?:[√×✓✗✔✘对错]|[A-HＡ-Ｈ、,，\s]{1,12})?\s{0,8}[)）】\]]/g

export const cutRunOn = (lines: readonly Line[]): Line[] => lines.flatMap((line) => headed(line).flatMap(cut))

/** `一、单选题 1.…… 二、判断题 1.……`: headings on lines of their own. */
function headed(line: Line): Line[] {
  if (!/[、.．)）]\s?[\u4e00-\u9fff(（\d]/.test(line.text) || !/[一二三四五六七八九十]/.test(line.text)) return [line]
  const marks = [...line.text.matchAll(HEADING)].filter((m) => !/^[（(]\d+\s?[-—–~～至]\s?\d+\s?[题)）]/.test(line.text.slice(m.index + m[0].length)) && /^\s*[（(第]?\d{1,4}\s?[.．、)）\-—–~～]/.test(line.text.slice(m.index + m[0].length, m.index + m[0].length + 8)))
  if (marks.length === 0) return [line]
  const places = marks.flatMap((m) => (/[、.．)）]\s*$/.test(m[0]) ? [m.index] : [m.index, m.index + m[0].length]))
  return parts(line, places)
}

function cut(line: Line): Line[] {
  const { text } = line
  const own = numberMark(text)
  const marks = [...text.matchAll(NUMBER)].flatMap((m) => {
    if (own && m.index < text.length - own.rest.length) return [{ no: own.no, at: 0 }]
    // 「B2、」 is an answer and a number only behind the answer's label; else it is a word.
    if (/[A-Za-z]/.test(text[m.index - 1] ?? '') && !ANSWERED.test(text.slice(Math.max(0, m.index - 20), m.index))) return []
    if (MARKED.test(text.slice(Math.max(0, m.index - 4), m.index))) return []
    return [{ no: Number(digits(m[1] as string)), at: opened(text, m.index, Boolean(own?.lead)) }]
  })
  if (marks.length === 0 || (marks.length === 1 && marks[0]?.at === 0)) return [line]
  const options = [...text.matchAll(OPTION)].map((m) => ({ at: m.index, first: /[AＡ]/.test(m[1] as string) }))
  const answers = labelsIn(text).filter(({ kind }) => kind === 'answer' || kind === 'analysis').map(({ at }) => at)
  const brackets = [...text.matchAll(BRACKET)].map((m) => m.index)
  const evidence = [...options.filter((one) => one.first).map(({ at }) => at), ...answers, ...brackets].sort((a, b) => a - b)
  const closing = [...answers, ...brackets].sort((a, b) => a - b)

  const starts: number[] = []
  let next = marks[0]?.no ?? 0
  const [seen, seenNext, ahead, option] = [walker(evidence), walker(evidence), walker(closing), walker(options.map(({ at }) => at))]
  // 「（B）」 right before an A is the answer in the stem's bracket.
  const begins = new Set(options.filter((one, i) => one.first || (/[（(]/.test(text[one.at] as string) && options[i + 1]?.first)).map(({ at }) => at))
  for (const { no, at } of marks) {
    if (no !== next) continue
    const before = starts.at(-1)
    if (before === undefined && at > 0 && !/[\s。：:；;）)】]$/.test(text.slice(Math.max(0, at - 2), at))) continue
    if (before !== undefined && (seen(before) ?? Infinity) >= at) continue
    if (seenNext(at) === undefined) continue
    // What follows a question's number begins with A, if with any letter: 「A、2、3　B、……」 are words of an option.
    const letter = option(at)
    if (letter !== undefined && letter <= (ahead(at) ?? Infinity) && !begins.has(letter)) continue
    starts.push(at)
    next = no + 1
  }
  return parts(line, starts)
}

/** The number's own bracket belongs to it: `(3)`; a judgement's `（√）3.` where the first of the line has it there. */
function opened(text: string, at: number, leads: boolean): number {
  const before = /(?:([（(【[]\s?[√×✓✗✔✘对错]\s?[)）】\]]\s?)|[（(])$/.exec(text.slice(Math.max(0, at - 6), at))
  return before && (before[1] ? leads : /[)）]/.test(text.slice(at, at + 6))) ? at - before[0].length : at
}

/** The first of ordered places from `from` on; asked for growing places only, so that all questions together cost one walk. */
function walker(places: readonly number[]) {
  let i = 0
  let last = 0
  return (from: number): number | undefined => {
    if (from < last) i = 0
    last = from
    while (i < places.length && (places[i] as number) < from) i++
    return places[i]
  }
}

function parts(line: Line, places: readonly number[]): Line[] {
  const inner = places.filter((at) => at > 0)
  if (inner.length === 0) return [line]
  return [0, ...inner].map((at, i) => line.text.slice(at, inner[i]).trim()).filter(Boolean).map((text) => ({ text, line: line.line }))
}
