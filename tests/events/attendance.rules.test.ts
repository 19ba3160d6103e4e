import fc from 'fast-check'
import type { Attendance } from '../../contract/event-config'
import { attendanceOf, CLOCK_GRACE, scanBarrier, type Mark } from '../../server/events/rules/attendance'
import { attendanceSaid } from '../../server/events/rules/attendance-words'
import { session } from '../support/event'

const MINUTE = 60_000
const morning = session()
const at = (minutes: number) => morning.begins + minutes * MINUTE
const rule: Attendance = { ways: ['code'], late: 10, signOut: { from: 15, until: 30 } }
let made = 0
const mark = (kind: Mark['kind'], minutes: number, own: Partial<Mark> = {}): Mark => ({ id: `k${String(++made).padStart(3, '0')}`, kind, saidAt: at(minutes), at: at(minutes), under: '', reason: '', ...own })
const done = { over: true, expected: true }
const of = (marks: Mark[], own: Partial<Attendance> = {}, how: Parameters<typeof attendanceOf>[3] = done) => attendanceOf(marks, morning, { ...rule, ...own }, how)

const anyMark = fc.record({ id: fc.integer({ min: 0, max: 40 }).map((n) => `k${n}`), kind: fc.constantFrom<Mark['kind']>('in', 'out', 'in', 'out', 'void'), saidAt: fc.integer({ min: -40, max: 160 }).map(at), at: fc.integer({ min: -40, max: 400 }).map(at), under: fc.constantFrom('', '', '', 'k1', 'k2', 'k3'), reason: fc.constantFrom('', '补登'), party: fc.subarray([0, 1, 2, 3]) })
/** Marks as the server can have them: one id is one mark. */
const anyMarks = fc.uniqueArray(anyMark, { selector: ({ id }) => id, maxLength: 14 })

it('comes to the same whatever order marks arrive in and however often they are sent', () => {
  fc.assert(fc.property(anyMarks, fc.boolean(), fc.boolean(), fc.infiniteStream(fc.nat()), fc.record({ leaderComes: fc.boolean(), others: fc.integer({ min: 0, max: 3 }) }), (marks, segments, over, chance, group) => {
    const draw = () => chance.next().value as number
    const again = [...marks, ...marks.filter(() => draw() % 2 === 0)].map((one) => ({ one, n: draw() })).sort((a, b) => a.n - b.n).map(({ one }) => ({ ...one }))
    const how = { over, expected: true, group }
    const kept = of(marks, { segments }, how)
    expect(kept === null || (kept.heads <= group.others + (group.leaderComes ? 1 : 0) && kept.others.every((place) => place >= 1 && place <= group.others))).toBe(true)
    expect(of(again, { segments }, how)).toEqual(kept)
  }))
})

it('counts no more minutes than the session has, unless an organiser entered them', () => {
  fc.assert(fc.property(anyMarks, fc.boolean(), (marks, segments) => {
    const minutes = of(marks.filter(({ under, kind }) => under === '' && kind !== 'void'), { segments })?.minutes ?? 0
    expect(minutes >= 0 && minutes <= 120).toBe(true)
  }))
  expect(of([mark('void', 200, { id: 'fix', reason: '值守到下午' }), mark('in', -20, { under: 'fix', reason: '值守到下午' }), mark('out', 180, { under: 'fix', reason: '值守到下午' })])).toMatchObject({ minutes: 200, corrected: true })
})

it.each([
  ['who comes in time and leaves in time', [mark('in', -5), mark('out', 120)], {}, { state: 'came', minutes: 120, attended: true }],
  ['who comes at the minute that is late', [mark('in', 10), mark('out', 120)], {}, { state: 'late', minutes: 110 }],
  ['who comes a moment before', [mark('in', 10, { saidAt: at(10) - 1 }), mark('out', 120)], {}, { state: 'came' }],
  ['who never signs out', [mark('in', 0)], {}, { state: 'left-early', minutes: 0, lastOut: null }],
  ['who has not been there long enough', [mark('in', 0), mark('out', 110)], { leastMinutes: 111 }, { state: 'left-early', attended: false }],
  ['who was there just long enough', [mark('in', 0), mark('out', 110)], { leastMinutes: 110 }, { state: 'came', attended: true }],
  ['who signs out twice', [mark('in', 0), mark('out', 110), mark('out', 118)], {}, { minutes: 118 }],
  ['who went out in between, where stretches add up', [mark('in', 0), mark('out', 30), mark('in', 60), mark('out', 120)], { segments: true }, { minutes: 90 }],
  ['the same where they do not', [mark('in', 0), mark('out', 30), mark('in', 60), mark('out', 120)], {}, { minutes: 120 }],
  ['who only signs out', [mark('out', 110)], {}, { state: 'absent', minutes: 0 }],
  ['who was not there', [], {}, { state: 'absent', attended: false }]
] as const)('says of %s', (_, marks, own, expected) => {
  expect(of([...marks], own)).toMatchObject(expected)
})

