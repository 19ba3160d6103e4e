import type { KeyEntry, Line, Section } from '../draft'
import { labelsIn } from '../marks/labels'
import { chapterMark, sectionMark } from '../marks/sections'
import { judgeOf, lettersOf } from '../marks/values'
import { entryOf, headedRun, headedTexts, headedValues, textRun } from './lines'
import { keyRun, valuesOf, type Pair } from './runs'
import { bareValues } from './values'

/* Key blocks: answers that stand together, behind a section, at the end, or in a file of their own. */

const NUMBERS = /^(?:题号|序号)?[\s:：|]*[0-9]{1,4}(?:[\s、,，|]+[0-9]{1,4})+$/

/** Collects the entries of a key, line by line. */
export class KeyReader {
  readonly entries: KeyEntry[] = []
  private group = 0
  private type: Section['type'] = null
  /** Numbers stood alone on a line: their answers are on the next. */
  private due: number[] = []
  private lastNo = 0
  /** How this part of the key writes its numbers. */
  private style: string | null = null

  /** False: the line is no part of a key. */
  take({ text, line }: Line): boolean {
    const { due } = this
    this.due = []
    const below = due.length ? valuesOf(text.replace(/^答案\s*[:：]?/, ''), due.length) : null
    if (below) {
      below.forEach((raw, i) => this.add({ no: due[i] as number, raw }, line))
      return true
    }
    if (NUMBERS.test(text)) {
      this.due = (text.match(/[0-9]+/g) ?? []).map(Number)
      return true
    }
    const headed = headedRun(text, 1) ?? headedTexts(text)
    const section = headed ?? headedValues(text) ?? sectionMark(text)
    if (section) {
      this.heading(section.type)
      for (const pair of headed?.pairs ?? []) this.add(pair, line)
      if ('values' in section) this.count(section.values, line)
      return true
    }
    if (/^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．:：]?$/.test(text) || chapterMark(text)) {
      this.heading(null)
      return true
    }
    const values = bareValues(text, this.type)
    if (values) {
      this.count(values, line)
      return true
    }
    const run = keyRun(text, 1)
    if (run) {
      for (const pair of run) this.add(pair, line)
      return true
    }
    const texts = this.type === 'fill' || this.type === null ? textRun(text) : null
    if (texts && texts[0]?.no === this.lastNo + 1 && (this.type === 'fill' || texts.every(({ raw }) => raw.length <= 30))) {
      for (const pair of texts) this.add(pair, line)
      return true
    }
    const entry = entryOf(text)
    if (!entry || (entry.pair.no !== this.lastNo + 1 && this.isPoint())) return false
    // 「1.（1）……；」 goes on with 「（2）……」: the answer's own points are written in another way than the key's numbers.
    if (this.style !== null && entry.style !== this.style && lettersOf(entry.pair.raw) === null && judgeOf(entry.pair.raw) === null) return false
    this.style ??= entry.style
    this.add(entry.pair, line, entry.analysis)
    return true
  }

  /** Numbers inside a reason or a written answer are its points, not entries. */
  private isPoint(): boolean {
    const last = this.entries.at(-1)
    return last !== undefined && (last.analysis.length > 0 || last.type === 'short')
  }

  heading(type: Section['type']) {
    this.group++
    this.type = type
    this.lastNo = 0
    this.style = null
  }

  add({ no, raw }: Pair, line: number, analysis = '') {
    // Numbers that begin again begin another part, headed or not.
    if (no <= this.lastNo && no === 1) this.group++
    this.lastNo = no
    this.entries.push({ no, raw, line, analysis: analysis ? [analysis] : [], group: this.group, type: this.type })
  }

  private count(values: readonly string[], line: number) {
    for (const raw of values) this.entries.push({ no: ++this.lastNo, raw, line, analysis: [], group: this.group, type: this.type, counted: true })
  }

  /** Words behind the last entry: its analysis, or its answer where none was given yet. */
  more(text: string) {
    const last = this.entries.at(-1)
    if (!last) return
    const labels = labelsIn(text)
    const [first, second] = labels
    if (first?.at === 0 && first.kind === 'answer' && last.raw === '') {
      last.raw = text.slice(first.end, second?.at).trim()
      if (second?.kind === 'analysis') last.analysis.push(text.slice(second.end).trim())
    } else if (first?.at === 0) {
      if (first.kind === 'analysis') last.analysis.push(text.slice(first.end))
    } else if (last.type === 'short' && last.analysis.length === 0) {
      last.raw += `${last.raw ? '\n' : ''}${text}`
    } else {
      last.analysis.push(text)
    }
  }
}
