import type { SignInTimes } from '../../contract/attendance'
import { seenAt } from '@/hosting/door/check'
import { momentOf } from '@/hosting/door/PersonSheet'
import { directionNow, opening, roomLink, roomOf, sessionNow } from '@/services/attending'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 9:00 in Shanghai. */
const NINE = Date.UTC(2026, 5, 27, 1)
const times = (own: Partial<SignInTimes> = {}): SignInTimes => ({
  session: 'first', sessionName: '上午', begins: NINE, ends: NINE + 2 * HOUR, in: { from: NINE - 30 * MINUTE, to: NINE + 2 * HOUR }, out: null, lateFrom: null, ways: ['code'], segments: false, mine: true, ...own
})
const out = { from: NINE + 105 * MINUTE, to: NINE + 150 * MINUTE }
const came = { session: 'first', sessionName: '上午', state: 'came' as const, said: '', firstIn: NINE, lastOut: null, minutes: 0, hours: 0 }

test('the room’s code is found in its own text and in the link that cameras open, and nowhere else', () => {
  const code = 'xs:out:0abc-9_Z:sat-am:59123456:AbCd_-12345'
  const room = { code, eventId: '0abc-9_Z', session: 'sat-am', direction: 'out' }
  expect(roomOf(` ${code}\n`)).toEqual(room)
  expect(roomOf(roomLink('https://xueshi.example', code))).toEqual(room)
  expect(roomOf(`https://xueshi.example/events/sign-in/index?code=${code}&from=scan`)).toEqual(room)
  for (const other of ['', 'xs:t:0abc:12:xyz', 'https://xueshi.example/check?code=ABCD', 'xs:in:a:b', `https://x?code=%E0%A4%A`, '123456']) expect(roomOf(other)).toBeNull()
})

test('what is to be done is at the session that is on, in before out', () => {
  const later = times({ session: 'second', begins: NINE + 5 * HOUR, ends: NINE + 6 * HOUR, in: { from: NINE + 4 * HOUR, to: NINE + 6 * HOUR } })
  expect(sessionNow([later, times()], NINE)?.session).toBe('first')
  expect(sessionNow([later, times()], NINE + 2 * HOUR)?.session).toBe('second')
  expect(sessionNow([later, times({ mine: false })], NINE)?.session).toBe('second')
  expect(sessionNow([later, times()], NINE + 24 * HOUR)?.session).toBe('second')
  expect(sessionNow([], NINE)).toBeNull()
  expect(directionNow(times(), came, NINE + HOUR)).toBe('in')
  expect(directionNow(times({ out }), undefined, out.from)).toBe('in')
  expect(directionNow(times({ out }), came, out.from - 1)).toBe('in')
  expect(directionNow(times({ out }), came, out.from)).toBe('out')
  expect(directionNow(times({ out }), undefined, NINE + 2 * HOUR)).toBe('out')
})

test('it says from when and until when, and who is late', () => {
  expect(opening(times(), 'in', NINE - 31 * MINUTE)).toEqual({ open: false, words: '今天 8:30 开始签到，现在还早。' })
  expect(opening(times({ lateFrom: NINE + 10 * MINUTE }), 'in', NINE)).toEqual({ open: true, words: '今天 11:00 前可以签到，今天 9:10 起算迟到。' })
  expect(opening(times({ lateFrom: NINE + 10 * MINUTE }), 'in', NINE + 10 * MINUTE)).toEqual({ open: true, words: '现在签到算迟到，今天 11:00 截止。' })
  expect(opening(times(), 'in', NINE + 2 * HOUR)).toMatchObject({ open: false, words: expect.stringContaining('签到时间已过') as string })
  expect(opening(times({ out }), 'out', out.to - 1).open).toBe(true)
  expect(opening(times(), 'out', NINE)).toEqual({ open: false, words: '这个活动不用签退。' })
})

describe('a ticket by the list in the phone', () => {
  const person = { signUpId: 'su-1', number: '12345678', memberId: 'm-1', name: '周文清', unit: '普及处党支部', position: '', heads: 1, group: null, firstIn: null as number | null, lastOut: null }
  const people = [person, { ...person, signUpId: 'su-2', number: '87654321', firstIn: NINE }]
  const at = NINE + 30_000
  const ticket = (signUpId: string, minute: number) => `xs:t:${signUpId}:${minute}:Abc_-123`
  const minute = NINE / MINUTE

  test('is found by its code and by its digits, however they are typed', () => {
    for (const code of [ticket('su-1', minute), '12345678', '1234 5678', '１２３４－５６７８'.replace('－', ' ')]) expect(seenAt(code, { people }, 'in', at)).toMatchObject({ kind: 'listed', person: { name: '周文清' } })
    expect(seenAt('8765 4321', { people }, 'in', at)).toMatchObject({ kind: 'before', said: '9:00 已经签到' })
    expect(seenAt('8765 4321', { people }, 'out', at).kind).toBe('listed')
  })

  test('may have signed up later; one that is too old, and what is no ticket, is not sent', () => {
    expect(seenAt(ticket('su-9', minute), { people }, 'in', at)).toEqual({ kind: 'unlisted' })
    expect(seenAt('11111111', { people }, 'in', at)).toEqual({ kind: 'unlisted' })
    expect(seenAt(ticket('su-1', minute), { people }, 'in', NINE + 3 * MINUTE - 1).kind).toBe('listed')
    expect(seenAt(ticket('su-1', minute), { people }, 'in', NINE + 3 * MINUTE)).toMatchObject({ kind: 'wrong', person: { name: '周文清' } })
    expect(seenAt(roomLink('https://x', 'xs:in:a:b:1:c'), { people }, 'in', at)).toMatchObject({ kind: 'wrong', said: expect.stringContaining('现场的签到码') as string })
    expect(seenAt('hello', { people }, 'in', at)).toMatchObject({ kind: 'wrong', said: expect.stringContaining('不是报名码') as string })
  })
})

test('a time of day is on the session’s day, and past midnight on the next', () => {
  expect(momentOf('09:05', NINE, NINE - 12 * HOUR)).toBe(NINE + 5 * MINUTE)
  expect(momentOf('08:40', NINE + 20_000, NINE - 12 * HOUR)).toBe(NINE - 20 * MINUTE)
  const late = NINE + 14 * HOUR // 23:00
  expect(momentOf('00:30', late, momentOf('23:00', late, late - 12 * HOUR))).toBe(late + 90 * MINUTE)
})
