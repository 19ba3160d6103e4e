import type { Draft, KeyEntry } from '../draft'
import { judgeOf, lettersOf } from '../marks/values'
import type { Problem } from '../types'
import { valuesOf } from './runs'

/**
 * Gives the entries of key blocks to the questions. Both stand in the same order, so one pointer walks over the questions; a heading in
 * the key (判断题) moves it on to the section of that type. An entry that finds no question is reported.
 */
export function matchKey(drafts: readonly Draft[], entries: readonly KeyEntry[]): Problem[] {
  const problems: Problem[] = []
  const find = finder(drafts)
  let pointer = 0
  let group = -1
  const fits = countedGroups(drafts, entries, find)
  for (const entry of entries) {
    if (entry.counted) {
      const from = fits.get(entry.group) ?? -1
      if (from !== -1) drafts[from + entry.no - 1]?.answers.push({ raw: entry.raw, line: entry.line })
      else if (entry.no === 1) problems.push({ code: 'key_unmatched', message: '这一部分的答案没有题号，个数又和题数不同，对不上，请核对。', line: entry.line, words: entry.raw })
      continue
    }
    if (entry.group !== group) {
      group = entry.group
      // Without a heading a key begins again at the first question with this number that still waits for an answer.
      const start = (entry.type ? find.ofType(entry.type, pointer) : -1)
      const begin = start !== -1 ? start : find.waiting(entry.no, pointer)
      if (begin !== -1) pointer = begin
    }
    let at = find.numbered(entry.no, pointer)
    if (at === -1) at = find.waiting(entry.no, 0)
    const draft = drafts[at]
    if (!draft) {
      problems.push({ code: 'key_unmatched', message: `答案表里有第 ${entry.no} 题，但没有找到这道题，请核对题号。`, line: entry.line, words: `${entry.no} ${entry.raw}`.slice(0, 80) })
      continue
    }
    pointer = at + 1
    if (entry.raw) draft.answers.push({ raw: entry.raw, line: entry.line })
    const analysis = entry.analysis.filter(Boolean)
    if (analysis.length) (draft.analysis ??= []).push(...analysis)
  }
  return problems
}

/** A part of the key without numbers belongs to the part of its type that has as many questions: where each begins. */
function countedGroups(drafts: readonly Draft[], entries: readonly KeyEntry[], find: ReturnType<typeof finder>): Map<number, number> {
  const sizes = new Map<number, { type: KeyEntry['type']; size: number }>()
  for (const { group, type, counted } of entries) if (counted) sizes.set(group, { type, size: (sizes.get(group)?.size ?? 0) + 1 })
  return new Map([...sizes].map(([group, { type, size }]) => {
    const from = find.ofType(type, 0)
    const index = drafts[from]?.section.index
    return [group, from !== -1 && drafts[from + size - 1]?.section.index === index && drafts[from + size]?.section.index !== index ? from : -1]
  }))
}

/** Places of questions by number and by type: a key of ten thousand entries must not walk over all questions for each. */
function finder(drafts: readonly Draft[]) {
  const byNo = new Map<number, number[]>()
  const byType = new Map<Draft['section']['type'], number[]>()
  drafts.forEach((draft, i) => {
    if (draft.no !== null) put(byNo, draft.no, i)
    put(byType, draft.section.type, i)
  })
  const answered = new Map<number, number>()
  const firstFrom = (places: readonly number[], from: number) => {
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle] as number) < from) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    numbered: (no: number, from: number) => {
      const places = byNo.get(no) ?? []
      return places[firstFrom(places, from)] ?? -1
    },
    /** The first question with this number that has no answer, from a place on or else from the beginning. */
    waiting: (no: number, from: number) => {
      const places = byNo.get(no) ?? []
      let done = answered.get(no) ?? 0
      while (done < places.length && drafts[places[done] as number]?.answers.length) done++
      answered.set(no, done)
      for (let i = Math.max(done, firstFrom(places, from)); i < places.length; i++) if (!drafts[places[i] as number]?.answers.length) return places[i] as number
      return places[done] ?? -1
    },
    ofType: (type: Draft['section']['type'], from: number) => {
      const places = byType.get(type) ?? []
      for (let i = firstFrom(places, from); i < places.length; i++) if (from === 0 || !drafts[places[i] as number]?.answers.length) return places[i] as number
      return places[0] ?? -1
    }
  }
}

const put = <K>(map: Map<K, number[]>, key: K, place: number) => {
  const list = map.get(key)
  if (list) list.push(place)
  else map.set(key, [place])
}

/** `CBCB`: letters that no answer of one question would have so. */
const isRow = (raw: string) => /^[A-HＡ-Ｈ]{3,}[。.]?$/.test(raw) && (new Set(raw).size < raw.length || [...raw].some((one, i) => i > 0 && one < (raw[i - 1] as string)))

/** `答案：BACDB` under the last of five questions that have no answers of their own: one value for each. */
export function shareAnswers(drafts: readonly Draft[]): void {
  for (let from = 0; from < drafts.length;) {
    let to = from + 1
    while (to < drafts.length && drafts[to]?.section.index === drafts[from]?.section.index && !drafts[to - 1]?.answers.length) to++
    const part = drafts.slice(from, to)
    const last = part.at(-1) as Draft
    const next = drafts[to]
    const ends = next === undefined || next.section.index !== last.section.index
    const raw = last.answers.length === 1 ? last.answers[0]?.raw ?? '' : ''
    const apart = /[\s、,，;；]/.test(raw) || last.section.type === 'single' || last.section.type === 'judge' || part.length >= 3 && isRow(raw)
    const values = ends && apart && part.length >= 2 ? valuesOf(raw, part.length) : null
    if (values?.every((value) => lettersOf(value) !== null || judgeOf(value) !== null)) {
      const line = last.answers[0]?.line ?? last.line
      part.forEach((draft, i) => (draft.answers = [{ raw: values[i] as string, line }]))
    } else if (ends && part.length >= 3 && raw.length === part.length && /^[A-H]+$/.test(raw) && [null, 'choice'].includes(last.section.type)) {
      last.shared = true
    }
    from = to
  }
}
