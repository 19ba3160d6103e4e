import fc from 'fast-check'
import type { AnswerValue } from '../../contract/question'
import { elapsedOf, emptyState, plausible, timeUsed, withAnswers, withConfirmed, type AttemptFrame, type AttemptState } from '../../server/quiz/attempt-state'
import { GRACE_MS } from '../../server/rounds/rules/timing'
import { AppError } from '../../server/errors'
import { attemptFrame, item, NOW } from '../rounds/generators'

const LIMIT = 20_000
const free = attemptFrame(), sequential = attemptFrame(20)
const TOTAL = free.total
const fresh = (f: AttemptFrame) => emptyState(f.phase, NOW)
const save = (state: AttemptState, f: AttemptFrame, pos: number, value: AnswerValue, at: number) => withAnswers(state, f, { answers: [{ pos, value }] }, NOW + at)
const confirm = (state: AttemptState, f: AttemptFrame, pos: number, value: AnswerValue, at: number) => withConfirmed(state, f, pos, value, NOW + at)

describe('saving', () => {
  it('keeps what was given with the moment of its last change', () => {
    let state = save(fresh(free), free, 2, [1], 100)
    state = save(state, free, 2, [1], 200)
    expect(state).toMatchObject({ answers: { 2: [1] }, at: { 2: NOW + 100 } })
    expect(save(state, free, 2, [0], 300)).toMatchObject({ answers: { 2: [0] }, at: { 2: NOW + 300 } })
  })

  it.each([[null], [[]], [['']], [['  ', '']]])('%j takes an answer back, and changes nothing where there was none', (value) => {
    expect(save(save(fresh(free), free, 1, [1], 1), free, 1, value, 2).answers).toEqual({})
    expect(save(fresh(free), free, 1, value, 2)).toEqual(fresh(free))
  })

  it('keeps a fill-in answer with some of its blanks empty', () => {
    expect(save(fresh(free), free, 1, ['', '南湖'], 1).answers).toEqual({ 1: ['', '南湖'] })
  })

  it('drops places that do not exist, and takes the rest of the message', () => {
    const answers = [0, -1, TOTAL + 1, 3].map((pos) => ({ pos, value: [0] }))
    expect(withAnswers(fresh(free), free, { answers, flags: [3, 0, -2, 9, 1, 3] }, NOW)).toMatchObject({ answers: { 3: [0] }, flags: [1, 3] })
  })

  it('leaves flags alone where none are sent', () => {
    const flagged = withAnswers(fresh(free), free, { answers: [], flags: [2] }, NOW)
    expect(save(flagged, free, 1, [0], 1).flags).toEqual([2])
    expect(withAnswers(flagged, free, { answers: [], flags: [] }, NOW).flags).toEqual([])
  })
})

describe('confirming on a free paper', () => {
  it('makes an answer final where the round reveals after each', () => {
    const each = attemptFrame(undefined, 'each')
    const locked = confirm(fresh(each), each, 3, [1], 10)
    expect(locked.locked).toEqual([3])
    expect(save(locked, each, 3, [0], 20)).toEqual(locked)
    expect(confirm(locked, each, 3, [0], 20)).toBe(locked)
  })

  it('only saves where it does not', () => {
    const state = confirm(fresh(free), free, 3, [1], 10)
    expect(state).toMatchObject({ answers: { 3: [1] }, locked: [] })
    expect(save(state, free, 3, [0], 20).answers).toEqual({ 3: [0] })
  })

  it.each([0, TOTAL + 1])('refuses place %d', (pos) => { expect(() => confirm(fresh(free), free, pos, [0], 1)).toThrow(AppError) })
})

