import { readMarkdown } from '../../server/materials/rules/markdown'
import { missing, keptBody } from '../../server/materials/rules/body'
import { starterColumns } from '../../server/seed/materials'

const PERIODS = ['新民主主义革命时期', '社会主义革命和建设时期', '改革开放和社会主义现代化建设新时期', '中国特色社会主义新时代']
const all = starterColumns.flatMap(({ entries }) => entries)

it('comes with a shelf: 20 articles, 40 dates, 40 phrases, questions and people', () => {
  expect(starterColumns.map(({ kind, entries }) => [kind, entries.length])).toEqual([['articles', 20], ['timeline', 40], ['hot-words', 40], ['questions', 24], ['people', 16]])
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

it('names the period of each, and can publish each', () => {
  expect(all.filter(({ period }) => !PERIODS.includes(period))).toEqual([])
  expect(all.filter(({ body }) => missing(keptBody(body, null)) !== null)).toEqual([])
  for (const kind of ['timeline', 'hot-words', 'articles']) expect(new Set(starterColumns.find((one) => one.kind === kind)?.entries.map(({ period }) => period)).size).toBe(4)
})

it('has its dates in order and nothing too long for its field', () => {
  const dates = starterColumns.find(({ kind }) => kind === 'timeline')?.entries.map(({ date }) => date) ?? []
  expect([...dates].sort()).toEqual(dates)
  expect(all.filter(({ title, summary, body }) => title.length > 60 || summary.length > 120 || (body.kind === 'card' && (body.front.length > 200 || body.back.length > 1000 || body.origin.length > 100)))).toEqual([])
})

it('writes its articles in what the reader draws: paragraphs and heads, no raw marks left', () => {
  for (const { body, title } of starterColumns[0]?.entries ?? []) {
    if (body.kind !== 'article') throw new Error(title)
    for (const block of readMarkdown(body.markdown)) if ('spans' in block) expect([title, block.spans.map(({ text }) => text).join('')]).toEqual([title, expect.not.stringMatching(/\*\*|^#|\]\(|^- /)])
  }
})
