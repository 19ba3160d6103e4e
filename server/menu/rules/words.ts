import type { DayPart, OfferInput, OfferKind, OfferPlace, OrderAct, OrderState, Wish } from '../../../contract/menu'
import { clock, endMoment, moment } from '../../rounds/rules/words'
import { weekdayOf } from '../../study/rules/days'
import { dayOf } from '../../zone'

export const kindNames: Record<OfferKind, string> = { lecture: '讲座', talk: '宣讲', volunteer: '志愿服务', visit: '场馆参观', other: '其他' }
export const placeNames: Record<OfferPlace, string> = { come: '上门', host: '到我处', online: '线上' }
export const partNames: Record<DayPart, string> = { morning: '上午', afternoon: '下午', evening: '晚上' }
export const partSpans: Record<DayPart, readonly [number, number]> = { morning: [360, 720], afternoon: [720, 1080], evening: [1080, 1320] }
export const stateNames: Record<OrderState, string> = { asked: '待接单', accepted: '已接单', declined: '未接单', withdrawn: '已撤回', 'called-off': '已取消', done: '已办完', rated: '已评价' }
export const actNames: Record<OrderAct | 'ask', string> = { ask: '点单', accept: '接单', decline: '婉拒', move: '改时间', 'call-off': '取消', done: '办完', withdraw: '撤回', rate: '评价' }

/** Why a step is not to be done any more, by what the order has become. */
export const MUST: Record<OrderState, string> = {
  asked: '这张单还没有接，请先接单。', accepted: '这张单已经接了，还没有办完。', declined: '这张单没有接，已经结束了。', withdrawn: '点单的一方已经撤回了这张单。',
  'called-off': '这张单已经取消了。', done: '这张单已经办完了。', rated: '这张单已经评价过了。'
}

/** 6 月 18 日；with its year where that is another one than `today`'s. */
export function dayWords(day: number, today = day): string {
  const year = Math.floor(day / 10000)
  return `${year === Math.floor(today / 10000) ? '' : `${year} 年 `}${Math.floor(day / 100) % 100} 月 ${day % 100} 日`
}

/** 6 月 18 日（周四）下午 / 6 月 18 日（周四）14:30 */
export const wishWords = ({ day, part, minute }: Wish, today = day) =>
  `${dayWords(day, today)}（周${'一二三四五六日'.charAt(weekdayOf(day) - 1)}）${minute === null ? partNames[part] : ` ${clock(minute)}`}`

/** 周一至周五 / 周三、周六 / 每天 */
export function weekdaysWords(weekdays: readonly number[]): string {
  const days = [...weekdays].sort((a, b) => a - b)
  const name = (day: number) => `周${'一二三四五六日'.charAt(day - 1)}`
  if (days.length === 7) return '每天'
  const [first = 1, last = 7] = [days[0], days.at(-1)]
  return days.length > 2 && last - first === days.length - 1 ? `${name(first)}至${name(last)}` : days.map(name).join('、')
}

const ORDER: readonly DayPart[] = ['morning', 'afternoon', 'evening']
export const whenWords = ({ parts, weekdays }: Pick<OfferInput, 'parts' | 'weekdays'>) =>
  `${weekdaysWords(weekdays)}${parts.length === 3 ? '' : `的${ORDER.filter((part) => parts.includes(part)).map((part) => partNames[part]).join('、')}`}`

export const headsWords = ({ least, most }: Pick<OfferInput, 'least' | 'most'>) =>
  (most === null ? (least > 1 ? `至少 ${least} 人` : '人数不限') : least === most ? `${most} 人` : least > 1 ? `${least}—${most} 人` : `不超过 ${most} 人`)

/** What one has to know before ordering, as a notice would say it. */
export function rulesOf(input: Pick<OfferInput, 'parts' | 'weekdays' | 'from' | 'to' | 'ahead' | 'least' | 'most' | 'limits' | 'who' | 'minutes'>): string[] {
  const { from, to, ahead, limits, who } = input
  const limit = [limits.all !== null ? `一共接 ${limits.all} 单` : '', limits.month !== null ? `每月接 ${limits.month} 单` : '', limits.unit !== null ? `每个单位最多 ${limits.unit} 单` : ''].filter(Boolean)
  return [
    `${whenWords(input)}可以约，一次约 ${input.minutes} 分钟。`,
    ...(from !== null || to !== null ? [`日期：${from !== null ? dayWords(from) : '现在'}${to !== null ? `至 ${dayWords(to, from ?? to)}` : ' 起'}。`] : []),
    ...(ahead.days > 0 ? [`至少提前 ${ahead.days} 个${ahead.working ? '工作日（周六、周日不算）' : '自然日'}。`] : []),
    `${headsWords(input)}。`,
    ...(limit.length ? [`${limit.join('，')}。`] : []),
    who === 'members' ? '成员可以替自己的单位点单。' : '由单位的组织者点单。'
  ]
}

/** 6 月 18 日 14:00—16:00 */
export function spanWords(begin: number, end: number, zone: string, now: number): string {
  const until = endMoment(end, zone, now)
  return `${moment(begin, zone, now)}—${dayOf(begin, zone) === dayOf(end - 1, zone) ? until.split(' ').at(-1) ?? until : until}`
}