describe('a sequential paper', () => {
  it('goes on question by question, each with its own clock, and ends behind the last', () => {
    let state = fresh(sequential)
    for (let pos = 1; pos <= TOTAL; pos++) state = confirm(state, sequential, pos, [pos % 2], pos * 5000)
    expect(state).toMatchObject({ locked: [1, 2, 3, 4], current: { pos: TOTAL + 1 }, spent: 20_000, shown: { 1: NOW, 4: NOW + 15_000 } })
    expect(timeUsed(state, sequential, NOW, NOW + 60_000)).toBe(20_000)
  })

  it('takes an answer up to the limit and its grace, not after', () => {
    expect(save(fresh(sequential), sequential, 1, [1], LIMIT + GRACE_MS).answers).toEqual({ 1: [1] })
    expect(save(fresh(sequential), sequential, 1, [1], LIMIT + GRACE_MS + 1).answers).toEqual({})
  })

  it('confirmed too late goes on with what was saved in time', () => {
    const state = confirm(save(fresh(sequential), sequential, 1, [1], 1000), sequential, 1, [0], 60_000)
    expect(state).toMatchObject({ answers: { 1: [1] }, locked: [1], current: { pos: 2, shownAt: NOW + 60_000 }, spent: LIMIT })
  })

  it('does not answer ahead: later places are dropped from a save and refused in a confirmation', () => {
    expect(save(fresh(sequential), sequential, 2, [1], 1)).toEqual(fresh(sequential))
    expect(() => confirm(fresh(sequential), sequential, 2, [1], 1)).toThrow('这一题已经过去')
  })

  it('counts the running question’s time up to its limit', () => {
    expect(timeUsed(fresh(sequential), sequential, NOW, NOW + 7000)).toBe(7000)
    expect(timeUsed(fresh(sequential), sequential, NOW, NOW + 70_000)).toBe(LIMIT)
  })

  it('an answer confirmed in the grace after the end costs no more time than there was', () => {
    const state = confirm(fresh(sequential), sequential, 1, [1], 12_000)
    expect(timeUsed(state, sequential, NOW, NOW + 10_000)).toBe(10_000)
  })

  it('measures each answer from its showing to its last change', () => {
    let state = save(fresh(sequential), sequential, 1, [0], 2000)
    state = save(state, sequential, 1, [1], 6000)
    state = confirm(state, sequential, 1, [1], 9000)
    state = save(state, sequential, 2, [1], 10_500)
    expect(elapsedOf(state)).toEqual({ 1: 6000, 2: 1500 })
  })
})

it('a free paper has no elapsed times: nothing was shown by itself', () => {
  expect(elapsedOf(save(fresh(free), free, 1, [1], 5000))).toEqual({})
})

describe('what can be an answer at all', () => {
  const paper = [item(), item({ type: 'multiple', order: [2, 0, 1] }), item({ type: 'judge', order: [] }), item({ type: 'fill', order: [] })]
  const kept = (pos: number, value: AnswerValue) => plausible(paper, [{ pos, value }])[0]?.value

  it.each([[1, [3]], [1, []], [2, [0, 2]], [3, [1]], [4, ['一九二一', '']], [1, null], [4, null], [4, []]])('at place %d %j is', (pos, value) => { expect(kept(pos, value)).toEqual(value) })

  it.each([
    [1, [4]], [1, [0, 1]], [1, ['A']], [1, [-1]], [1, [0.5]], [1, [NaN]], [2, [0, 3]], [3, [2]], [3, [0, 1]], [4, [1921]], [0, [0]], [5, [0]], [-1, null], [1.5, [0]]
  ])('at place %d %j is not', (pos, value) => { expect(kept(pos, value)).toBeUndefined() })

  it('several choices are put in order, each once', () => { expect(kept(2, [2, 0, 2])).toEqual([0, 2]) })

  it('what is dropped does not take the rest of the message with it', () => {
    expect(plausible(paper, [{ pos: 1, value: [9] }, { pos: 9, value: [0] }, { pos: 3, value: [1] }])).toEqual([{ pos: 3, value: [1] }])
  })

  it('whatever comes in, only options that were shown come out', () => {
    const valueArb = fc.oneof(fc.constant(null), fc.array(fc.oneof(fc.integer({ min: -3, max: 30 }), fc.double())), fc.array(fc.string()))
    fc.assert(fc.property(fc.array(fc.record({ pos: fc.integer({ min: -2, max: 7 }), value: valueArb })), (answers) => {
      for (const { pos, value } of plausible(paper, answers)) {
        const { type, order } = paper[pos - 1] ?? item()
        const places = type === 'judge' ? [0, 1] : order.map((_, i) => i)
        const ok = (v: string | number) => (type === 'fill' ? typeof v === 'string' : typeof v === 'number' && places.includes(v))
        expect((value ?? []).every(ok) && (type === 'multiple' || type === 'fill' || (value ?? []).length <= 1)).toBe(true)
      }
    }))
  })
})
