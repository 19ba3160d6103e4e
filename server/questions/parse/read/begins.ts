import { isComplete, isJudged, type Draft } from '../draft'
import { isDecimal, type NumberMark } from '../marks/numbers'
import { filledBlanks } from '../marks/stem'
import { judgeOf, lettersOf } from '../marks/values'
import type { Page, Seen } from './look'

/* What begins a question: a number alone never tells; which number is due, and what stands around it, do. */

export type Mode = 'none' | 'stem' | 'option' | 'answer' | 'analysis' | 'label' | 'key'

/** What the reader knows when it asks. */
export interface Now {
  page: Page
  draft: Draft | null
  mode: Mode
  lastNo: number
  /** The last number of a list inside the question, how it is written, and how the paper's own numbers are. */
  list: { no: number; style: string } | null
  style: string
  /** The last question's number stood straight before its words. */
  glued: boolean
}

const isChoice = (type: Draft['type']) => type === null || type === 'single' || type === 'multiple' || type === 'choice'

/** Does this number begin a question? */
export function beginsNumbered(now: Now, mark: NumberMark, i: number): boolean {
  const { page, draft, mode, lastNo, list } = now
  const expected = mark.no === lastNo + 1
  const bare = mark.rest === ''
  const optionsAhead = () => page.optionsAhead(i)
  const listed = list !== null
  if (draft === null) {
    if (mark.strength === 'glued') return mark.no === 1 || expected
    if (mark.strength === 'weak') return mark.no < 1000 && (mark.no === 1 || expected || optionsAhead())
    return mark.no < 2000 || mark.no > 2100 || optionsAhead()
  }
  if (list && mark.no === list.no + 1 && (!expected || mark.style !== now.style && mark.style === list.style)) return false
  const done = isComplete(draft) || !isChoice(draft.section.type)
  if (isDecimal(mark) && !done) return false
  if (mark.strength === 'glued') return (expected || now.glued && mark.no > lastNo && mark.no <= lastNo + 5) && done && (optionsAhead() || isJudged(mark.rest) || draft.section.type === 'judge' || draft.section.type === 'fill')
  if (mark.strength === 'weak') {
    return (expected && (done || bare || optionsAhead())) || (mark.no === 1 && done && mode !== 'analysis' && optionsAhead()) ||
      (done && mark.no > lastNo && mark.no <= lastNo + 20 && optionsAhead() && !bare)
  }
  if (expected) {
    // 1. 2. 3. inside a stem or an analysis count from one; the question's own number goes on.
    if (done) return !listed || (mark.style === now.style && mark.style !== list?.style && mode !== 'analysis') || ((mode !== 'analysis' || optionsAhead()) && !countsOn(page, i, mark.no))
    return draft.stem.length <= 1 || optionsAhead() || !listed || (mark.style === now.style && mark.style !== list?.style)
  }
  if (!done) return mark.no > lastNo && mark.no <= lastNo + 5 && !listed && optionsAhead()
  if (mark.no === 1) {
    const gap = page.lines[i]?.gap ?? false
    return mode === 'analysis' ? optionsAhead() && gap : optionsAhead() || draft.section.type === 'judge' || draft.section.type === 'fill' || (mode === 'answer' && draft.section.type !== 'short')
  }
  return mode === 'analysis' ? optionsAhead() && (mark.no > lastNo || (page.lines[i]?.gap ?? false)) : optionsAhead() || (mark.no > lastNo && mark.no < lastNo + 20)
}

/** The lines below go on counting, before any option: the points of a list. */
function countsOn(page: Page, i: number, no: number): boolean {
  for (const line of page.ahead(i, 6)) {
    if (line.optionA || line.holdsOptions || line.startsAnswer || line.section) return false
    if (line.mark?.no === no + 1) return true
  }
  return false
}

/** A question without a number, where the paper has none: its words stand before option A, or end in an answer. */
export function beginsUnnumbered(now: Now, type: Draft['type'], text: string, i: number, read: number): boolean {
  const { page, draft, mode } = now
  const line = page.lines[i] as Seen
  // Behind a number stand its own words, though a bracket before it gave the answer already.
  if (draft && draft.no !== null && draft.stem.length === 0 && draft.options.length === 0) return false
  if (draft && !isComplete(draft) && mode === 'stem' && !(type === 'fill' && draft.no === null && filledBlanks(draft.stem.join('')).raw !== null)) return false
  if (page.numbered && read + (draft ? 1 : 0) > 0 && draft?.no !== null && mode !== 'none') return false
  const selfContained = line.holdsOptions || /[（(]\s?[√×✓✗✔✘对错]\s?[)）][。.]?$/.test(text.slice(-8))
  const next = page.next(i)
  const optionsNext = page.optionsBeforeNumber(i)
  const answerNext = next?.startsAnswer ?? false
  const byType = type === 'judge' || type === 'fill' || type === 'short'
  if (!selfContained && !optionsNext && !answerNext && !byType) return false
  return mode !== 'analysis' || optionsNext || answerNext || selfContained
}

/** `1. 单项选择题（每题2分）` is a heading; `1. 选择题有哪些？` with options behind it is a question. */
export function isItem({ page, lastNo }: Now, i: number): boolean {
  const line = page.lines[i] as Seen
  return line.mark !== null && line.mark.no === lastNo + 1 && page.next(i)?.mark?.no !== 1 && page.optionsAhead(i)
}

/** Is nothing but a mark of an answer written here? */
export const isValue = (text: string) => lettersOf(text) !== null || judgeOf(text) !== null
