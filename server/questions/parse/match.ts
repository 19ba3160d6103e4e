import type { Draft, KeyEntry } from './draft'
import type { Problem } from './types'

/**
 * Gives the entries of key blocks to the questions. Both stand in the same order, so one pointer walks over the questions; a heading in
 * the key (判断题) moves it on to the section of that type. An entry that finds no question is reported.
 */
export function matchKey(drafts: readonly Draft[], entries: readonly KeyEntry[], from = 0): { problems: Problem[]; conflicts: Set<Draft> } {
  const problems: Problem[] = []
  const conflicts = new Set<Draft>()
  let pointer = from
  let group = -1
  for (const entry of entries) {
    if (entry.group !== group) {
      group = entry.group
      if (entry.type) {
        const start = sectionOfType(drafts, entry.type, pointer)
        if (start !== -1) pointer = start
      } else {
        // A key without headings begins again at the first question with this number that still waits for an answer.
        const start = drafts.findIndex((draft, i) => i >= from && draft.no === entry.no && draft.answers.length === 0 && i >= pointer)
        const early = start === -1 ? drafts.findIndex((draft, i) => i >= from && draft.no === entry.no && draft.answers.length === 0) : start
        if (early !== -1) pointer = early
      }
    }
    let at = pointer
    while (at < drafts.length && drafts[at]?.no !== entry.no) at++
    if (at === drafts.length) at = drafts.findIndex((draft, i) => i >= from && i < pointer && draft.no === entry.no && draft.answers.length === 0)
    const draft = drafts[at]
    if (!draft) {
      problems.push({ code: 'key_unmatched', message: `答案表里有第 ${entry.no} 题，但没有找到这道题，请核对题号。`, line: entry.line, words: `${entry.no} ${entry.raw}`.slice(0, 80) })
      continue
    }
    pointer = at + 1
    if (entry.raw) draft.answers.push({ raw: entry.raw, line: entry.line })
    const analysis = entry.analysis.filter(Boolean)
    if (analysis.length) draft.analysis = [...draft.analysis ?? [], ...analysis]
  }
  return { problems, conflicts }
}

function sectionOfType(drafts: readonly Draft[], type: KeyEntry['type'], from: number): number {
  const fits = (draft: Draft) => draft.section.type === type && (from === 0 || draft.answers.length === 0)
  const ahead = drafts.findIndex((draft, i) => i >= from && fits(draft))
  return ahead !== -1 ? ahead : drafts.findIndex(fits)
}
