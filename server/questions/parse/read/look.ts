import type { Line } from '../draft'
import { labelsIn, type LabelMark } from '../marks/labels'
import { chineseMark, dueMark, numberMark, type NumberMark } from '../marks/numbers'
import { optionRow, optionStart } from '../marks/options'
import { isPageNumber, isRule, sectionMark, type SectionMark } from '../marks/sections'

/** A line with what can be told from it alone, found once and only when asked for: neighbours ask again and again. */
export class Seen implements Line {
  /** A blank line, a page's end or a drawn line stands before it. */
  gap = false
  rule = false
  private numbers: NumberMark | null | undefined
  private found: LabelMark[] | undefined
  private heading: SectionMark | null | undefined
  private first: ReturnType<typeof optionStart> | undefined
  private row: boolean | undefined

  constructor(readonly text: string, readonly line: number, private readonly page: { chinese: boolean }) {}

  get mark(): NumberMark | null {
    return this.numbers === undefined ? (this.numbers = numberMark(this.text) ?? (this.page.chinese ? chineseMark(this.text) : null)) : this.numbers
  }
  get labels(): LabelMark[] {
    return (this.found ??= labelsIn(this.text))
  }
  get section(): SectionMark | null {
    return this.heading === undefined ? (this.heading = sectionMark(this.text)) : this.heading
  }
  /** How surely option A begins here. */
  get optionA(): ReturnType<typeof optionStart> {
    return this.first === undefined ? (this.first = optionStart(this.text, 0)) : this.first
  }
  /** Two options or more stand in this line. */
  get holdsOptions(): boolean {
    return (this.row ??= optionRow(this.text, 0, false, 2) !== null)
  }
  get startsAnswer(): boolean {
    return this.labels[0]?.at === 0 && this.labels[0].kind === 'answer'
  }
  /** Left behind when it is learned how the paper numbers. */
  forget() {
    this.numbers = undefined
  }
}

/** How far ahead it is looked for what tells whether a line begins a question. */
const AHEAD = 14

/** The lines of a paper without blanks and page numbers, and what stands ahead of each. */
export class Page {
  readonly lines: Seen[] = []
  /** The paper numbers its questions with figures, or else with 一、 or ①. */
  readonly numbered: boolean
  chinese = false

  constructor(lines: readonly Line[]) {
    let gap = true
    let rule = false
    for (const { text, line } of lines) {
      if (isRule(text)) rule = true
      if (text === '' || rule && isRule(text) || isPageNumber(text)) {
        gap = true
        continue
      }
      const seen = new Seen(text, line, this)
      Object.assign(seen, { gap, rule })
      this.lines.push(seen)
      gap = rule = false
    }
    const starts = this.lines.filter(({ optionA }) => optionA === 'strong').length
    const figures = this.run((one) => (/[A-Za-zＡ-Ｚ]/.test(one.mark?.lead ?? '') ? undefined : one.mark?.no))
    this.chinese = figures === 0 && this.numberedInChinese()
    if (this.chinese) for (const one of this.lines) one.forget()
    this.numbered = this.chinese || (figures > 0 && figures >= starts * 0.5)
  }

  /** How many lines carry the number that is due. */
  private run(numberOf: (line: Seen) => number | undefined): number {
    let last = 0
    let found = 0
    let glued = false
    for (const line of this.lines) {
      const no: number | undefined = numberOf(line) === 1 ? 1 : glued && dueMark(line.text, last + 1) ? last + 1 : numberOf(line)
      if (no === undefined || (no !== last + 1 && no !== 1)) continue
      last = no
      glued = line.mark?.strength === 'glued' || glued && line.mark?.no !== no
      found++
    }
    return found
  }

  /** 一、 is a heading's number, unless options or an answer follow at once. */
  private numberedInChinese(): boolean {
    const marked = this.lines.flatMap((line, i) => (!line.section && chineseMark(line.text) ? [i] : []))
    const questions = marked.filter((i) => {
      const [own, next] = [this.lines[i], this.lines[i + 1]]
      return own?.holdsOptions || own?.labels.some(({ kind }) => kind === 'answer') || next?.startsAnswer || next?.optionA === 'strong' || next?.holdsOptions
    })
    return questions.length > 0 && questions.length >= marked.length * 0.5
  }

  ahead(i: number, most: number): Seen[] {
    return this.lines.slice(i + 1, i + 1 + most)
  }

  next(i: number): Seen | undefined {
    return this.lines[i + 1]
  }

  /** Do options or an answer come before the next number? */
  optionsAhead(i: number): boolean {
    const own = this.lines[i] as Seen
    if (own.holdsOptions) return true
    const no = own.mark?.no
    for (let j = i + 1; j <= i + AHEAD; j++) {
      const line = this.lines[j]
      if (!line) return false
      if (line.optionA || line.holdsOptions || line.startsAnswer) return true
      if (line.section || (line.mark && line.mark.strength !== 'glued' && no !== undefined && line.mark.no === no + 1)) return false
    }
    return false
  }

  /** What follows begins a part: words here are its heading. */
  headsNext(i: number, lastNo: number): boolean {
    const next = this.next(i)
    return next !== undefined && (next.section !== null || (next.mark?.no === 1 && lastNo > 1))
  }

  /** Option A within the next lines, and no number before it: what stands here is the question itself, not a title over one. */
  optionsBeforeNumber(i: number): boolean {
    for (let j = i + 1; j <= i + 4; j++) {
      const line = this.lines[j]
      if (!line || (line.mark && this.numbered)) return false
      if (line.optionA !== null || line.holdsOptions) return true
    }
    return false
  }
}
