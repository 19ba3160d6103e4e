import { lastPoint } from './circled'
import type { Line } from './draft'
import { labelsIn } from './labels'
import { digits } from './markers'
import { numberMark } from './numbers'
import { TYPE_ALONE } from './sections'

/* Several questions in one line: cut before each number that is due, where a question lies on either side of it. */

const NUMBER = /(?<![0-9０-９.第])(?:第\s?)?([0-9０-９]{1,5})\s?(?:[.．]|(?<!月\d{0,4})(?<!年\d{0,4})、|[)）]|题[、.．:：]?)(?!\d(?!\d{3}|\d?[月日]))/g
/** A bare number behind a space, or a circled one: taken only where it is due. */
const WEAK = /(?<=[\s。）)])(?:([0-9０-９]{1,4})(?:[ \t]+(?=[\p{Script=Han}《“"])|\s?[:：]\s*(?=[\p{Script=Han}《“"])|(?=[\p{Script=Han}《“"])(?![年月日号时分秒世个位名条项种届次大岁元万亿千百十多余级层倍成人国省市县区]))|([①-⑳])\s?[.．、]?\s?(?=[\p{Script=Han}《“"]))/gu
const HEADING = new RegExp(`(?:^|(?<=[\\s。.；;：:）)】\\]A-H√×对错确误]))[（(]?[一二三四五六七八九十][、.．)）]\\s?(?:${TYPE_ALONE}(?:[（(][^（）()]{0,40}[)）])?\\s?[:：]?|(?=1[.．、\\-—~]))\\s*`, 'gu')
/** Straight behind an option's mark stands the option. */
const MARKED = /[A-HＡ-Ｈ]\s?[.．、:：)）\]】]\s?$/
const ANSWERED = /答案?[】\])）]?\s?[:：]?\s?[A-H、,，]{1,12}$/
/** Where an option begins. */
const OPTION = /(?<![A-Za-z0-9])[（(]?([A-HＡ-Ｈ])\s?[.．、:：)）]/g
const SPACED = /(?<=[\p{Script=Han}0-9？?。）)_]\s{0,4})(?<![A-Za-z])([A-H])[ \t]+(?=[\p{Script=Han}《“0-9])/gu
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

interface Mark {
  no: number
  at: number
  /** No mark stands behind the number, or a circle around it. */
  weak: boolean
}

function cut(line: Line): Line[] {
  const { text } = line
  const marks = marksIn(text)
  if (marks.length === 0 || (marks.length === 1 && marks[0]?.at === 0)) return [line]
  return parts(line, new Starts(text, marks).found())
}

/** Every place where a number of a question could stand, in order. */
function marksIn(text: string): Mark[] {
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
function optionsIn(text: string): { at: number; first: boolean }[] {
  const marked = [...text.matchAll(OPTION)]
  const found = marked.length ? marked : [...text.matchAll(SPACED)]
  if (!marked.length && ['A', 'B'].some((letter) => found.filter((m) => m[1] === letter).length < 2)) return []
  return found.map((m) => ({ at: m.index, first: /[AＡ]/.test(m[1] as string) }))
}

/** Walks over the numbers of a line and finds those that begin a question. */
class Starts {
  private readonly starts: number[] = []
  private next: number
  private readonly evidence: (from: number) => number | undefined
  private readonly evidenceNext: (from: number) => number | undefined
  private readonly firm: (from: number) => number | undefined
  private readonly firmNext: (from: number) => number | undefined
  private readonly closing: (from: number) => number | undefined
  private readonly option: (from: number) => number | undefined
  private readonly firstOption: (from: number) => number | undefined
  private readonly begins: ReadonlySet<number>

  constructor(private readonly text: string, private readonly marks: readonly Mark[]) {
    const options = optionsIn(text)
    const answers = labelsIn(text).filter(({ kind }) => kind === 'answer' || kind === 'analysis').map(({ at }) => at)
    const brackets = [...text.matchAll(BRACKET)]
    const firsts = options.filter((one) => one.first).map(({ at }) => at)
    const ordered = (...places: number[][]) => places.flat().sort((a, b) => a - b)
    const all = ordered(firsts, answers, brackets.map((m) => m.index))
    const sure = ordered(firsts, answers, brackets.flatMap((m) => (/[√×✓✗✔✘对错A-HＡ-Ｈ]/.test(m[0]) ? [m.index] : [])))
    this.evidence = walker(all)
    this.evidenceNext = walker(all)
    this.firm = walker(sure)
    this.firmNext = walker(sure)
    this.closing = walker(ordered(answers, brackets.map((m) => m.index)))
    this.option = walker(options.map(({ at }) => at))
    this.firstOption = walker(firsts)
    // 「（B）」 right before an A is the answer in the stem's bracket.
    this.begins = new Set(options.filter((one, i) => one.first || (/[（(]/.test(text[one.at] as string) && options[i + 1]?.first)).map(({ at }) => at))
    this.next = marks.find(({ weak }) => !weak)?.no ?? 0
  }

  /** Where the number that is due is not found, the questions behind it are not lost: it goes on at a later number. */
  found(): number[] {
    for (let i = 0; i !== -1; i = this.jump()) {
      for (let at = i; at < this.marks.length; at++) if (this.isDue(at)) this.take(at)
    }
    return this.starts
  }

  private take(i: number) {
    const { at, no } = this.marks[i] as Mark
    this.starts.push(at)
    this.next = no + 1
  }

  private isDue(i: number): boolean {
    const { no, at, weak } = this.marks[i] as Mark
    if (no !== this.next) return false
    const before = this.starts.at(-1)
    if (before === undefined && (weak || at > 0 && !/[\s。：:；;）)】]$/.test(this.text.slice(Math.max(0, at - 2), at)))) return false
    if (before !== undefined && (at <= before || (this.evidence(before) ?? Infinity) >= at)) return false
    if (this.evidenceNext(at) === undefined || !this.beginsWithA(at)) return false
    return !weak || !this.isWord(i, before ?? 0)
  }

  /** What follows a question's number begins with A, if with any letter: 「A、2、3　B、……」 are words of an option. */
  private beginsWithA(at: number): boolean {
    const letter = this.option(at)
    return letter === undefined || letter > (this.closing(at) ?? Infinity) || this.begins.has(letter)
  }

  /** A bare figure before the number itself, and ⑤ behind ④ in a list. */
  private isWord(i: number, before: number): boolean {
    const { no, at } = this.marks[i] as Mark
    const end = this.firstOption(at) ?? Infinity
    for (let j = i + 1; j < this.marks.length && (this.marks[j] as Mark).at < end; j++) if (this.marks[j]?.no === no && !this.marks[j]?.weak) return true
    return /[①-⑳]/.test(this.text[at] as string) && lastPoint(this.text.slice(Math.max(before + 1, at - 2000), at), 0) === no - 1
  }

  /** The first later number, a few on at most, with a whole question on either side. */
  private jump(): number {
    const before = this.starts.at(-1)
    if (before === undefined) return -1
    for (let i = 0; i < this.marks.length; i++) {
      const { no, at, weak } = this.marks[i] as Mark
      if (at <= before || weak || no <= this.next || no > this.next + 4 || !/[\s。；;）)】]/.test(this.text[at - 1] ?? '')) continue
      if ((this.firm(before) ?? Infinity) >= at || this.firmNext(at) === undefined || !this.beginsWithA(at)) continue
      this.take(i)
      return i + 1
    }
    return -1
  }
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
