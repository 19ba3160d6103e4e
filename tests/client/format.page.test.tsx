import { clockTime, countdown, day, dayTime, duration, endTime, left, percent, points, recent, recentEnd, soon, span, zoneOffset } from '@/services/format'

const at = Date.UTC(2025, 5, 15, 0, 0) // 8:00 in Shanghai
const HOUR = 3_600_000

test('dates are those of the association, not of the phone', () => {
  expect(dayTime(at, at, 'Asia/Shanghai')).toBe('6 月 15 日 8:00')
  expect(clockTime(at, 'America/New_York')).toBe('20:00')
  expect(day(at - 9 * HOUR, at, 'Asia/Shanghai')).toBe('6 月 14 日')
  expect(day(at, at + 365 * 24 * HOUR, 'Asia/Shanghai')).toBe('2025 年 6 月 15 日')
  expect(zoneOffset('Europe/London', at)).toBe(60)
})

test('today and yesterday change at the association’s midnight', () => {
  const midnight = Date.UTC(2025, 5, 15, 16, 0)
  expect(recent(midnight - 1000, midnight - 500, 'Asia/Shanghai')).toBe('今天 23:59')
  expect(recent(midnight - 1000, midnight, 'Asia/Shanghai')).toBe('昨天 23:59')
  expect(recent(at - 48 * HOUR, at, 'Asia/Shanghai')).toBe('6 月 13 日 8:00')
})

test('what is to come is today, tomorrow, or has its date', () => {
  const midnight = Date.UTC(2025, 5, 15, 16, 0)
  expect([soon(midnight - HOUR, at, 'Asia/Shanghai'), soon(midnight, at, 'Asia/Shanghai'), soon(midnight + 24 * HOUR, at, 'Asia/Shanghai')])
    .toEqual(['今天 23:00', '明天 0:00', '6 月 17 日 0:00'])
})

test('an end at midnight belongs to the day that it ends', () => {
  const midnight = Date.UTC(2025, 5, 15, 16, 0)
  expect(endTime(midnight, at, 'Asia/Shanghai')).toBe('6 月 15 日 24:00')
  expect(endTime(midnight + 60_000, at, 'Asia/Shanghai')).toBe('6 月 16 日 0:01')
  expect(endTime(Date.UTC(2025, 11, 31, 16), at, 'Asia/Shanghai')).toBe('12 月 31 日 24:00')
  expect(span(at, midnight, at, 'Asia/Shanghai').replace(/\s/g, ' ')).toBe('6 月 15 日 8:00 至 6 月 15 日 24:00')
  expect(span(midnight, midnight + HOUR, at, 'Asia/Shanghai').replace(/\s/g, ' ')).toBe('6 月 16 日 0:00 至 6 月 16 日 1:00')
  expect([recentEnd(midnight, at, 'Asia/Shanghai'), recentEnd(midnight - HOUR, at, 'Asia/Shanghai')]).toEqual(['今天 24:00', '今天 23:00'])
  expect(recentEnd(midnight, at - 48 * HOUR, 'Asia/Shanghai')).toBe('6 月 15 日 24:00')
})

test.each([
  [108 * HOUR, '4 天 12 小时'], [96 * HOUR, '4 天'], [12.5 * HOUR, '12 小时 30 分'], [12 * HOUR, '12 小时'],
  [19 * 60_000, '19 分钟'], [45_000, '45 秒'], [0, '0 秒'], [-5, '0 秒']
])('%d ms left reads %s', (ms, words) => expect(left(ms)).toBe(words))

test.each([[1_458_000, '24:18'], [3_909_000, '1:05:09'], [400, '0:01'], [0, '0:00'], [-1, '0:00']])(
  'a clock with %d ms shows %s', (ms, shown) => expect(countdown(ms)).toBe(shown))

test('figures', () => {
  expect([percent(0.92), percent(1), points(84), points(87.5), points(33.333)]).toEqual(['92.0%', '100.0%', '84', '87.5', '33.33'])
  expect([duration(504_000), duration(600_000), duration(42_000)]).toEqual(['8 分 24 秒', '10 分钟', '42 秒'])
})
