import type { Section } from '../draft'
import { labelsIn } from '../marks/labels'
import { numberMark } from '../marks/numbers'
import { TYPE_ALONE, typeOfWord } from '../marks/sections'
import { keyRun, type Pair } from './runs'
import { bareValues } from './values'

/* What one line of a key says: an entry, several, or a part's heading with its entries behind. */

/** 一、 · 单选题（每题2分）： · 多选题答案： before the entries of a part, on their line. */
const HEAD = new RegExp(`^(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．:：\\s]{1,3})?(?:[【\\[]?(${TYPE_ALONE})[】\\]]?\\s{0,4}(?:部分)?(?:[（(][^（）()]{0,40}[)）])?\\s{0,4}(?:(?:参考|正确|标准)?答案)?\\s{0,4}[:：]?\\s{0,4})?`, 'u')
/** A part's heading with its entries behind: `二、多选题：1.AB 2.CD`. */
export function headedRun(text: string, least: number): { type: Section['type']; pairs: Pair[] } | null {
  const head = HEAD.exec(text)
  if (!head || head[0] === '') return null
  const pairs = keyRun(text.slice(head[0].length), least)
  return pairs && { type: head[1] ? typeOfWord(head[1]) : null, pairs }
}

/** `3.【答案】B【解析】…`, `3. B 解析：…`, `3.上海`. */
export function entryOf(text: string): { pair: Pair; analysis: string; style: string } | null {
  const mark = numberMark(text)
  if (!mark || mark.strength === 'glued') return null
  const labels = labelsIn(mark.rest)
  const answer = labels.find((label) => label.kind === 'answer')
  const reason = labels.find((label) => label.kind === 'analysis' && label.at >= (answer?.end ?? 0))
  const end = labels.find((label) => label.at >= (answer?.end ?? 0) && label !== answer)?.at
  const raw = mark.rest.slice(answer?.end ?? 0, end).trim()
  return { style: mark.style, pair: { no: mark.no, raw }, analysis: reason ? mark.rest.slice(reason.end).trim() : '' }
}

/** `1.1921；7 2.中共二大`: texts of several blanks' questions in one line, cut at each number that is due. */
export function textRun(text: string): Pair[] | null {
  const pairs: Pair[] = []
  let from = 0
  for (const m of text.matchAll(/(?<=^|[\s；;。])[（(]?([0-9]{1,3})\s?[.．、)）]\s*/g)) {
    const no = Number(m[1])
    const last = pairs.at(-1)
    if (last ? no !== last.no + 1 : m.index > 0) continue
    if (last) last.raw = text.slice(from, m.index).replace(/[；;\s]+$/, '')
    from = m.index + m[0].length
    pairs.push({ no, raw: text.slice(from) })
  }
  return pairs.length > 1 && pairs.every(({ raw }) => raw !== '') ? pairs : null
}

/** `一、1.1921；7 2.莫斯科`: such texts behind a part's heading. */
export function headedTexts(text: string): { type: Section['type']; pairs: Pair[] } | null {
  const head = HEAD.exec(text)
  const pairs = head?.[0] ? textRun(text.slice(head[0].length)) : null
  return pairs && pairs[0]?.no === 1 && pairs.every(({ raw }) => raw.length <= 30) ? { type: head?.[1] ? typeOfWord(head[1]) : null, pairs } : null
}

/** `一、单选题：ABCDA`: a part's answers without numbers behind its heading. */
export function headedValues(text: string): { type: Section['type']; values: string[] } | null {
  const head = HEAD.exec(text)
  const type = head?.[1] ? typeOfWord(head[1]) : null
  const values = head && type ? bareValues(text.slice(head[0].length), type) : null
  return values && { type, values }
}
