import { isComplete, newDraft, type Draft, type Line, type Section } from '../draft'
import { KeyReader } from '../key/reader'
import type { LabelKind } from '../marks/labels'
import { dueMark, numberMark, type NumberMark } from '../marks/numbers'
import { optionStart } from '../marks/options'
import { chapterMark, keyHead, ordinalHead, typeOfWord } from '../marks/sections'
import { beginsNumbered, beginsUnnumbered, isItem, type Mode, type Now } from './begins'
import { addLabel, addOptions, addStem, addWords, labelled } from './body'
import { circledMark, lastPoint } from './circled'
import { answersAll, entersKey, isBareKey, leavesKey } from './key-block'
import { Page, type Seen } from './look'

/* Reads lines of a paper, one after the other. What a line is depends on what is due: the next number, the next letter. */

export interface ReadText {
  drafts: Draft[]
  keys: KeyReader
  /** Lines that became part of nothing. */
  unread: Line[]
  /** The line of the first question or heading. */
  first: number | null
}

const REMARKS: ReadonlySet<LabelKind> = new Set(['difficulty', 'topic', 'points', 'type', 'period'])

/** What the site that a paper came from wrote between its lines. */
const FOREIGN = /https?:\/\/|(?:^|[^A-Za-z])www\.|公众号|微信号|扫码|扫描二维码|免费下载|^文档来源|^资料来源[:：]?\s*网络/i

/** The last point of an answer is no heading over what follows. */
const canHead = (text: string) => text.length <= 60 && !/[。；;！!]$|^[①-⑳]/.test(text)

export class TextReader {
  private readonly drafts: Draft[] = []
  private readonly keys = new KeyReader()
  private readonly unread: Line[] = []
  private section: Section = { title: '', type: null, points: null, index: 0 }
  private draft: Draft | null = null
  private mode: Mode = 'none'
  private lastNo = 0
  private list: Now['list'] = null
  /** The last ①②③ with words behind it in this question. */
  private point = 0
  /** How the paper writes its own numbers. */
  private style = ''
  private glued = false
  /** A label stood alone: its value is on the next line. */
  private due = false
  private first: number | null = null
  private readonly page: Page

  constructor(lines: readonly Line[]) {
    this.page = new Page(lines)
  }

  read(): ReadText {
    this.page.lines.forEach((line, i) => {
      if (line.rule) this.close()
      this.line(line, i)
    })
    this.close()
    return { drafts: this.drafts, keys: this.keys, unread: this.unread, first: this.first }
  }

  private get now(): Now {
    const { page, draft, mode, lastNo, list, style, glued } = this
    return { page, draft, mode, lastNo, list, style, glued }
  }

  private line(line: Seen, i: number) {
    const { text, section } = line
    const mark = this.glued && line.mark?.no !== this.lastNo + 1 ? dueMark(text, this.lastNo + 1) ?? line.mark : line.mark
    if (this.mode === 'key') {
      if (!leavesKey(this.page, i, this.drafts)) {
        if (!keyHead(text) && !this.keys.take(line)) this.keys.more(text)
        return
      }
      this.mode = 'none'
    }
    if (this.due && this.dueAnswer(line)) return
    if (keyHead(text) && entersKey(this.now, i, this.drafts.length)) return this.enterKey()
    if (this.bareKey(line)) return
    if (section && !isItem(this.now, i)) return this.enterSection(section, line)
    if (chapterMark(text) && this.standsAlone(i)) return this.chapter(line)
    const asOption = mark && /[A-Za-zＡ-Ｚ]/.test(mark.lead) && this.draft && optionStart(text, this.draft.options.length) !== null
    if (mark && !asOption && beginsNumbered(this.now, mark, i)) return this.begin(mark, line, i)
    const circled = mark || this.page.chinese ? null : circledMark({ ...this.now, point: this.point }, line, i)
    if (circled) return this.begin(circled, line, i)
    if (this.draft === null && !section && ordinalHead(text)) return this.chapter(line)
    this.content(text, line, i)
  }

  private enterKey() {
    this.close()
    this.mode = 'key'
    this.keys.heading(null)
  }

  /** A line like `1-5 ABCDE 6-10 ABABA` behind a section, without a heading. */
  private bareKey(line: Seen): boolean {
    if ((this.drafts.length === 0 && this.draft === null) || !isBareKey(line.text)) return false
    this.enterKey()
    this.keys.take(line)
    return true
  }

  private enterSection(section: Omit<Section, 'index'>, { line }: Line) {
    this.close()
    this.first ??= line
    this.section = { ...section, index: this.section.index + 1 }
    this.lastNo = 0
  }

