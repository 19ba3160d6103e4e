import type { Line } from '../draft'
import { labelsIn } from '../marks/labels'
import { TYPE_ALONE } from '../marks/sections'
import { lastPoint } from '../read/circled'
import { marksIn, optionsIn, type Mark } from './run-on-marks'

/* Several questions in one line: cut before each number that is due, where a question lies on either side of it. */

const HEADING = new RegExp(`(?:^|(?<=[\\s。.；;：:）)】\\]A-H√×对错确误]))[（(]?[一二三四五六七八九十][、.．)）]\\s?(?:${TYPE_ALONE}(?:[（(][^（）()]{0,40}[)）])?\\s?[:：]?|(?=1[.．、\\-—~]))\\s*`, 'gu')
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
  const marks = marksIn(text)
  if (marks.length === 0 || (marks.length === 1 && marks[0]?.at === 0)) return [line]
  return parts(line, new Starts(text, marks).found())
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
