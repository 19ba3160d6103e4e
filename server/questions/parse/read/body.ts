import type { Draft, Line } from '../draft'
import { labelsIn, type LabelMark } from '../marks/labels'
import { optionRow, optionStart } from '../marks/options'
import { typeOfWord } from '../marks/sections'
import { tagsOf } from '../marks/tags'
import type { Mode } from './begins'
import type { Seen } from './look'

/* What a line inside a question is: a label, an option, words of the stem. */

/** Labels that stand behind a question; at its beginning they are words of it. */
const SAYS: ReadonlySet<LabelMark['kind']> = new Set(['source', 'topic', 'analysis', 'period', 'tags', 'other'])

/**
 * Cuts a line at its labels: what stands before the first, and each with its value.
 * @param fresh nothing of the question is read: 「依据：党章，最高领导机关是（ ）」 are its words.
 */
export function labelled(text: string, fresh = false): { head: string; labels: { kind: LabelMark['kind']; value: string }[] } {
  const found = labelsIn(text)
  const labels = fresh && found[0]?.at === 0 && SAYS.has(found[0].kind) && !/^[【[〔〖(（]/.test(text) ? found.slice(1) : found
  return {
    head: text.slice(0, labels[0]?.at ?? text.length).trim(),
    labels: labels.map(({ kind, end }, n) => ({ kind, value: text.slice(end, labels[n + 1]?.at).trim() }))
  }
}

export function addStem(draft: Draft, text: string) {
  if (draft.stem.length > 0) {
    draft.stem.push(text)
    return
  }
  const tags = tagsOf(text)
  draft.type = tags.type ?? draft.type
  draft.loose ||= tags.loose
  draft.points = tags.points ?? draft.points
  if (tags.text) draft.stem.push(tags.text)
}

/** Takes a label with its value. Returns to what the words of the next lines belong. */
export function addLabel(draft: Draft, kind: LabelMark['kind'], value: string, line: number): Mode {
  switch (kind) {
    case 'stem':
      if (value) addStem(draft, value)
      return 'stem'
    case 'answer':
      if (value) draft.answers.push({ raw: value, line })
      return 'answer'
    case 'analysis':
      draft.analysis ??= []
      if (value) draft.analysis.push(value)
      return 'analysis'
    case 'points':
      draft.points = Number.parseFloat(value) || draft.points
      return 'label'
    case 'type':
      draft.type = typeOfWord(value.replace(/[\s。；;]/g, '')) ?? draft.type
      draft.loose ||= value.includes('不定项')
      return 'label'
    case 'source': case 'difficulty': case 'topic': case 'period': case 'tags':
      draft.labels[kind] = value.replace(/[；;。]$/, '')
      return 'label'
    default:
      return 'label'
  }
}

/** Words that go on with what was read last. False: nothing takes them. */
export function addWords(draft: Draft, mode: Mode, text: string): boolean {
  switch (mode) {
    case 'stem':
      addStem(draft, text)
      return true
    case 'option':
      draft.options.at(-1)?.push(text)
      return true
    case 'analysis':
      draft.analysis?.push(text)
      return true
    case 'answer': {
      const last = draft.answers.at(-1)
      if (last && (draft.type === 'short' || draft.section.type === 'short' || draft.section.type === 'fill' || draft.options.length === 0)) last.raw += `\n${text}`
      else (draft.analysis ??= []).push(text)
      return true
    }
    default:
      return false
  }
}

/** Takes the next expected option, or a row of them. False: the line is none. */
export function addOptions(draft: Draft, text: string, line: Line, ahead: readonly Seen[], mode: Mode): boolean {
  // Options end at the answer, unless it stood before them.
  if (draft.answers.length > 0 && draft.options.length > 0 && mode !== 'option') return false
  const place = draft.options.length
  const kind = optionStart(text, place)
  const [next] = ahead
  if (place > 0) return kind !== null && addRow(draft, text, place, next)
  // Straight behind the number stands the question, however it begins (「1. A股……」).
  const behindNumber = draft.stem.length === 0 && draft.line === line.line
  const settled = draft.answers.length > 0 || next?.optionA === 'strong'
  if (kind && (kind === 'strong' || (!behindNumber && !settled && hasSecond(text, ahead)))) return addRow(draft, text, 0, next)
  // 「1927年8月1日，（A）领导了（B）起义？」 over the options themselves: letters of the stem's brackets.
  const within = next?.optionA === 'strong' ? null : optionRow(text, 0, false, 2) ?? (next && optionStart(next.text, 1) === 'strong' ? optionRow(text, 0, false, 1) : null)
  if (!within || (within.texts.length === 2 && within.texts.some((one) => one === ''))) return false
  if (within.before) addStem(draft, within.before)
  draft.options.push(...within.texts.map((one) => [one]))
  return true
}

/** 「A 股……」 may be words: an option A with a weak mark needs its B. */
function hasSecond(text: string, ahead: readonly Seen[]): boolean {
  if ((optionRow(text, 0, true, 2)?.texts.length ?? 0) >= 2) return true
  return ahead.slice(0, 3).some((line) => optionStart(line.text, 1) !== null)
}

function addRow(draft: Draft, text: string, place: number, next: Seen | undefined): boolean {
  const row = optionRow(text, place, true, 1)
  if (!row) return false
  // The next letter at the start of the next line: what looks like it in this line is words.
  const most = next ? row.texts.findIndex((_, n) => n > 0 && optionStart(next.text, place + n) !== null) : -1
  const cut = most > 0 ? (optionRow(text, place, true, 1, most) ?? row).texts : row.texts
  draft.options.push(...cut.map((one) => [one]))
  return true
}
