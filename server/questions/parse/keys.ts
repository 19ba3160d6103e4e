import type { KeyEntry, Line, Section } from './draft'
import { labelsIn, numberMark, sectionMark } from './markers'
import { digits, letterOf } from './normalise'
import { judgeOf, lettersOf } from './values'

/* Key blocks: answers that stand together, behind a section, at the end, or in a file of their own. */

const VALUE = '[A-ZＡ-Ｚa-z](?:[A-ZＡ-Ｚa-z、,，\\s](?=[A-ZＡ-Ｚa-z、,，\\s]*(?:$|[\\s\\d（(第;；,，。.、])))*|(?:[√×✓✔✗✘对错是否]|❌|✅|☑|☒|╳)|正确|错误|true|false'
/** `1-5 ABCDE`, `6～10：A B AC √ ×`. */
const RANGE = /(?:第)?\s*([0-9０-９]{1,4})\s*[-—–~～－至到]+\s*([0-9０-９]{1,4})\s*(?:题)?\s*[:：.、．]?\s*([A-ZＡ-Ｚa-z√×✓✔✗✘❌✅☑☒╳对错正确误是否、,，\s]+?)(?=\s*(?:第?\s*[0-9０-９]|$|[；;。]))/gu
/** `1.C 2.B`, `1 B 2 C`, `1ABCD 2AB`, `(1)A`. */
const PAIR = new RegExp(`[（(【\\[]?(?<![0-9.])([0-9０-９]{1,4})\\s*[)）】\\]]?\\s*[.．、:：\\-—–]?\\s*(?:题\\s*)?(?:答案?\\s*[:：]?\\s*)?[（(【\\[]?\\s*(${VALUE})\\s*[)）】\\]]?(?=$|[\\s\\d,，;；。.、（(【\\[|第])`, 'gu')

export interface Pair {
  no: number
  raw: string
}

