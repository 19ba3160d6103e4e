import { columnOf } from './columns'

/** A table with a question in each column of two: 题干 | …, 选项A | …, 答案 | …. As rows under headings; null: it is none. */
export function cardRows(rows: readonly string[][]): string[][] | null {
  const pairs = rows.map((cells) => ({ name: (cells[0] ?? '').trim(), values: [...new Set(cells.slice(1).filter(Boolean))] })).filter(({ name, values }) => name !== '' || values.length > 0)
  if (pairs.length < 3 || pairs.some(({ values }) => values.length > 1)) return null
  const named = pairs.filter(({ name }) => columnOf(name) !== null)
  if (named.length < pairs.length * 0.8 || !named.some(({ name }) => columnOf(name) === 'stem')) return null
  const heads = [...new Set(named.map(({ name }) => name))]
  const cards: Map<string, string>[] = []
  for (const { name, values } of named) {
    if (!cards.length || cards.at(-1)?.has(name)) cards.push(new Map())
    cards.at(-1)?.set(name, values[0] ?? '')
  }
  return [heads, ...cards.map((card) => heads.map((head) => card.get(head) ?? ''))]
}
