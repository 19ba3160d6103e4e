import fc from 'fast-check'
import type { ParsedQuestion } from '../../../server/questions/parse/types'

/** Pieces that mean something in one format or another. */
const piece = fc.oneof(
  fc.constantFrom('中共一大', '1921 年', '____', '（　）', '正确', 'A) ', 'ANSWER: A', '答案：', '，', ' ', '\n', '\n\n', '//', '::', '~', '=', '#', '####', '{', '}', '\\', '\\n', '\\\\', '->', '%50%', '*', '\\*',
    '$CATEGORY: 甲', '[html]', '[plain]', '[图:m1]', '<b>', '&amp;', '// xueshi: {}', '"', "'", 'T', 'TRUE', '\u2028', '\uFEFF', '\r', '𠮷', '\u0000', '__proto__'),
  fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 4 })
)
const text = (most = 6) => fc.array(piece, { maxLength: most }).map((pieces) => pieces.join(''))
/** What our readers give: trimmed, with plain line ends. */
export const tidy = (most?: number) => text(most).map((one) => one.replace(/\r\n?/g, '\n').trim()).filter((one) => one === one.trim())

const places = (of: readonly unknown[]) => fc.subarray(of.map((_, at) => at))
const labels = fc.record({
  points: fc.option(fc.constantFrom(0, 1, 2.5, 100)), topic: tidy(3), period: tidy(2), difficulty: fc.integer({ min: 1, max: 5 }), tags: fc.array(text(2), { maxLength: 3 }), source: text(2)
}, { requiredKeys: ['points'] })

/** Any question that may be stored, awkward ones included. */
export const questionOf = (words: fc.Arbitrary<string> = fc.oneof(tidy(), text())): fc.Arbitrary<ParsedQuestion> => {
  const blanks = fc.array(fc.array(words, { maxLength: 3 }), { maxLength: 3 })
  const options = fc.array(words, { maxLength: 6 })
  const kind = fc.oneof(
    options.chain((all) => fc.record({ type: fc.constantFrom('single' as const, 'multiple' as const), options: fc.constant(all), answer: places(all), answer_text: fc.constant<string[][]>([]) })),
    fc.record({ type: fc.constant('judge' as const), options: fc.constant<string[]>(['正确', '错误']), answer: places([0]).chain((right) => fc.nat(1).map((place) => right.map(() => place))), answer_text: fc.constant<string[][]>([]) }),
    fc.record({ type: fc.constantFrom('fill' as const, 'short' as const), options: fc.constant<string[]>([]), answer: fc.constant<number[]>([]), answer_text: blanks })
  )
  return fc.tuple(kind, words, words, labels).map(([one, stem, analysis, more]) => ({ ...one, stem, analysis, ...more, section: '', line: null, problems: [] }))
}
