import fc from 'fast-check'
import type { DayPart, Wish } from '../../contract/menu'
import { appointed, earliestDay, overlap, partOf, wrongWish, wrongWishes } from '../../server/menu/rules/times'
import { impossible, offerPresets, unready, wrongPhone } from '../../server/menu/rules/offer'
import { rulesOf, weekdaysWords, whenWords, wishWords } from '../../server/menu/rules/words'
import { addDays, daysBetween, weekdayOf } from '../../server/study/rules/days'
import { offered } from '../support/menu'

const MONDAY = 20260615
const wish = (day: number, part: DayPart = 'morning', minute: number | null = null): Wish => ({ day, part, minute })

describe('the first day that may be asked for', () => {
  it.each([
    [MONDAY, 3, true, 20260618], [20260618, 3, true, 20260623], [20260619, 1, true, 20260622], [20260620, 3, true, 20260624], [20260621, 3, true, 20260624], [MONDAY, 7, false, 20260622], [MONDAY, 0, true, MONDAY], [20261230, 3, true, 20270104]
  ])('on %i with %i days (working %s) is %i', (today, days, working, first) => {
    expect(earliestDay({ ahead: { days, working }, from: null }, today)).toBe(first)
  })

  it('leaves so many working days, counted one by one', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 90 }), (offset, days) => {
      const today = addDays(20240101, offset)
      const first = earliestDay({ ahead: { days, working: true }, from: null }, today)
      const between = Array.from({ length: daysBetween(today, first) }, (_, i) => addDays(today, i + 1))
      expect(between.filter((day) => weekdayOf(day) <= 5)).toHaveLength(days)
      if (days) expect(weekdayOf(first)).toBeLessThanOrEqual(5)
    }), { seed: 19210723, numRuns: 300 })
  })

  it('is not before the offer begins', () => {
    expect(earliestDay({ ahead: { days: 2, working: false }, from: 20260701 }, MONDAY)).toBe(20260701)
  })
})

describe('a wished time', () => {
  const terms = offered({ from: null, to: 20260630 })
  it.each<[string, Wish, string | null]>([
    ['fits', wish(20260617), null], ['fits to the minute', wish(20260617, 'afternoon', 870), null], ['is too soon', wish(20260616), '最早可以约 6 月 17 日。'], ['is too late', wish(20260701), '最晚可以约 6 月 30 日。'],
    ['falls on a Saturday', wish(20260620), '6 月 20 日是周六，可以约的是周一至周五。'], ['is in the evening', wish(20260617, 'evening'), '晚上不能约，可以约上午、下午。'],
    ['is at two in the morning’s part', wish(20260617, 'morning', 840), '14:00 不在上午，上午是 6:00—12:00。'], ['is no day', wish(20260631), '没有这一天，请重新选日期。']
  ])('%s', (_, asked, said) => expect(wrongWish(asked, terms, MONDAY)).toBe(said))

  it('is not asked for twice', () => {
    expect(wrongWishes([wish(20260617), wish(20260618), wish(20260617)], terms, MONDAY)).toEqual({ no: 3, why: '和前面的一个时间一样。' })
    expect(wrongWishes([wish(20260617), wish(20260617, 'afternoon')], terms, MONDAY)).toBeNull()
  })

  it('lies in the part of the day that its minute belongs to', () => {
    expect([480, 719, 720, 1079, 1080, 1200].map(partOf)).toEqual(['morning', 'morning', 'afternoon', 'afternoon', 'evening', 'evening'])
  })
})

describe('an appointment', () => {
  const zone = 'Asia/Shanghai'
  it('is on the wall clock of the association, and not behind us', () => {
    const at = { day: 20260618, minute: 540, minutes: 90 }
    const begin = Date.UTC(2026, 5, 18, 1)
    expect(appointed(at, begin - 1, zone)).toEqual({ begin, end: begin + 5_400_000 })
    expect(appointed(at, begin, zone)).toEqual({ wrong: '这个时间已经过去了，请另选一个。' })
  })

  it('meets another when both have a moment in common', () => {
    const span = fc.record({ begin: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 9 }) }).map(({ begin, length }) => ({ begin, end: begin + length }))
    fc.assert(fc.property(span, span, (a, b) => {
      const moments = ({ begin, end }: typeof a) => Array.from({ length: end - begin }, (_, i) => begin + i)
      expect(overlap(a, b)).toBe(moments(a).some((at) => moments(b).includes(at)))
    }), { seed: 19210723 })
  })
})

describe('an offer in words', () => {
  it.each([[[1, 2, 3, 4, 5], '周一至周五'], [[6, 3], '周三、周六'], [[1, 2, 3, 4, 5, 6, 7], '每天'], [[1, 2], '周一、周二'], [[7], '周日']])('weekdays %j are %s', (days, said) => expect(weekdaysWords(days)).toBe(said))

  it('says its rules as a notice would', () => {
    expect(rulesOf(offered({ least: 20, most: 60, from: 20260701, to: 20261231, ahead: { days: 3, working: true }, limits: { all: 10, month: 2, unit: 1 }, who: 'organisers' }))).toEqual([
      '周一至周五的上午、下午可以约，一次约 90 分钟。', '日期：7 月 1 日至 12 月 31 日。', '至少提前 3 个工作日（周六、周日不算）。', '20—60 人。', '一共接 10 单，每月接 2 单，每个单位最多 1 单。', '由单位的组织者点单。'
    ])
    expect([whenWords(offered({ parts: ['evening', 'morning', 'afternoon'], weekdays: [6, 7] })), wishWords(wish(20260618, 'afternoon', 870)), wishWords(wish(20260618))]).toEqual(['周六、周日', '6 月 18 日（周四） 14:30', '6 月 18 日（周四）上午'])
  })

  it.each([['13800138000', true], ['+86 138 0013 8000', true], ['0571-87050000', true], ['87050000-8012', true], ['8705', false], ['abc', false], ['', false], ['1380013800', false]])('takes %j as a telephone: %s', (text, good) => expect(wrongPhone(text) === null).toBe(good))

  it('is ready when what people need is said', () => {
    const today = MONDAY
    expect(unready(offered(), today)).toEqual([])
    expect(unready(offered({ text: ' ', place: 'host', contact: { name: '', phone: '1' }, to: 20260101 }), today)).toHaveLength(5)
    expect([impossible(offered({ least: 50, most: 20 })), impossible(offered({ from: 20260702, to: 20260701 })), impossible(offered())]).toEqual(['最多人数比最少人数还少，请改一改。', '结束日期在开始日期前面，请改一改。', null])
    for (const { input } of offerPresets(['u-top'])) expect(impossible(input)).toBeNull()
  })
})
