import type { Appointment, DayPart, OfferInput, Wish } from '../../../contract/menu'
import { addDays, dayBegin, isDay, weekdayOf } from '../../study/rules/days'
import { clock } from '../../rounds/rules/words'
import { dayWords, partNames, partSpans, weekdaysWords } from './words'

type Terms = Pick<OfferInput, 'parts' | 'weekdays' | 'from' | 'to' | 'ahead'>

/** So far ahead nobody plans. */
const FARTHEST = 366

/** Saturdays and Sundays are no working days; what the State Council moves about them nobody has told us. */
const works = (day: number) => weekdayOf(day) <= 5

/** The first day that may be asked for: so many days, or working days, lie between. */
export function earliestDay({ ahead, from }: Pick<Terms, 'ahead' | 'from'>, today: number): number {
  let day = today
  for (let left = ahead.days; left > 0;) {
    day = addDays(day, 1)
    if (!ahead.working || works(day)) left--
  }
  return from !== null && from > day ? from : day
}

/** Null: it may be asked; else what is wrong with it, to the person who asks. */
export function wrongWish(wish: Wish, terms: Terms, today: number): string | null {
  const { day, part, minute } = wish
  if (!isDay(day)) return '没有这一天，请重新选日期。'
  const earliest = earliestDay(terms, today)
  if (day < earliest) return `最早可以约 ${dayWords(earliest)}。`
  if (terms.to !== null && day > terms.to) return `最晚可以约 ${dayWords(terms.to)}。`
  if (day > addDays(today, FARTHEST)) return '最远可以约一年以内的时间。'
  if (!terms.weekdays.includes(weekdayOf(day))) return `${dayWords(day)}是周${'一二三四五六日'.charAt(weekdayOf(day) - 1)}，可以约的是${weekdaysWords(terms.weekdays)}。`
  if (!terms.parts.includes(part)) return `${partNames[part]}不能约，可以约${terms.parts.map((one) => partNames[one]).join('、')}。`
  const [begin, end] = partSpans[part]
  if (minute !== null && (minute < begin || minute >= end)) return `${clock(minute)} 不在${partNames[part]}，${partNames[part]}是 ${clock(begin)}—${clock(end)}。`
  return null
}

const same = (a: Wish, b: Wish) => a.day === b.day && a.part === b.part && a.minute === b.minute

/** Which of the wishes cannot be, and why; null: all can. */
export function wrongWishes(wishes: readonly Wish[], terms: Terms, today: number): { no: number; why: string } | null {
  for (const [i, wish] of wishes.entries()) {
    const why = wrongWish(wish, terms, today) ?? (wishes.slice(0, i).some((one) => same(one, wish)) ? '和前面的一个时间一样。' : null)
    if (why) return { no: i + 1, why }
  }
  return null
}

export const partOf = (minute: number): DayPart => (minute < partSpans.morning[1] ? 'morning' : minute < partSpans.afternoon[1] ? 'afternoon' : 'evening')

/** From when to when, where days begin as in that zone; a sentence when it cannot be. */
export function appointed({ day, minute, minutes }: Appointment, now: number, zone: string): { begin: number; end: number } | { wrong: string } {
  if (!isDay(day)) return { wrong: '没有这一天，请重新选日期。' }
  const begin = dayBegin(day, zone, minute)
  return begin <= now ? { wrong: '这个时间已经过去了，请另选一个。' } : { begin, end: begin + minutes * 60_000 }
}

export const overlap = (a: { begin: number; end: number }, b: { begin: number; end: number }) => a.begin < b.end && b.begin < a.end
