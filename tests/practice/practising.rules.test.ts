import fc from 'fast-check'
import * as rules from '@/practice/session/practising'
import type { Practising } from '@/practice/session/practising'
import { asked, pack } from './packs'

const NOW = 1_790_000_000_000
const open = (over: Parameters<typeof pack>[0] = {}, kept: Parameters<typeof rules.opened>[2] = null) => rules.opened(pack(over), 'of', kept, NOW)
const give = (state: Practising, place: number) => rules.confirm(rules.choose(state, place))

test('begins at the first question that nobody has answered yet, here or on another phone', () => {
  const state = open({ given: [{ questionId: 'q1', value: [1], correct: true }, { questionId: 'gone', value: [0], correct: false }] })
  expect(state.pos).toBe(2)
  expect(state.judged).toEqual({ 1: true })
})

test('when all are answered elsewhere it is over', () => {
  expect(open({ given: [1, 2, 3].map((no) => ({ questionId: `q${no}`, value: [1], correct: no > 1 })) })).toMatchObject({ doneAt: NOW, judged: { 1: false, 2: true, 3: true } })
})

test('a final answer cannot be changed, and one goes on only from there', () => {
  const state = give(open(), 0)
  expect(state.judged).toEqual({ 1: false })
  expect(rules.choose(state, 1)).toBe(state)
  expect(rules.next(open(), NOW).pos).toBe(1)
  expect(rules.next(state, NOW).pos).toBe(2)
})

test('what is not known is passed: it is missed, and its key may be shown', () => {
  const state = rules.pass(rules.choose(open(), 1))
  expect(state.judged).toEqual({ 1: false })
  expect(state.answers[1]).toBeNull()
})

test('a challenge ends at the first mistake', () => {
  const first = rules.next(give(open({ kind: 'challenge' }), 1), NOW)
  expect(first.pos).toBe(2)
  const over = rules.next(give(first, 0), NOW)
  expect(over.doneAt).toBe(NOW)
  expect(rules.rightCount(over)).toBe(1)
})

test('a mock is judged when it is handed in, in any order, by its own points', () => {
  const questions = [asked(1), asked(2, { type: 'multiple', right: [0, 1] }), asked(3, { type: 'judge', options: ['正确', '错误'], right: [0] })]
  let state = open({ kind: 'mock', questions, points: [4, 5, 2], seconds: 1800, multiple: 'half' })
  expect(state.deadlineAt).toBe(NOW + 1_800_000)
  state = rules.choose(rules.goTo(state, 3), 0)
  state = rules.choose(rules.goTo(state, 2), 1)
  expect(rules.blankPlaces(state)).toEqual([1])
  expect(state.judged).toEqual({})
  state = rules.handIn(state, NOW + 60_000)
  expect(state.judged).toEqual({ 1: false, 2: false, 3: true })
  expect(rules.scoreOf(state)).toEqual({ got: 4.5, full: 11 })
  expect(rules.byType(state)).toEqual([{ type: 'single', places: [1] }, { type: 'multiple', places: [2] }, { type: 'judge', places: [3] }])
})

test('killed at any moment and opened again: nothing that was answered is lost, and every way leads to the end', () => {
  const step = fc.oneof(fc.record({ do: fc.constant('give' as const), place: fc.nat({ max: 3 }) }), fc.constant({ do: 'pass' as const, place: 0 }), fc.constant({ do: 'kill' as const, place: 0 }))
  fc.assert(fc.property(fc.array(step, { maxLength: 20 }), fc.constantFrom('daily', 'topic', 'wrong', 'challenge'), (history, kind) => {
    let state = open({ kind })
    for (const { do: what, place } of history) {
      const before = state
      if (what === 'kill') {
        state = open({ kind }, JSON.parse(JSON.stringify(state)) as Practising)
        expect(state.judged).toEqual(before.judged)
        expect(state.doneAt).toBe(before.doneAt)
        continue
      }
      state = rules.next(what === 'pass' ? rules.pass(state) : give(state, place), NOW)
      expect(Object.keys(state.judged).length).toBe(Math.min(Object.keys(before.judged).length + (before.doneAt === null ? 1 : 0), 3))
    }
    while (state.doneAt === null) state = rules.next(give(rules.pass(state), 0), NOW)
    expect(kind === 'challenge' || Object.keys(state.judged).length === 3).toBe(true)
  }))
})
