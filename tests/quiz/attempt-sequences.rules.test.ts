import fc from 'fast-check'
import type { AnswerValue } from '../../contract/question'
import { AppError } from '../../server/errors'
import { elapsedOf, emptyState, timeUsed, withAnswers, withConfirmed, type AttemptFrame, type AttemptState } from '../../server/quiz/attempt-state'
import { GRACE_MS } from '../../server/rounds/rules/timing'
import { attemptFrame, NOW } from '../rounds/generators'

const LIMIT = 20_000
const free = attemptFrame(), sequential = attemptFrame(20)
const TOTAL = free.total

type Message = { kind: 'save' | 'confirm'; pos: number; value: AnswerValue; after: number }
const messageArb: fc.Arbitrary<Message> = fc.record({
  kind: fc.constantFrom('save', 'confirm'), pos: fc.integer({ min: -1, max: TOTAL + 2 }),
  value: fc.oneof(fc.constant(null), fc.array(fc.nat(3), { maxLength: 3 }), fc.array(fc.constantFrom('', '南湖', '1921'), { maxLength: 2 })),
  after: fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -3000, max: 40_000 }))
})
const frames = fc.constantFrom(free, attemptFrame(undefined, 'each'), sequential, attemptFrame(20, 'each'))

/** What the route does: a refused message leaves the state as it was. */
function sent(state: AttemptState, f: AttemptFrame, { kind, pos, value }: Message, now: number): AttemptState {
  if (kind === 'save') return withAnswers(state, f, { answers: [{ pos, value }], flags: [pos] }, now)
  try {
    return withConfirmed(state, f, pos, value, now)
  } catch (error) {
    if (error instanceof AppError) return state
    throw error
  }
}

describe('any sequence of messages, by any clock', () => {
  const through = (check: (before: AttemptState, after: AttemptState, f: AttemptFrame, message: Message, now: number) => void) =>
    fc.assert(fc.property(frames, fc.array(messageArb, { maxLength: 20 }), (f, messages) => {
      let state = emptyState(f.phase, NOW)
      let now = NOW
      for (const message of messages) {
        now += message.after
        const next = sent(structuredClone(state), f, message, now)
        check(state, next, f, message, now)
        state = next
      }
    }), { numRuns: 600 })

  it('never changes a locked answer, nor unlocks it', () => {
    through((before, after) => {
      expect(after.locked.slice(0, before.locked.length)).toEqual(before.locked)
      for (const pos of before.locked) expect([after.answers[pos], after.at[pos]]).toEqual([before.answers[pos], before.at[pos]])
    })
  })

  it('never goes back to an earlier question, nor skips one', () => {
    through((before, after) => {
      if (!before.current) return expect(after.current).toBeUndefined()
      expect([before.current.pos, before.current.pos + 1]).toContain(after.current?.pos)
      expect(after.locked).toEqual(Array.from({ length: (after.current?.pos ?? 1) - 1 }, (_, i) => i + 1))
    })
  })

  it('uses no negative time, no more than has passed, and no more than the questions allow', () => {
    through((before, after, f, _, now) => {
      const used = timeUsed(after, f, NOW, now)
      expect(after.spent ?? 0).toBeGreaterThanOrEqual(before.spent ?? 0)
      expect(used).toBeGreaterThanOrEqual(0)
      expect(used).toBeLessThanOrEqual(Math.min(Math.max(0, now - NOW), after.current ? TOTAL * LIMIT : Infinity))
      expect(Object.values(elapsedOf(after)).every((ms) => ms >= 0 && ms <= LIMIT + GRACE_MS)).toBe(true)
    })
  })

  it('sent a second time, at once or later, changes nothing', () => {
    through((_, after, f, message, now) => {
      expect(sent(after, f, message, now)).toEqual(after)
      expect(sent(after, f, message, now + 3333)).toEqual(after)
    })
  })

  it('keeps answers only at places that exist, and none that are empty; survives being stored', () => {
    through((_, after) => {
      for (const [pos, value] of Object.entries(after.answers)) {
        expect(Number(pos) >= 1 && Number(pos) <= TOTAL).toBe(true)
        expect(value.some((v) => v !== '')).toBe(true)
      }
      expect(JSON.parse(JSON.stringify(after))).toEqual(after)
    })
  })
})
