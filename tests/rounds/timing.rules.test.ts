import fc from 'fast-check'
import { deadlineOf, GRACE_MS, isSequential, TRANSIT_MS, windowState } from '../../server/rounds/rules/timing'
import { dayOf } from '../../server/zone'
import { DAY, HOUR, MINUTE, phase, SHANGHAI, shanghai } from './generators'

const opensAt = shanghai(11, 21, 8)
const closesAt = shanghai(11, 28, 22)
const evenings = { from: 18 * 60, to: 22 * 60 }

describe('a round’s window', () => {
  it.each([
    ['before it opens', opensAt - 1, 'upcoming'], ['the moment it opens', opensAt, 'open'], ['the last millisecond', closesAt - 1, 'open'], ['the moment it closes', closesAt, 'closed']
  ] as const)('%s', (_, now, state) => { expect(windowState({ opensAt, closesAt }, now, SHANGHAI)).toBe(state) })

  it.each([
    ['before the hours', shanghai(11, 22, 17, 59) + 59_999, 'outsideHours'], ['when the hours begin', shanghai(11, 22, 18), 'open'],
    ['their last millisecond', shanghai(11, 22, 22) - 1, 'open'], ['when they end', shanghai(11, 22, 22), 'outsideHours'],
    ['in hours but before the round', shanghai(11, 20, 19), 'upcoming'], ['in hours but after it', closesAt + 20 * HOUR, 'closed']
  ] as const)('with daily hours, %s', (_, now, state) => { expect(windowState({ opensAt, closesAt, daily: evenings }, now, SHANGHAI)).toBe(state) })

  it('with hours until 24:00 is open until midnight and shut from then on', () => {
    const window = { opensAt, closesAt, daily: { from: 600, to: 1440 } }
    expect(windowState(window, shanghai(11, 23) - 1, SHANGHAI)).toBe('open')
    expect(windowState(window, shanghai(11, 23), SHANGHAI)).toBe('outsideHours')
    expect(windowState({ ...window, daily: { from: 0, to: 1440 } }, shanghai(11, 23), SHANGHAI)).toBe('open')
  })

  it('goes by the association’s zone', () => {
    const noon = shanghai(11, 22, 19)
    expect(windowState({ opensAt, closesAt, daily: evenings }, noon, SHANGHAI)).toBe('open')
    expect(windowState({ opensAt, closesAt, daily: evenings }, noon, 'America/New_York')).toBe('outsideHours')
  })
})

describe('a deadline', () => {
  const start = shanghai(11, 22, 19)
  it.each([
    ['the close, where nothing else limits', {}, undefined, start, closesAt],
    ['the paper’s limit', { paperSeconds: 1800 }, undefined, start, start + 30 * MINUTE],
    ['the close, where it comes before the paper’s limit', { paperSeconds: 1800 }, undefined, closesAt - MINUTE, closesAt],
    ['the questions’ limits with what the way costs', { questionSeconds: 10 }, undefined, start, start + 20 * (10_000 + TRANSIT_MS)],
    ['the paper’s limit, where the questions’ come later', { questionSeconds: 10, paperSeconds: 60 }, undefined, start, start + MINUTE],
    ['the end of the day’s hours', { paperSeconds: 1800 }, evenings, shanghai(11, 22, 21, 45), shanghai(11, 22, 22)],
    ['midnight, where the hours go until 24:00', {}, { from: 0, to: 1440 }, start, shanghai(11, 23)],
    ['the close, where it comes before midnight', {}, { from: 0, to: 1440 }, shanghai(11, 28, 9), closesAt]
  ] as const)('is %s', (_, timing, daily, startedAt, expected) => {
    expect(deadlineOf(phase({ timing, window: { opensAt, closesAt, daily } }), 20, startedAt, SHANGHAI)).toBe(expected)
  })

  it('is the least of all that limits: after the start, within the round, on the same day where there are hours', () => {
    const optional = (min: number, max: number) => fc.option(fc.integer({ min, max }), { nil: undefined })
    fc.assert(fc.property(optional(10, 86400), optional(3, 3600), fc.option(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 701, max: 1440 })), { nil: undefined }), fc.integer({ min: 1, max: 100 }), fc.nat(7 * DAY),
      (paperSeconds, questionSeconds, hours, n, after) => {
        const startedAt = opensAt + after
        const daily = hours && { from: hours[0], to: hours[1] }
        const window = { opensAt, closesAt, daily }
        fc.pre(windowState(window, startedAt, SHANGHAI) === 'open')
        const deadline = deadlineOf(phase({ timing: { paperSeconds, questionSeconds }, window }), n, startedAt, SHANGHAI)
        const limits = [
          closesAt, startedAt + (paperSeconds ?? Infinity) * 1000, startedAt + ((questionSeconds ?? Infinity) * 1000 + TRANSIT_MS) * n,
          daily ? Math.floor((startedAt + 8 * HOUR) / DAY) * DAY - 8 * HOUR + daily.to * MINUTE : Infinity
        ]
        expect(deadline).toBe(Math.min(...limits))
        expect(deadline).toBeGreaterThan(startedAt)
        if (daily) expect(dayOf(deadline - 1, SHANGHAI)).toBe(dayOf(startedAt, SHANGHAI))
      }))
  })

  it('leaves a short grace for slow networks', () => {
    expect([GRACE_MS, TRANSIT_MS].every((ms) => ms > 0 && ms <= 5000)).toBe(true)
  })
})

it('a paper is sequential when its questions have limits of their own', () => {
  expect(isSequential(phase({ timing: { paperSeconds: 60 } }))).toBe(false)
  expect(isSequential(phase({ timing: { questionSeconds: 10 } }))).toBe(true)
})