  private chapter({ text, line }: Line) {
    this.close()
    this.first ??= line
    this.section = { ...this.section, title: this.section.title && !chapterMark(this.section.title) ? this.section.title : text, index: this.section.index + 1 }
  }

  private standsAlone(i: number): boolean {
    if (this.draft && this.mode === 'stem' && !isComplete(this.draft) && !this.page.headsNext(i, this.lastNo)) return false
    const next = this.page.next(i)
    return next !== undefined && !next.optionA
  }

  private begin(mark: NumberMark, line: Line, i: number) {
    const type = mark.lead ? typeOfWord(mark.lead.replace(/[（(【[\])）】\s:：]/g, '')) : null
    this.open(line, mark.no)
    const draft = this.draft as Draft
    if (type) Object.assign(draft, { type, loose: draft.loose || mark.lead.includes('不定项') })
    else draft.lead = mark.lead
    this.lastNo = mark.no
    this.style = mark.style
    this.glued = mark.strength === 'glued'
    if (mark.rest) this.content(mark.rest, line, i)
  }

  private open(line: Line, no: number | null) {
    this.close()
    this.first ??= line.line
    this.draft = newDraft(line.line, this.section, no)
    this.mode = 'stem'
    this.list = null
    this.point = 0
  }

  private close() {
    if (this.draft) this.drafts.push(this.draft)
    this.draft = null
    this.due = false
    this.mode = 'none'
  }

  private dueAnswer({ text, line, labels, mark }: Seen): boolean {
    this.due = false
    const written = this.draft && (this.draft.type ?? this.draft.section.type) === 'short'
    if (!this.draft || labels[0]?.at === 0 || (mark?.strength === 'strong' && !(written && mark.no === 1))) return false
    this.draft.answers.push({ raw: text, line })
    this.list = null
    this.count(text)
    return true
  }

  /** A line, or what is left of it behind the number. */
  private content(text: string, line: Line, i: number) {
    this.point = lastPoint(text, this.point)
    const { head, labels } = labelled(text, this.draft !== null && this.draft.stem.length === 0 && this.draft.options.length === 0 && this.draft.answers.length === 0)
    if (head) this.plain(head, line, i)
    for (const { kind, value } of labels) {
      this.label(kind, value, line, i)
      this.list = null
      this.count(value)
    }
  }

  private label(kind: LabelKind, value: string, line: Line, i: number) {
    if (kind === 'stem' && (!this.draft || this.draft.stem.length > 0)) this.open(line, null)
    const { draft } = this
    if (!draft) {
      if (value) this.unread.push(line)
      return
    }
    if (kind === 'options') {
      if (value) this.plain(value, line, i)
      return
    }
    if (kind === 'answer' && answersAll(this.drafts, draft, value)) {
      this.enterKey()
      this.keys.take({ text: value, line: line.line })
      return
    }
    this.due = kind === 'answer' && value === ''
    const mode = addLabel(draft, kind, value, line.line)
    // A remark between the words of a stem does not end it.
    this.mode = REMARKS.has(kind) && this.mode === 'stem' && draft.options.length === 0 ? 'stem' : mode
  }

  private plain(text: string, line: Line, i: number) {
    if (this.draft && addOptions(this.draft, text, line, this.page.ahead(i, 3), this.mode)) {
      this.mode = 'option'
      return
    }
    if (beginsUnnumbered(this.now, this.section.type, text, i, this.drafts.length)) {
      this.open(line, null)
      const draft = this.draft as unknown as Draft
      if (addOptions(draft, text, line, this.page.ahead(i, 3), this.mode)) this.mode = 'option'
      else addStem(draft, text)
      return
    }
    if (!this.draft) {
      this.unread.push(line)
      return
    }
    if (this.mode !== 'stem' || this.draft.stem.length > 0) this.count(text)
    this.more(this.draft, text, line, i)
  }

  /** Words that go on with what was read last. */
  private more(draft: Draft, text: string, line: Line, i: number) {
    // Words under options or an answer belong to them, unless they stand over the next part.
    const written = (draft.type ?? draft.section.type) === 'short'
    const mayHead = (this.mode === 'answer' && (!written || this.page.lines[i]?.gap)) || (this.mode === 'option' && this.page.lines[i]?.gap)
    if (FOREIGN.test(text)) this.unread.push(line)
    else if (mayHead && canHead(text) && this.page.headsNext(i, this.lastNo)) this.chapter(line)
    else if (!addWords(draft, this.mode, text)) this.unread.push(line)
  }

  /** A list inside the question begins or goes on. */
  private count(text: string) {
    const mark = numberMark(text)
    if (mark && (mark.no === 1 || mark.no === (this.list?.no ?? NaN) + 1)) this.list = { no: mark.no, style: mark.style }
  }
}
