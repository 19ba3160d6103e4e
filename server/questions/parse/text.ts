import { isComplete, newDraft, type Draft, type Line, type Section } from './draft'
import { keyRun, KeyReader } from './keys'
import { chapterMark, keyHead, labelsIn, numberMark, ordinalHead, sectionMark, tagsOf, typeOfWord, type LabelMark, type NumberMark } from './markers'
import { optionRow, optionStart } from './options'
import { judgeOf, lettersOf } from './values'

/* Reads lines of a paper, one after the other. What a line is depends on what is due: the next number, the next letter. */

export interface ReadText {
  drafts: Draft[]
  keys: KeyReader
  /** Lines that became part of nothing. */
  unread: Line[]
}

type Mode = 'none' | 'stem' | 'option' | 'answer' | 'analysis' | 'label' | 'key'

/** A drawn line between two papers, and what a printed page says about itself. */
const RULE = /^[~～\-—–=*#·•.]{4,}$/
const PAGE = /^(?:[-—]?\s*第?\s*[0-9]{1,4}\s*页(?:\s*[,，/]?\s*(?:共\s*)?[0-9]{1,4}\s*页?)?\s*[-—]?|[-—]\s*[0-9]{1,4}\s*[-—]|Page\s+[0-9]+(?:\s+of\s+[0-9]+)?)$/i

/** How far ahead it is looked for what tells whether a line begins a question. */
const AHEAD = 14

export class TextReader {
  private readonly drafts: Draft[] = []
  private readonly keys = new KeyReader()
  private readonly unread: Line[] = []
  private section: Section = { title: '', type: null, points: null, index: 0 }
  private draft: Draft | null = null
  private mode: Mode = 'none'
  private lastNo = 0
  private blank = true
  /** An answer's label stood alone: its value is on the next line. */
  private due: 'answer' | null = null
  private readonly numbered: boolean

  constructor(private readonly lines: readonly Line[]) {
    const starts = lines.filter(({ text }) => optionStart(text, 0) === 'strong').length
    let last = 0
    let numbers = 0
    for (const { text } of lines) {
      const mark = numberMark(text)
      const no = mark?.no
      if (no === undefined || /[A-Za-zＡ-Ｚ]/.test(mark?.lead ?? '') || (no !== last + 1 && no !== 1)) continue
      last = no
      numbers++
    }
    this.numbered = numbers > 0 && numbers >= starts * 0.5
  }

  read(): ReadText {
    this.lines.forEach((line, i) => {
      if (RULE.test(line.text)) this.close()
      if (line.text === '' || RULE.test(line.text) || PAGE.test(line.text)) this.blank = true
      else {
        this.line(line, i)
        this.blank = false
      }
    })
    this.close()
    return { drafts: this.drafts, keys: this.keys, unread: this.unread }
  }

  private line(line: Line, i: number) {
    const { text } = line
    if (this.mode === 'key' && this.keyLine(line, i)) return
    if (this.due === 'answer' && this.dueAnswer(line)) return
    if (keyHead(text) && this.entersKey(i)) {
      this.close()
      this.mode = 'key'
      this.keys.heading(null)
      return
    }
    const section = sectionMark(text)
    if (section && !this.isItem(text, i)) return this.enterSection(section, line)
    if (chapterMark(text) && this.standsAlone(i)) return this.chapter(line)
    if (this.bareKey(line)) return
    const mark = numberMark(text)
    const asOption = mark && /[A-Za-zＡ-Ｚ]/.test(mark.lead) && this.draft && optionStart(text, this.draft.options.length) !== null
    if (mark && !asOption && this.begins(mark, i)) return this.begin(mark, line, i)
    if (this.draft === null && !section && ordinalHead(text)) return this.chapter(line)
    this.content(text, line, i)
  }

  /** `1. 单项选择题（每题2分）` is a heading; `1. 选择题有哪些？` with options behind it is a question. */
  private isItem(text: string, i: number): boolean {
    const mark = numberMark(text)
    return mark !== null && mark.no === this.lastNo + 1 && this.optionsAhead(i)
  }

  private enterSection(section: { title: string; type: Section['type']; points: number | null }, line: Line) {
    this.close()
    this.section = { ...section, index: this.section.index + 1 }
    this.lastNo = 0
    this.mode = 'none'
    void line
  }

  private chapter({ text }: Line) {
    this.close()
    this.section = { ...this.section, title: this.section.title && !chapterMark(this.section.title) ? this.section.title : text, index: this.section.index + 1 }
    this.mode = 'none'
  }

  /** A heading over a key: nothing but a key follows. */
  private entersKey(i: number): boolean {
    for (const { text } of this.ahead(i, 6)) {
      if (keyRun(text, 1)) return true
      const section = sectionMark(text)
      if (section) continue
      const mark = numberMark(text)
      if (!mark) return false
      // 「答案：」 over a numbered list answers one question in several points, where the question is one to be written.
      const points = /[:：]$/.test((this.lines[i] as Line).text) && this.draft !== null && this.draft.answers.length === 0 && ['short', null].includes(this.draft.type ?? this.draft.section.type)
      return mark.no === 1 && !points && this.drafts.length + (this.draft ? 1 : 0) > 0
    }
    return false
  }

  /** A line like `1-5 ABCDE 6-10 ABABA` behind a section, without a heading. */
  private bareKey(line: Line): boolean {
    const pairs = keyRun(line.text, 3) ?? (/^[0-9]+\s*[-—–~～至]/.test(line.text) ? keyRun(line.text, 2) : null)
    if (!pairs || (this.drafts.length === 0 && this.draft === null)) return false
    this.close()
    this.keys.heading(null)
    for (const pair of pairs) this.keys.add(pair, line.line)
    this.mode = 'key'
    return true
  }

  private keyLine(line: Line, i: number): boolean {
    const { text } = line
    const section = sectionMark(text)
    const mark = numberMark(text)
    if (section && this.questionsFollow(i)) return false
    if (chapterMark(text)) return false
    if (mark && !keyRun(text, 1) && !labelsIn(mark.rest).some((label) => label.kind === 'answer' && label.at === 0) && this.optionsAhead(i)) return false
    if (!this.keys.take(line)) this.keys.more(text)
    return true
  }

  /** Behind a section's heading: questions with options, or entries of a key? */
  private questionsFollow(i: number): boolean {
    for (const { text } of this.ahead(i, 6)) {
      if (keyRun(text, 1)) return false
      if (optionStart(text, 0) === 'strong') return true
      const mark = numberMark(text)
      if (mark && lettersOf(mark.rest) === null && judgeOf(mark.rest) === null && mark.rest.length > 12) return labelsIn(mark.rest)[0]?.at !== 0
    }
    return false
  }

  private ahead(i: number, most: number): Line[] {
    const found: Line[] = []
    for (let j = i + 1; j < this.lines.length && found.length < most; j++) {
      const line = this.lines[j] as Line
      if (line.text !== '') found.push(line)
    }
    return found
  }

  /** Do options or an answer come before the next number? */
  private optionsAhead(i: number): boolean {
    const own = (this.lines[i] as Line).text
    if (optionRow(own, 0, false, 2)) return true
    const no = numberMark(own)?.no
    for (const { text } of this.ahead(i, AHEAD)) {
      if (optionStart(text, 0) || optionRow(text, 0, false, 2)) return true
      if (labelsIn(text)[0]?.at === 0 && labelsIn(text)[0]?.kind === 'answer') return true
      const mark = numberMark(text)
      if (sectionMark(text) || (mark && mark.strength !== 'glued' && no !== undefined && mark.no === no + 1)) return false
    }
    return false
  }

  private standsAlone(i: number): boolean {
    if (this.draft && this.mode === 'stem' && !isComplete(this.draft)) return false
    const [next] = this.ahead(i, 1)
    if (!next || optionStart(next.text, 0)) return false
    return true
  }

  /** Does this number begin a question? */
  private begins(mark: NumberMark, i: number): boolean {
    const { draft } = this
    const expected = mark.no === this.lastNo + 1
    const bare = mark.rest === ''
    if (draft === null) {
      if (mark.strength === 'glued') return mark.no === 1 || expected
      if (mark.strength === 'weak') return mark.no < 1000 && (mark.no === 1 || expected || this.optionsAhead(i))
      return mark.no < 2000 || mark.no > 2100 || this.optionsAhead(i)
    }
    const done = isComplete(draft) || (draft.section.type !== null && draft.section.type !== 'single' && draft.section.type !== 'multiple' && draft.section.type !== 'choice')
    if (mark.strength === 'glued') return expected && done && (this.optionsAhead(i) || draft.section.type === 'judge' || draft.section.type === 'fill')
    if (mark.strength === 'weak') return (expected && (done || bare || this.optionsAhead(i))) || (mark.no === 1 && done && this.mode !== 'analysis' && this.optionsAhead(i)) ||
      (done && mark.no > this.lastNo && mark.no <= this.lastNo + 20 && this.optionsAhead(i) && !bare)
    if (expected) {
      // 1. 2. 3. inside a stem or an analysis count from one; the question's own number goes on.
      if (done && this.mode !== 'analysis') return true
      if (done) return this.optionsAhead(i) || !this.inList || mark.no > 3
      return draft.stem.length <= 1 || this.optionsAhead(i) || !this.inList
    }
    if (!done) return mark.no > this.lastNo && mark.no <= this.lastNo + 5 && !this.inList && this.optionsAhead(i)
    if (mark.no === 1) return this.mode === 'analysis' ? this.optionsAhead(i) && this.blank : this.optionsAhead(i) || draft.section.type === 'judge' || draft.section.type === 'fill' || this.mode === 'answer'
    return this.mode === 'analysis' ? this.optionsAhead(i) && (mark.no > this.lastNo || this.blank) : this.optionsAhead(i) || (mark.no > this.lastNo && mark.no < this.lastNo + 20)
  }

  /** A list with numbers of its own runs inside the question. */
  private get inList(): boolean {
    const draft = this.draft
    if (!draft) return false
    const lines = this.mode === 'analysis' ? draft.analysis ?? [] : draft.stem.slice(1)
    return lines.some((text) => numberMark(text)?.no === 1)
  }

  private begin(mark: NumberMark, line: Line, i: number) {
    this.close()
    this.draft = newDraft(line.line, this.section, mark.no)
    this.draft.lead = mark.lead
    this.lastNo = mark.no
    this.mode = 'stem'
    if (mark.rest) this.content(mark.rest, line, i)
  }

  private close() {
    if (this.draft) this.drafts.push(this.draft)
    this.draft = null
    this.due = null
    if (this.mode !== 'key') this.mode = 'none'
  }

  private dueAnswer({ text, line }: Line): boolean {
    this.due = null
    if (!this.draft || labelsIn(text)[0]?.at === 0 || numberMark(text)?.strength === 'strong') return false
    this.draft.answers.push({ raw: text, line })
    return true
  }

  /** A line, or what is left of it behind the number. */
  private content(text: string, line: Line, i: number) {
    const labels = labelsIn(text)
    if (labels.length === 0) return this.plain(text, line, i)
    const head = text.slice(0, (labels[0] as LabelMark).at).trim()
    if (head) this.plain(head, line, i)
    labels.forEach((label, n) => {
      this.label(label, text.slice(label.end, labels[n + 1]?.at).trim(), line)
    })
  }

  private label({ kind }: LabelMark, value: string, line: Line) {
    const { draft } = this
    if (!draft) {
      if (value) this.unread.push(line)
      return
    }
    switch (kind) {
      case 'answer':
        if (value) draft.answers.push({ raw: value, line: line.line })
        else this.due = 'answer'
        this.mode = 'answer'
        return
      case 'analysis':
        draft.analysis = [...draft.analysis ?? [], ...(value ? [value] : [])]
        this.mode = 'analysis'
        return
      case 'points':
        draft.points = Number.parseFloat(value) || draft.points
        break
      case 'type':
        draft.type = typeOfWord(value.replace(/[\s。；;]/g, '')) ?? draft.type
        break
      case 'other':
        break
      default:
        draft.labels[kind] = value.replace(/[；;。]$/, '')
    }
    this.mode = 'label'
  }

  private plain(text: string, line: Line, i: number) {
    const { draft } = this
    if (draft && this.option(draft, text, line, i)) return
    if (this.startsUnnumbered(text, line, i)) return
    if (!this.draft) {
      this.unread.push(line)
      return
    }
    this.more(this.draft, text, line, i)
  }

  /** The next expected option, or a row of them. */
  private option(draft: Draft, text: string, line: Line, i: number): boolean {
    if (draft.answers.length > 0 && draft.options.length > 0) return false
    const place = draft.options.length
    const kind = optionStart(text, place)
    const [next] = this.ahead(i, 1)
    if (place === 0) {
      // Straight behind the number stands the question, however it begins (「1. A股……」).
      const least = draft.stem.length === 0 && draft.line === line.line ? 'strong' : null
      if (kind && (kind === 'strong' || (least === null && this.optionSecond(text, i)))) return this.takeRow(draft, text, 0, next)
      const within = optionRow(text, 0, false, 2) ?? (next && optionStart(next.text, 1) === 'strong' ? optionRow(text, 0, false, 1) : null)
      if (!within || (within.texts.length === 2 && within.texts.some((one) => one === ''))) return false
      if (within.before) this.stem(draft, within.before)
      draft.options.push(...within.texts.map((one) => [one]))
      this.mode = 'option'
      return true
    }
    if (!kind || (kind === 'glued' && draft.options.length === 0)) return false
    return this.takeRow(draft, text, place, next)
  }

  /** 「A 股……」 may be words: an option A with a weak mark needs its B. */
  private optionSecond(text: string, i: number): boolean {
    if ((optionRow(text, 0, true, 2)?.texts.length ?? 0) >= 2) return true
    return this.ahead(i, 3).some((line) => optionStart(line.text, 1) !== null)
  }

  private takeRow(draft: Draft, text: string, place: number, next: Line | undefined): boolean {
    const row = optionRow(text, place, true, 1)
    if (!row) return false
    // The next letter at the start of the next line: what looks like it in this line is words.
    const most = next ? row.texts.findIndex((_, n) => n > 0 && optionStart(next.text, place + n) !== null) : -1
    const cut = most > 0 ? (optionRow(text, place, true, 1, most) ?? row).texts : row.texts
    draft.options.push(...cut.map((one) => [one]))
    this.mode = 'option'
    return true
  }

  /** A question without a number, where the paper has none: its words stand before option A, or end in an answer. */
  private startsUnnumbered(text: string, line: Line, i: number): boolean {
    const { draft } = this
    if (draft && !isComplete(draft) && this.mode === 'stem' && !(this.section.type === 'judge' && isComplete(draft))) return false
    if (this.numbered && this.drafts.length + (draft ? 1 : 0) > 0 && draft?.no !== null && this.mode !== 'none') return false
    const [next] = this.ahead(i, 1)
    const selfContained = optionRow(text, 0, false, 2) !== null || /[（(]\s*[√×✓✗✔✘对错]\s*[)）][。.]?$/.test(text)
    const answerNext = next !== undefined && labelsIn(next.text)[0]?.at === 0 && labelsIn(next.text)[0]?.kind === 'answer'
    const optionsNext = this.optionsBeforeNumber(i)
    const listed = this.section.type === 'judge' || this.section.type === 'fill' || this.section.type === 'short'
    if (!selfContained && !optionsNext && !answerNext && !listed) return false
    if (this.mode === 'analysis' && !optionsNext && !answerNext) return false
    this.close()
    this.draft = newDraft(line.line, this.section, null)
    this.mode = 'stem'
    if (!this.option(this.draft, text, line, i)) this.stem(this.draft, text)
    return true
  }

  /** Option A within the next lines, and no number before it: what stands here is the question itself, not a title over one. */
  private optionsBeforeNumber(i: number): boolean {
    for (const { text } of this.ahead(i, 4)) {
      const mark = numberMark(text)
      if (mark && this.numbered) return false
      if (optionStart(text, 0) !== null || optionRow(text, 0, false, 2) !== null) return true
    }
    return false
  }

  private stem(draft: Draft, text: string) {
    if (draft.stem.length === 0) {
      const tags = tagsOf(text)
      draft.type = tags.type ?? draft.type
      draft.points = tags.points ?? draft.points
      draft.stem.push(tags.text)
    } else {
      draft.stem.push(text)
    }
  }

  /** Words that go on with what was read last. */
  private more(draft: Draft, text: string, line: Line, i: number) {
    switch (this.mode) {
      case 'stem':
        return this.stem(draft, text)
      case 'option':
        if (this.blank && this.headingLike(i)) return this.unreadAndClose(line)
        draft.options.at(-1)?.push(text)
        return
      case 'analysis':
        draft.analysis?.push(text)
        return
      case 'answer':
        // Words under an answer are its reason, unless they stand over the next part.
        if (this.headingLike(i)) return this.unreadAndClose(line)
        if (draft.answers.length > 0 && (draft.section.type === 'short' || draft.type === 'short' || draft.section.type === 'fill' || draft.options.length === 0)) {
          const last = draft.answers.at(-1)
          if (last) last.raw += `\n${text}`
        } else {
          draft.analysis = [...draft.analysis ?? [], text]
        }
        return
      default:
        this.unread.push(line)
    }
  }

  private headingLike(i: number): boolean {
    const [next] = this.ahead(i, 1)
    if (!next) return false
    return sectionMark(next.text) !== null || (numberMark(next.text)?.no === 1 && this.lastNo > 1)
  }

  private unreadAndClose(line: Line) {
    this.close()
    this.chapter(line)
  }
}
