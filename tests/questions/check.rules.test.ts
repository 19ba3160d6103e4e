import fc from 'fast-check'
import type { ReadBody } from '../../contract/questions'
import { storable, tidied } from '../../server/questions/rules/body'
import { isBlocking, problemsOf } from '../../server/questions/rules/check'
import { standingOf, whyNot } from '../../server/questions/rules/item'
import { readBody } from './bank-support'

const words = fc.oneof(fc.constantFrom('', ' ', '上海', '（ ）', '____', '北京____和（  ）', '《》', '正确'), fc.string({ unit: 'grapheme', maxLength: 12 }))
const anyBody: fc.Arbitrary<ReadBody> = fc.record({
  type: fc.constantFrom('single', 'multiple', 'judge', 'fill', 'short', 'unsupported'), stem: words, options: fc.array(words, { maxLength: 6 }),
  answer: fc.array(fc.nat(7), { maxLength: 4 }), texts: fc.array(fc.array(words, { maxLength: 3 }), { maxLength: 3 }), analysis: words, source: words, topic: words, period: words,
  difficulty: fc.option(fc.integer({ min: 1, max: 5 })), tags: fc.array(words, { maxLength: 3 })
})

it('lets through only what can be asked and marked', () => {
  fc.assert(fc.property(anyBody, (given) => {
    const body = tidied(given)
    if (problemsOf(body).some(isBlocking)) return
    const kept = storable(body)
    expect(kept.stem.trim()).not.toBe('')
    if (kept.type === 'fill') {
      expect(kept.texts).toHaveLength(kept.stem.match(/_{2,}/g)?.length ?? 1)
      for (const texts of kept.texts) expect(texts.some((text) => /[\p{L}\p{N}]/u.test(text))).toBe(true)
      return
    }
    expect(kept.answer.length).toBeGreaterThan(0)
    expect(kept.answer.every((place, i) => place < kept.options.length && (i === 0 || place > (kept.answer[i - 1] ?? 0)))).toBe(true)
    if (kept.type !== 'multiple') expect(kept.answer).toHaveLength(1)
    if (kept.type === 'judge') expect(kept.options).toEqual(['正确', '错误'])
    else expect(new Set(kept.options.filter((one) => one.trim() !== '')).size).toBe(kept.options.length)
  }), { numRuns: 2000 })
})

it('changes nothing the second time', () => {
  fc.assert(fc.property(anyBody, (given) => { expect(tidied(tidied(given))).toEqual(tidied(given)) }), { numRuns: 1000 })
})

it.each<[string, Partial<ReadBody>, string[]]>([
  ['no answer', { answer: [] }, ['no_answer']], ['an answer beyond the options', { answer: [5] }, ['answer_beyond']], ['an empty option', { options: ['甲', ''] }, ['empty_option']],
  ['the same option twice', { options: ['甲', '乙', '甲'] }, ['same_options']], ['one option', { options: ['甲'] }, ['few_options']], ['several answers to a single choice', { answer: [0, 1] }, ['many_for_single']],
  ['an empty stem', { stem: '' }, ['empty_stem']], ['fewer texts than blanks', { type: 'fill', stem: '____到____', texts: [['甲']] }, ['blank_count']],
  ['a stem that is too long', { stem: '长'.repeat(4001) }, ['too_long']], ['a short answer', { type: 'short' }, ['unsupported']], ['a kind of its own', { type: 'unsupported' }, ['unsupported']]
])('reports %s, and nothing else', (_, wrong, codes) => {
  expect(problemsOf(readBody(wrong)).map(({ code }) => code)).toEqual(codes)
})

it('says of a short answer what can be done', () => {
  expect(problemsOf(readBody({ type: 'short' }))[0]?.message).toBe('简答题不能自动评分，请改成别的题型或跳过。')
})

describe('an item', () => {
  const bank = { questionId: 'q', no: null, exact: true, likeness: 1 }
  const file = { questionId: null, no: 1, exact: true, likeness: 1 }
  const flagged = [{ code: 'no_answer' }]

  it.each([
    [{ problems: [], twin: null, chosen: null }, 'ready', 'take'], [{ problems: [], twin: null, chosen: 'skip' as const }, 'ready', 'skip'], [{ problems: [{ code: 'left_out' }], twin: null, chosen: null }, 'ready', 'take'],
    [{ problems: flagged, twin: bank, chosen: 'take' as const }, 'problem', 'skip'], [{ problems: [], twin: bank, chosen: null }, 'duplicate', 'skip'], [{ problems: [], twin: bank, chosen: 'replace' as const }, 'duplicate', 'replace'],
    [{ problems: [], twin: file, chosen: 'replace' as const }, 'duplicate', 'skip'], [{ problems: [], twin: null, chosen: 'replace' as const }, 'ready', 'take'], [{ problems: [], twin: file, chosen: 'take' as const }, 'duplicate', 'take']
  ])('with %j is %s: %s', (facts, state, decision) => {
    expect(standingOf(facts)).toEqual({ state, decision })
  })

  it('can be taken only without problems, and replace only what the bank has', () => {
    expect([whyNot('take', { problems: flagged, twin: null }), whyNot('replace', { problems: [], twin: file }), whyNot('replace', { problems: [], twin: null })].every((why) => why !== null)).toBe(true)
    expect([whyNot('skip', { problems: flagged, twin: null }), whyNot('take', { problems: [], twin: file }), whyNot('replace', { problems: [], twin: bank })]).toEqual([null, null, null])
  })
})
