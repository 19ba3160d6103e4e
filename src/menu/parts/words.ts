import type { DayPart, OfferKind, OfferPlace, OrderAct, OrderCard, OrderState, Wish } from '../../../contract/menu'
import { dayWords, weekdayName } from '@/services/days'
import { clockTime, dayTime, partsOf } from '@/services/format'

export const kindWords: Record<OfferKind, string> = { lecture: '讲座', talk: '宣讲', volunteer: '志愿服务', visit: '场馆参观', other: '其他' }
export const placeWords: Record<OfferPlace, string> = { come: '上门', host: '到对方那里', online: '线上' }
export const partWords: Record<DayPart, string> = { morning: '上午', afternoon: '下午', evening: '晚上' }
export const partSpans: Record<DayPart, readonly [number, number]> = { morning: [360, 720], afternoon: [720, 1080], evening: [1080, 1320] }
export const stateWords: Record<OrderState, string> = { asked: '等对方接单', accepted: '已接单', declined: '没有接', withdrawn: '已撤回', 'called-off': '已取消', done: '已办完', rated: '已评价' }
/** The same, to those who were asked. */
export const theirStateWords: Record<OrderState, string> = { ...stateWords, asked: '等你们接单' }
export const stateTags: Record<OrderState, 'live' | 'done' | 'care' | 'plain'> = { asked: 'live', accepted: 'done', declined: 'care', withdrawn: 'plain', 'called-off': 'care', done: 'done', rated: 'plain' }
export const actWords: Record<OrderAct | 'ask', string> = { ask: '点单', accept: '接单', decline: '没有接', move: '改了时间', 'call-off': '取消', done: '办完', withdraw: '撤回', rate: '评价' }

export const kinds = [{ value: '', text: '全部' }, ...(Object.entries(kindWords) as [OfferKind, string][]).map(([value, text]) => ({ value, text }))] as const

const two = (n: number) => String(n).padStart(2, '0')
export const clockWords = (minute: number): string => `${Math.floor(minute / 60)}:${two(minute % 60)}`
/** As time pickers speak: 09:30. */
export const toTime = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
export const fromTime = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
export const minuteAt = (at: number): number => { const { hour, minute } = partsOf(at); return hour * 60 + minute }

/** 6 月 18 日（周四）上午 */
export const wishWords = ({ day, part, minute }: Wish, today = day): string => `${dayWords(day, today)}（${weekdayName(day)}）${minute === null ? partWords[part] : ` ${clockWords(minute)}`}`

/** 6 月 18 日 14:00—15:30 */
export const spanWords = (begin: number, end: number, now: number): string => `${dayTime(begin, now)}—${clockTime(end)}`

/** When it is, as far as that is settled. */
export function whenWords ({ begin, end, wishes }: Pick<OrderCard, 'begin' | 'end' | 'wishes'>, now: number): string {
  if (begin !== null && end !== null) return spanWords(begin, end, now)
  const [first] = wishes
  return first ? `希望 ${wishWords(first)}${wishes.length > 1 ? `等 ${wishes.length} 个时间` : ''}` : ''
}

export const starWords = ['', '很不满意', '不太满意', '一般', '满意', '很满意'] as const
