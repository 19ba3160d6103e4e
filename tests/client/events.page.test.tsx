import type { EventCard } from '../../contract/events'
import { calendarFile } from '@/platform/phone-calendar'
import { byWeek, placeOf, stateOf } from '@/services/events'

const at = (day: number, hour = 9) => Date.parse(`2026-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+08:00`)
const card = (own: Partial<EventCard> = {}): EventCard => ({
  id: 'e', title: '党课', kind: 'lecture', state: 'upcoming', begins: at(17), ends: at(17, 11), place: '报告厅', sessions: 1, how: 'first-come', seats: 80, left: 6, waiting: 0, mine: null, open: true, opensAt: null, walkIn: false, ...own
})

describe('what a row of the list says', () => {
  test.each<[string, Partial<EventCard>, string]>([
    ['seats that are left', {}, '余 6 席 / 共 80 席'], ['a line', { left: 0, waiting: 3 }, '已满，候补 3 人'], ['mine of several sessions', { sessions: 3, mine: { state: 'confirmed', session: '上午场', said: '已报名' } }, '已报名上午场'],
    ['my place in line', { mine: { state: 'waiting', session: '', said: '候补第 2 位' } }, '候补第 2 位'], ['everybody', { how: 'opt-out' }, '全体参加，有事可请假'], ['a lot', { how: 'lot' }, '抽签，共 80 席'],
    ['names by the unit', { how: 'nominated' }, '由单位报名'], ['closed', { open: false }, '报名已截止'], ['closed, and one can come all the same', { open: false, walkIn: true }, '不用报名，到场就能参加'], ['cancelled, also where it was mine', { state: 'cancelled', mine: { state: 'removed', session: '', said: '' } }, '已取消']
  ])('%s', (_, own, said) => { expect(stateOf(card(own)).text).toBe(said) })
})

test('rows stand under the weeks in which they lie', () => {
  const cards = [card({ begins: at(10) }), card({ begins: at(17) }), card({ begins: at(21) }), card({ begins: at(22) }), card({ begins: Date.parse('2026-07-04T09:00:00+08:00') })]
  expect(byWeek(cards, 20260616).map(({ title, cards: own }) => [title, own.length])).toEqual([['已经开始', 1], ['本周', 2], ['下周', 1], ['7 月', 1]])
})

test('where it is, is said once', () => {
  expect(placeOf({ name: '江州革命烈士纪念馆', address: '江滨路 18 号', gather: '纪念馆东门集合' })).toBe('江滨路 18 号，纪念馆东门集合')
  expect(placeOf({ name: '三楼报告厅' })).toBe('三楼报告厅')
  expect(placeOf({ name: '纪念馆', gather: '东门' })).toBe('纪念馆，东门')
})

test('the calendar’s file keeps to RFC 5545: escaped, folded at 75 octets, in UTC', () => {
  const file = calendarFile({ id: 'k1', title: '参观江州革命烈士纪念馆，重温入党誓词；请带好证件并提前十分钟到场', begins: at(27), ends: at(27, 11), place: '江滨路 18 号, 东门; 集合', note: '第一行\n第二行' }, at(1))
  const lines = file.split('\r\n')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  const whole = file.replace(/\r\n /g, '')
  for (const part of ['DTSTART:20260627T010000Z', 'DTEND:20260627T030000Z', 'LOCATION:江滨路 18 号\\, 东门\\; 集合', 'DESCRIPTION:第一行\\n第二行', 'SUMMARY:参观江州革命烈士纪念馆，重温入党誓词；请带好证件并提前十分钟到场', 'UID:k1@xueshi']) expect(whole).toContain(part)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
})
