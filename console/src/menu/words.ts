import type { DayPart, OfferKind, OfferPlace, OfferState, OrderAct, OrderCard, OrderState, Wish } from '../../../contract/menu'
import type { Options } from '../editor/options'
import { dayTime } from '../services/format'

export const kinds: Options<OfferKind> = [['lecture', '讲座'], ['talk', '宣讲'], ['volunteer', '志愿服务'], ['visit', '场馆参观'], ['other', '其他']]
export const places: Options<OfferPlace> = [['come', '我们上门'], ['host', '到我们这里'], ['online', '线上']]
export const placeNames: Record<OfferPlace, string> = { come: '上门', host: '到提供方', online: '线上' }
export const parts: Options<DayPart> = [['morning', '上午'], ['afternoon', '下午'], ['evening', '晚上']]
export const offerStates: Record<OfferState, string> = { draft: '草稿', shown: '已发布', withdrawn: '已下架' }
export const orderStates: Record<OrderState, string> = { asked: '等接单', accepted: '已接单', declined: '没有接', withdrawn: '已撤回', 'called-off': '已取消', done: '已办完', rated: '已评价' }
export const STATES: OrderState[] = ['asked', 'accepted', 'done', 'rated', 'declined', 'withdrawn', 'called-off']
export const actNames: Record<OrderAct | 'ask', string> = { ask: '点单', accept: '接单', decline: '不接', move: '改时间', 'call-off': '取消这一单', done: '登记办完', withdraw: '撤回', rate: '评价' }
export const stepNames: Record<OrderAct | 'ask', string> = { ...actNames, decline: '没有接', move: '改了时间', 'call-off': '取消', done: '办完' }

const starts: Record<DayPart, number> = { morning: 540, afternoon: 840, evening: 1110 }
/** In a part of the day without a minute: at nine, at two, at half past six. */
export const usualMinute = ({ part, minute }: Wish): number => minute ?? starts[part]

const partName = (part: DayPart) => parts.find(([one]) => one === part)?.[1] ?? ''
const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
export const isoDay = (day: number): string => `${Math.floor(day / 10000)}-${String(Math.floor(day / 100) % 100).padStart(2, '0')}-${String(day % 100).padStart(2, '0')}`
export const fromIso = (text: string): number | null => (/^\d{4}-\d\d-\d\d$/.test(text) ? Number(text.replaceAll('-', '')) : null)

/** 6 月 18 日（周四）上午 */
export function wishWords({ day, part, minute }: Wish): string {
  const weekday = '日一二三四五六'.charAt(new Date(`${isoDay(day)}T00:00:00Z`).getUTCDay())
  return `${Math.floor(day / 100) % 100} 月 ${day % 100} 日（周${weekday}）${minute === null ? partName(part) : ` ${clock(minute)}`}`
}

/** 6 月 18 日 14:00—15:30; what ends on another day says its own. */
export function spanWords(begin: number, end: number): string {
  const [from, to] = [dayTime(begin), dayTime(end)]
  const day = from.slice(0, from.lastIndexOf(' '))
  return `${from}—${to.startsWith(`${day} `) ? to.slice(day.length + 1) : to}`
}

/** When it is, as far as that is settled. */
export const whenWords = ({ begin, end, wishes }: Pick<OrderCard, 'begin' | 'end' | 'wishes'>): string =>
  (begin !== null && end !== null ? spanWords(begin, end) : wishes.map(wishWords).join('；'))