/** All entries of a line that is nothing but a key; null when other words stand in it. */
export function keyRun(text: string, least: number): Pair[] | null {
  const plain = text.replace(/^(?:参考|正确|标准)?答案\s*[:：]\s*/, '').trim()
  if (!/^[（(【[第]?\s*[0-9０-９]/.test(plain)) return null
  const found: { at: number; pairs: Pair[] }[] = []
  let left = plain.replace(RANGE, (whole: string, from: string, to: string, values: string, at: number) => {
    const pairs = spread(Number(digits(from)), Number(digits(to)), values)
    if (!pairs) return whole
    found.push({ at, pairs })
    return ' '.repeat(whole.length)
  })
  left = left.replace(PAIR, (whole: string, no: string, raw: string, at: number) => {
    found.push({ at, pairs: [{ no: Number(digits(no)), raw: raw.trim() }] })
    return ' '.repeat(whole.length)
  })
  if (/[^\s,，;；。.、|]/.test(left)) return null
  const pairs = found.sort((a, b) => a.at - b.at).flatMap((one) => one.pairs)
  return pairs.length >= least ? pairs : null
}

/** `1-5 ABCDE`, and with several letters each: `1-3 AB ACD BC`. Null when the number of values does not fit. */
function spread(from: number, to: number, values: string): Pair[] | null {
  const count = to - from + 1
  if (count < 1 || count > 500) return null
  const apart = values.trim().split(/[\s、,，]+/).filter(Boolean)
  const each = [...values.replace(/[\s、,，]/g, '')]
  const list = apart.length === count ? apart : each.length === count ? each : null
  return list && list.map((raw, i) => ({ no: from + i, raw }))
}

/**
 * Reads one line of a key.
 * @returns the entries; 'section' for a heading inside it; 'text' for words that belong to the entry before; null: not a key's line.
 */
export function keyLine(text: string): { pairs: Pair[] } | { entry: Pair; analysis: string } | 'section' | null {
  const run = keyRun(text, 1)
  if (run) return { pairs: run }
  const section = sectionMark(text)
  if (section) {
    // 「一、单选题：1-5 ABCDE」: heading and entries on one line.
    return 'section'
  }
  const mark = numberMark(text)
  if (!mark || mark.strength === 'glued') return null
  const labels = labelsIn(mark.rest)
  const answer = labels.find((label) => label.kind === 'answer')
  if (answer) {
    const next = labels.find((label) => label.at >= answer.end)
    const analysis = labels.find((label) => label.kind === 'analysis')
    return { entry: { no: mark.no, raw: mark.rest.slice(answer.end, next?.at).trim() }, analysis: analysis ? mark.rest.slice(analysis.end).trim() : '' }
  }
  const analysis = labels.find((label) => label.kind === 'analysis')
  const raw = mark.rest.slice(0, analysis?.at).trim()
  return { entry: { no: mark.no, raw }, analysis: analysis ? mark.rest.slice(analysis.end).trim() : '' }
}

/** Rows of a table: numbers in one row and answers below, or number and answer side by side. */
export function keyTable(rows: readonly string[][]): Pair[] | null {
  const pairs: Pair[] = []
  const isNo = (cell: string) => /^第?[0-9０-９]{1,4}[.、题]?$/.test(cell.trim())
  const isValue = (cell: string) => cell.trim() !== '' && (lettersOf(cell) !== null || judgeOf(cell) !== null)
  const no = (cell: string) => Number(digits(cell).replace(/[^0-9]/g, ''))
  let used = 0
  for (let i = 0; i + 1 < rows.length; i++) {
    const [upper, lower] = [rows[i] as string[], rows[i + 1] as string[]]
    const places = upper.flatMap((cell, j) => (isNo(cell) ? [j] : []))
    if (places.length >= 2 && places.filter((j) => isValue(lower[j] ?? '')).length >= places.length * 0.8) {
      for (const j of places) if ((lower[j] ?? '').trim()) pairs.push({ no: no(upper[j] as string), raw: (lower[j] as string).trim() })
      used += 2
      i++
    }
  }
  if (used >= rows.length * 0.6 && pairs.length) return pairs
  pairs.length = 0
  for (const cells of rows) {
    for (let j = 0; j + 1 < cells.length; j++) {
      if (!isNo(cells[j] as string) || !isValue(cells[j + 1] as string)) continue
      pairs.push({ no: no(cells[j] as string), raw: (cells[j + 1] as string).trim() })
      j++
    }
  }
  const filled = rows.filter((cells) => cells.some((cell) => isNo(cell))).length
  return pairs.length >= 3 && pairs.length >= filled ? pairs : null
}

/** Collects the entries of a key, line by line. */
export class KeyReader {
  readonly entries: KeyEntry[] = []
  private group = 0
  private type: Section['type'] = null

  /** False: the line is no part of a key. */
  take({ text, line }: Line): boolean {
    const section = sectionMark(text)
    if (section) {
      this.heading(section.type)
      const behind = text.slice(text.search(/[0-9０-９]+\s*[-—–~～.、．:：]?\s*[-—~]?\s*[A-Z√×0-9]/))
      for (const pair of keyRun(behind, 2) ?? []) this.add(pair, line)
      return true
    }
    const found = keyLine(text)
    if (found === null || found === 'section') return false
    if ('pairs' in found) for (const pair of found.pairs) this.add(pair, line)
    else this.add(found.entry, line, found.analysis)
    return true
  }

  heading(type: Section['type']) {
    this.group++
    this.type = type
  }

  add({ no, raw }: Pair, line: number, analysis = '') {
    this.entries.push({ no, raw, line, analysis: analysis ? [analysis] : [], group: this.group, type: this.type })
  }

  /** Words behind the last entry: its analysis. */
  more(text: string) {
    const last = this.entries.at(-1)
    if (!last) return
    const labels = labelsIn(text)
    if (labels[0]?.at === 0 && labels[0].kind === 'answer' && last.raw === '') {
      last.raw = text.slice(labels[0].end, labels[1]?.at).trim()
      if (labels[1]?.kind === 'analysis') last.analysis.push(text.slice(labels[1].end).trim())
    } else {
      last.analysis.push(labels[0]?.at === 0 ? text.slice(labels[0].end) : text)
    }
  }
}

export const startsWithLetter = (text: string) => letterOf(text[0] ?? '') !== ''
