import type { Draft } from '../draft'
import { headedRun, headedTexts, headedValues } from '../key/lines'
import { keyRun } from '../key/runs'
import { bareValues } from '../key/values'
import { chapterMark, keyHead } from '../marks/sections'
import type { Now } from './begins'
import { isValue } from './begins'
import type { Page, Seen } from './look'

/* Where in a paper a key begins and where it ends. */

const holdsEntries = (text: string) => keyRun(text, 1) ?? headedRun(text, 1)

/** A heading over a key: nothing but a key follows. */
export function entersKey({ page, draft }: Now, i: number, read: number): boolean {
  const own = page.lines[i] as Seen
  let type: Draft['type'] = null
  for (const { text, section, mark } of page.ahead(i, 6)) {
    type = section?.type ?? type
    if (bareValues(text, type) || holdsEntries(text) || headedTexts(text) || headedValues(text) || /^(?:题号|序号)?[\s:：]*1[\s、,，|]+2[\s、,，|]+3/.test(text)) return true
    if (section || keyHead(text) || chapterMark(text) || /^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．:：]?$/.test(text)) continue
    if (!mark) return false
    // 「答案：」 over a numbered list answers one question in several points, where the question is one to be written.
    const points = /[:：]$/.test(own.text) && draft !== null && draft.answers.length === 0 && ['short', null].includes(draft.type ?? draft.section.type)
    return mark.no === 1 && !points && read + (draft ? 1 : 0) > 0
  }
  return false
}

/** Does this line of a key belong to it no longer? */
export function leavesKey(page: Page, i: number, drafts: readonly Draft[]): boolean {
  const { text, section, mark, labels } = page.lines[i] as Seen
  if (holdsEntries(text)) return false
  if (section) return questionsFollow(page, i, drafts)
  if (chapterMark(text)) return !keyFollows(page, i)
  // The next paper's title.
  if (!mark && page.next(i)?.section && questionsFollow(page, i + 1, drafts)) return true
  if (!mark || mark.rest === '' || (labels[0] && labels[0].at <= text.length - mark.rest.length && labels[0].kind === 'answer')) return false
  return page.optionsAhead(i) && !optionsOfNext(page, i)
}

/** A chapter of the key: entries come before any question. */
function keyFollows(page: Page, i: number): boolean {
  for (const { text, section, optionA } of page.ahead(i, 4)) {
    if (holdsEntries(text) || headedTexts(text)) return true
    if (!section && !keyHead(text) && !chapterMark(text) || optionA) return false
  }
  return false
}

/** The options ahead are another question's: an answer's label comes first. */
const optionsOfNext = (page: Page, i: number) => page.next(i)?.labels[0]?.kind === 'analysis' || (page.next(i)?.startsAnswer ?? false)

/** Behind a section's heading: questions, or entries of a key? */
function questionsFollow(page: Page, i: number, drafts: readonly Draft[]): boolean {
  const type = (page.lines[i] as Seen).section?.type ?? null
  const waits = drafts.some((draft) => draft.section.type === type && draft.answers.length === 0)
  for (const { text, mark, optionA, section } of page.ahead(i, 6)) {
    if (holdsEntries(text)) return false
    if (optionA === 'strong' || section) return optionA === 'strong'
    if (!mark || isValue(mark.rest)) continue
    if (!waits) return true
    if (type === 'fill' || type === 'short') return false
    if (mark.rest.length > 12) return !/^[【[（(]?\s*(?:(?:正确|参考)?答案|[A-H√×对错])/.test(mark.rest)
  }
  return false
}

/** A line like `1-5 ABCDE 6-10 ABABA` behind a section, without a heading. */
export function isBareKey(text: string): boolean {
  const labelled = /答案/.test(text.slice(0, 12))
  const least = labelled || /^[（(]?[0-9]+\s*[-—–~～至]/.test(text) ? 2 : 3
  return keyRun(text, least) !== null || headedRun(text, least) !== null
}

/** 「……D.1951 答案：1-4 CBCB」: behind the last question stand the answers of all. */
export function answersAll(before: readonly Draft[], { no, answers, section }: Draft, value: string): boolean {
  if (no === null || answers.length > 0 || section.type === 'fill' || section.type === 'short') return false
  const numbers = keyRun(value, 2)?.map((pair) => pair.no)
  return numbers !== undefined && numbers.at(-1) === no && numbers.every((one, i) => i === 0 || one === (numbers[i - 1] ?? 0) + 1) &&
    before.slice(1 - numbers.length).every((draft, i) => draft.no === numbers[i] && draft.answers.length === 0)
}
