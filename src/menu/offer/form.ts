import type { DayPart, NewOrder, OfferView, Wish } from '../../../contract/menu'
import { addDays, dayWords, fromPicked, toPicked, weekdayName, weekdayOf } from '@/services/days'
import { clockWords, fromTime, partSpans, partWords } from '../parts/words'

export interface WishForm { day: string, part: DayPart, /** Empty: any time in that part. */ time: string }

/** As it stands in the fields. */
export interface OrderForm { unitId: string, wishes: WishForm[], heads: string, venue: string, name: string, phone: string, note: string }

type Offer = Pick<OfferView, 'earliest' | 'latest' | 'takenMonths' | 'weekdays' | 'parts' | 'least' | 'most' | 'place' | 'units'>

export const MOST_WISHES = 3
const order: readonly DayPart[] = ['morning', 'afternoon', 'evening']
export const partsOf = ({ parts }: Pick<OfferView, 'parts'>): DayPart[] => order.filter((part) => parts.includes(part))

/** The first day that can be had, behind one that is taken already. */
export function firstDay ({ earliest, weekdays, takenMonths }: Pick<Offer, 'earliest' | 'weekdays' | 'takenMonths'>, after = 0): number {
  let day = Math.max(earliest, after)
  for (let i = 0; i < 400 && (!weekdays.includes(weekdayOf(day)) || takenMonths.includes(Math.floor(day / 100)) || day === after); i++) day = addDays(day, 1)
  return day
}

export const freshWish = (offer: Offer, after = 0): WishForm => ({ day: toPicked(firstDay(offer, after)), part: partsOf(offer)[0] ?? 'morning', time: '' })

export const freshForm = (offer: Offer, name: string): OrderForm => ({ unitId: offer.units[0]?.id ?? '', wishes: [freshWish(offer)], heads: '', venue: '', name, phone: '', note: '' })

/** Null: it can be asked; else a sentence. The server looks once more, by its own clock. */
export function wishProblem ({ day, part, time }: WishForm, { earliest, latest, takenMonths, weekdays }: Offer): string | null {
  const on = fromPicked(day)
  if (on < earliest) return `最早可以约 ${dayWords(earliest)}`
  if (latest !== null && on > latest) return `最晚可以约 ${dayWords(latest)}`
  if (!weekdays.includes(weekdayOf(on))) return `${weekdayName(on)}不能约，请换一天`
  if (takenMonths.includes(Math.floor(on / 100))) return '这个月已经约满了，请换一个月份'
  const [begin, end] = partSpans[part]
  if (time && (fromTime(time) < begin || fromTime(time) >= end)) return `${partWords[part]}是 ${clockWords(begin)}—${clockWords(end)}`
  return null
}

export type Fault = { at: 'heads' | 'venue' | 'name' | 'phone' | `wish${number}`, text: string }

export function faultsOf (form: OrderForm, offer: Offer): Fault[] {
  const heads = Number(form.heads)
  const { least, most, place } = offer
  const same = (a: WishForm, b: WishForm) => a.day === b.day && a.part === b.part && a.time === b.time
  const wishes = form.wishes.flatMap((wish, i): Fault[] => {
    const text = wishProblem(wish, offer) ?? (form.wishes.slice(0, i).some((one) => same(one, wish)) ? '和前面的一个时间一样' : null)
    return text ? [{ at: `wish${i}`, text }] : []
  })
  return [
    ...wishes,
    ...(!/^\d{1,4}$/.test(form.heads.trim()) || heads < 1 ? [{ at: 'heads' as const, text: '请写大约多少人' }] : heads < least || (most !== null && heads > most) ? [{ at: 'heads' as const, text: `人数要求：${most === null ? `至少 ${least} 人` : `${least}—${most} 人`}` }] : []),
    ...(place === 'come' && !form.venue.trim() ? [{ at: 'venue' as const, text: '对方上门来，请写在哪里办' }] : []),
    ...(form.name.trim() ? [] : [{ at: 'name' as const, text: '请写联系人' }]),
    ...(/^[+\d][\d\s-]{6,18}$/.test(form.phone.trim()) ? [] : [{ at: 'phone' as const, text: '请写能打通的电话：手机 11 位，座机带区号' }])
  ]
}

const wishOf = ({ day, part, time }: WishForm): Wish => ({ day: fromPicked(day), part, minute: time ? fromTime(time) : null })

export const toOrder = ({ unitId, wishes, heads, venue, name, phone, note }: OrderForm, sendId: string): NewOrder =>
  ({ sendId, unitId, wishes: wishes.map(wishOf), heads: Number(heads), venue: venue.trim(), contact: { name: name.trim(), phone: phone.trim() }, note: note.trim() })
