import fc from 'fast-check'
import { earned, isRight, mark } from '@/practice/session/judge'
import { markQuestion } from '../../server/rounds/rules/score'
import { toHundredths, toPoints, type PaperItem } from '../../server/rounds/rules/types'

const rules = fc.constantFrom('all', 'half', 'each')
const points = fc.constantFrom(1, 2, 2.5, 3.33, 4, 5, 10)

const choice = fc.record({
  type: fc.constantFrom('single', 'multiple', 'judge'), right: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 }), value: fc.array(fc.nat({ max: 6 }), { maxLength: 5 })
}).map(({ type, right, value }) => ({ type, right: type === 'multiple' ? right.sort() : right.slice(0, 1), texts: [] as string[][], value: value as number[] | string[] }))

const word = fc.oneof(
  fc.constantFrom('一九二一', '1921', '１９２１', '二十九', '29', '两万五', '25000', '“论持久战”', '论持久战', '《论持久战》', 'AB-c', 'ａｂｃ', '三湾', '3 湾', ' ', '', '9500万', '九千五百万', '零点五', '0.5', '十', '一万亿'),
  fc.string({ unit: fc.constantFrom('〇', '零', '一', '两', '九', '十', '百', '千', '万', '亿', '1', '0', '.', '年', '“', ' '), maxLength: 8 })
)
const fill = fc.record({ texts: fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), value: fc.array(word, { maxLength: 3 }) })
  .map(({ texts, value }) => ({ type: 'fill' as const, right: [] as number[], texts, value: value as number[] | string[] }))

test('the phone judges every answer as the server does, points included', () => {
  fc.assert(fc.property(fc.oneof(choice, fill), rules, points, (question, rule, full) => {
    const item: PaperItem = { version: 'v', type: question.type, points: toHundredths(full), order: [] }
    const there = markQuestion(item, { right: question.right, texts: question.texts }, question.value, rule)
    const here = mark(question, question.value, rule)
    expect(here.outcome === 'right').toBe(there.verdict === 'right')
    expect(here.outcome === 'blank').toBe(there.verdict === 'blank')
    expect(earned(question, question.value, full, rule)).toBe(toPoints(there.points))
  }), { numRuns: 2000 })
})

test('nothing given is blank, and a multiple choice must be whole to be right', () => {
  const question = { type: 'multiple' as const, right: [0, 2], texts: [] }
  expect(mark(question, null)).toEqual({ outcome: 'blank', share: 0 })
  expect(mark(question, [0])).toEqual({ outcome: 'partial', share: 0 })
  expect(isRight(question, [0, 2])).toBe(true)
  expect(mark(question, [0, 1, 2]).outcome).toBe('wrong')
})
