import { closeUp, endWords, momentWords, numeral, percent, periodWords } from '../../server/report/rules/words'

const ZONE = 'Asia/Shanghai'
/** In the association's zone. */
const at = (year: number, month: number, day: number, hour = 0, minute = 0) => Date.UTC(year, month - 1, day, hour - 8, minute)

test('a period is called by its usual name where it has one', () => {
  const said = (from: number, to: number) => periodWords(from, to, ZONE)
  expect(said(at(2026, 1, 1), at(2027, 1, 1))).toBe('2026年')
  expect(said(at(2026, 1, 1), at(2026, 7, 1))).toBe('2026年上半年')
  expect(said(at(2026, 7, 1), at(2027, 1, 1))).toBe('2026年下半年')
  expect(said(at(2026, 4, 1), at(2026, 7, 1))).toBe('2026年第二季度')
  expect(said(at(2026, 12, 1), at(2027, 1, 1))).toBe('2026年12月')
  expect(said(at(2026, 2, 1), at(2026, 5, 1))).toBe('2026年2月1日至4月30日')
  expect(said(at(2026, 6, 28), at(2026, 6, 29))).toBe('2026年6月28日')
  expect(said(at(2026, 12, 28), at(2027, 1, 4))).toBe('2026年12月28日至2027年1月3日')
  expect(said(at(2026, 1, 1, 8), at(2027, 1, 1))).toBe('2026年1月1日至12月31日')
})

test('an end at midnight belongs to the day that is over then; one on the same day is the hour alone', () => {
  const from = at(2026, 6, 28, 8, 5)
  expect(momentWords(from, ZONE)).toBe('2026年6月28日8:05')
  expect(endWords(at(2026, 7, 1), ZONE, from)).toBe('6月30日24:00')
  expect(endWords(at(2026, 7, 1, 22), ZONE, from)).toBe('7月1日22:00')
  expect(endWords(at(2026, 6, 28, 16), ZONE, from)).toBe('16:00')
  expect(endWords(at(2026, 6, 29), ZONE, from)).toBe('24:00')
  expect(endWords(at(2027, 1, 1), ZONE, from)).toBe('12月31日24:00')
  expect(endWords(at(2027, 1, 2), ZONE, from)).toBe('2027年1月1日24:00')
})

test('figures close up to the words, and to nothing else', () => {
  expect(closeUp('每份 20 题：单选 10 题各 4 分，限时 1 分 30 秒')).toBe('每份20题：单选10题各4分，限时1分30秒')
  expect(closeUp('A B 20 30')).toBe('A B 20 30')
  expect([percent(0.8166), percent(1), percent(0)]).toEqual(['81.7%', '100.0%', '0.0%'])
  expect([1, 10, 11, 20, 35].map(numeral)).toEqual(['一', '十', '十一', '二十', '三十五'])
})
