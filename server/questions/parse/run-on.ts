import type { Line } from './draft'
import { labelsIn } from './markers'
import { optionRow } from './options'

/* A whole paper in one line: cut before each number that is due, where a question lies between two of them. */

const LONG = 120

export function cutRunOn(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => (line.text.length < LONG ? [line] : cut(line)))
}

function cut(line: Line): Line[] {
  const { text } = line
  const starts: number[] = []
  const marks = [...text.matchAll(/(?<![0-9０-９.A-Za-z年月])(?:第\s*)?([0-9]{1,4})\s*(?:[.．、]|[)）]|题[、.．:：]?)(?!\d{2}[^\d])/g)].map((m) => ({ no: Number(m[1]), at: text[m.index - 1] === '(' || text[m.index - 1] === '（' ? m.index - 1 : m.index }))
  let next = marks[0]?.no ?? 0
  for (const { no, at } of marks) {
    if (no !== next) continue
    const before = starts.at(-1)
    if (before !== undefined && !holdsQuestion(text.slice(before, at))) continue
    if (before === undefined && at > 0 && !/[\s。：:；;）)】]$/.test(text.slice(0, at)) && !holdsQuestion(text.slice(at))) continue
    starts.push(at)
    next = no + 1
  }
  const inner = starts.filter((at) => at > 0)
  if (inner.length === 0) return [line]
  const parts = [0, ...inner].map((at, i) => text.slice(at, inner[i]).trim())
  return parts.filter(Boolean).map((part) => ({ text: part, line: line.line }))
}

const holdsQuestion = (text: string) => optionRow(text, 0, false, 2) !== null || labelsIn(text).some((label) => label.kind === 'answer') || /[（(]\s*(?:[√×✓✗✔✘对错]|[A-H]+)?\s*[)）]/.test(text)
