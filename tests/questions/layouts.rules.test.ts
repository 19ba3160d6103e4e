import fc from 'fast-check'
import { parseSource } from '../../server/questions/parse'
import { linesOf } from '../../server/questions/parse/normalise'
import { disguise } from './disguise'
import { items, legible, style } from './layouts-arbitrary'
import { expected, keys, type Item, type Style, written } from './layouts'

function check(all: readonly Item[], style: Style, change: (text: string) => string = (text) => text) {
  fc.pre(legible(all, style))
  const order = style.sections ? ['single', 'multiple', 'judge', 'fill'].flatMap((type) => all.filter((one) => one.type === type)) : all
  const text = change(written(all, style))
  const { questions } = parseSource({ blocks: linesOf(text) })
  const got = questions.map(({ type, stem: said, options: given, answer, answer_text, analysis: why }) => ({ type, stem: said, options: given, answer, answer_text, analysis: why }))
  try {
    expect(got).toEqual(order.map((one) => expected(one, style)))
  } catch (error) {
    throw new Error(`${(error as Error).message}\n---\n${text}`)
  }
}

it('reads a paper whichever way it numbers, marks options and gives answers', () => {
  fc.assert(fc.property(items, style, (all, one) => check(all, one)), { numRuns: 1500 })
})

it('reads answers that stand in the stem', () => {
  fc.assert(fc.property(items, style, (all, one) => check(all, { ...one, inStem: true, analysis: null })), { numRuns: 500 })
})

it('reads answers that stand together behind each section', () => {
  fc.assert(fc.property(items.map((all) => all.filter((one) => one.type !== 'fill')), style, fc.constantFrom(...keys), (all, one, key) => check(all, { ...one, sections: true, key, analysis: null })), { numRuns: 500 })
})

it('reads a paper in disguise', () => {
  fc.assert(fc.property(items, style, disguise, check), { numRuns: 500 })
})