it('says nothing of people without a mark before it is over, or who were not expected', () => {
  expect(of([], {}, { over: false, expected: true })).toBeNull()
  expect(of([], {}, { over: true, expected: false })).toBeNull()
  expect(of([mark('in', 0)], {}, { over: false, expected: true })?.state).toBe('came')
})

it('takes a correction for everything up to it, also for what a phone sends only afterwards', () => {
  const correction = mark('void', 60, { id: 'fix', reason: '替人扫码' })
  expect(of([mark('in', 0), correction])).toMatchObject({ state: 'absent', corrected: true })
  expect(of([correction, mark('in', 0, { at: at(300) })])).toMatchObject({ state: 'absent' })
  expect(of([correction, mark('in', 70), mark('out', 120)])).toMatchObject({ state: 'late', minutes: 50 })
  const second = mark('void', 200, { id: 'fix2', reason: '本人到场' })
  expect(of([mark('in', 0), correction, second, mark('in', 0, { under: 'fix2' }), mark('out', 120, { under: 'fix2' })])).toMatchObject({ state: 'came', minutes: 120 })
})

it('counts nothing before whoever is in charge has looked, where that is asked for', () => {
  expect(of([mark('in', 0)], { confirm: true })).toMatchObject({ settled: false })
  expect(of([mark('in', 0), mark('void', 125, { id: 'seen' }), mark('in', 0, { under: 'seen' }), mark('out', 120, { under: 'seen' })], { confirm: true })).toMatchObject({ settled: true, corrected: false })
})

it('believes a phone within its windows, and no clock that is ahead', () => {
  const bar = (kind: 'in' | 'out', minutes: number, now: number) => scanBarrier(kind, at(minutes), morning, rule, at(now))
  expect(bar('in', 0, 300)).toBe('')
  expect(bar('in', 1, 0)).toBe('')
  expect(bar('in', 2, 0)).toContain('快了')
  expect(scanBarrier('in', at(-30) - CLOCK_GRACE, morning, rule, at(0))).toBe('')
  expect(scanBarrier('in', at(-30) - CLOCK_GRACE - 1, morning, rule, at(0))).toContain('还没有开始')
  expect(scanBarrier('in', at(120) + CLOCK_GRACE, morning, rule, at(200))).toContain('过了')
  expect(bar('out', 30, 200)).toContain('还没有开始签退')
  expect(scanBarrier('out', at(30), morning, { ...rule, segments: true }, at(200))).toBe('')
  expect(scanBarrier('out', at(30), morning, { ways: ['code'] }, at(200))).toContain('不用签退')
})

describe('of a group', () => {
  const four = { over: true, expected: true, group: { leaderComes: true, others: 3 } }
  it('counts whom anybody saw, whoever booked among them only if he was seen', () => {
    expect(of([mark('in', 0, { party: [0, 2] }), mark('in', 5, { party: [1] }), mark('out', 120)], {}, four)).toMatchObject({ state: 'came', firstIn: at(0), others: [1, 2], heads: 3 })
    expect(of([mark('in', 0, { party: [1, 2] })], {}, four)).toMatchObject({ state: 'absent', firstIn: null, others: [1, 2], heads: 2 })
    expect(of([mark('in', 0)], {}, four)).toMatchObject({ others: [], heads: 1 })
    expect(of([mark('in', 0, { party: [1, 2] })], {}, { ...four, group: { leaderComes: false, others: 3 } })).toMatchObject({ firstIn: at(0), others: [1, 2], heads: 2 })
  })

  it('takes a correction for all of them', () => {
    const correction = mark('void', 60, { id: 'who', reason: '核对' })
    const entered = mark('in', 0, { under: 'who', party: [0, 1] })
    expect(of([mark('in', 0, { party: [0, 1, 2, 3] }), correction, entered], {}, four)).toMatchObject({ others: [1], heads: 2 })
    expect(of([mark('in', 0, { party: [0, 1, 2, 3] }), correction], {}, four)).toMatchObject({ state: 'absent', others: [], heads: 0 })
    // One who came only after it was said.
    expect(of([correction, entered, mark('in', 70, { party: [3] })], {}, four)).toMatchObject({ others: [1, 3], heads: 3 })
  })
})

test('of what goes on for days the day is said with the hour', () => {
  const said = { state: 'came' as const, firstIn: at(0), lastOut: null, minutes: 0, corrected: false }
  const how = { zone: 'Asia/Shanghai', over: false, asksOut: false }
  expect([attendanceSaid(said, how), attendanceSaid(said, { ...how, days: true })]).toEqual(['9:00 签到', '12 月 5 日 9:00 签到'])
})
