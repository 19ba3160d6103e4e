import type { EventKind, Venue } from '../../contract/event-config'
import type { EventCard, SessionView } from '../../contract/events'
import { now } from './clock'
import { dayAt, weekdayName, weekOf, addDays } from './days'
import { clockTime, day, endTime, partsOf, unbroken } from './format'

export const kindNames: Record<EventKind, string> = { lecture: '党课', visit: '现场教学', walk: '红色路线', volunteer: '志愿服务', ceremony: '仪式', other: '活动' }

/** 9:00—11:30; over midnight with the day */
export const hours = (begins: number, ends: number): string => (dayAt(begins) === dayAt(ends - 1) ? `${clockTime(begins)}—${clockTime(ends) === '0:00' ? '24:00' : clockTime(ends)}` : `${clockTime(begins)} 至 ${endTime(ends, begins)}`)

/** 6 月 27 日 周六 9:00—11:30 */
export const whole = (begins: number, ends: number): string => `${unbroken(day(begins, now()))} ${weekdayName(dayAt(begins))} ${unbroken(hours(begins, ends))}`

/** The large figure of a row: 27, 6 月 周六 */
export const dateOf = (at: number) => ({ date: partsOf(at).day, rest: `${partsOf(at).month} 月 ${weekdayName(dayAt(at))}` })

/** 江滨路 18 号，纪念馆东门集合; the name where it says more */
export const placeOf = ({ name, address, gather }: Venue): string => [address, gather?.includes(name) || (gather && address) ? gather : [name, gather].filter(Boolean).join('，')].filter(Boolean).join('，')

export type Mood = 'plain' | 'done' | 'care'

/** What a row of the list says beside the kind. */
export function stateOf (card: EventCard): { text: string, mood: Mood } {
  if (card.state === 'cancelled') return { text: '已取消', mood: 'care' }
  if (card.mine) {
    const { state, session, said } = card.mine
    if (state === 'confirmed') return { text: card.sessions > 1 && session ? `已报名${session}` : said, mood: 'done' }
    return { text: said, mood: state === 'offered' || state === 'waiting' ? 'care' : 'plain' }
  }
  if (card.state === 'ended') return { text: '已结束', mood: 'plain' }
  if (card.how === 'opt-out') return { text: '全体参加，有事可请假', mood: 'plain' }
  if (card.opensAt !== null) return { text: `${day(card.opensAt, now())} ${clockTime(card.opensAt)} 开始报名`, mood: 'plain' }
  if (!card.open) return { text: card.walkIn ? '不用报名，到场就能参加' : '报名已截止', mood: 'plain' }
  if (card.how === 'nominated') return { text: '由单位报名', mood: 'plain' }
  if (card.how === 'lot') return { text: card.seats === null ? '抽签' : `抽签，共 ${card.seats} 席`, mood: 'plain' }
  if (card.how === 'review') return { text: '报名后审核', mood: 'plain' }
  if (card.seats === null) return { text: '可以报名', mood: 'plain' }
  if (card.left === 0) return { text: card.waiting ? `已满，候补 ${card.waiting} 人` : '已满', mood: 'care' }
  return { text: `余 ${card.left} 席 / 共 ${card.seats} 席`, mood: 'plain' }
}

/** Rows of a list under the weeks in which they lie. */
export function byWeek (cards: readonly EventCard[], today: number): { title: string, cards: EventCard[] }[] {
  const week = weekOf(today)
  const groups: { title: string, cards: EventCard[] }[] = []
  for (const card of cards) {
    const of = weekOf(dayAt(card.begins))
    const title = of < week ? '已经开始' : of === week ? '本周' : of === addDays(week, 7) ? '下周' : `${partsOf(card.begins).month} 月`
    const last = groups.at(-1)
    if (last?.title === title) last.cards.push(card)
    else groups.push({ title, cards: [card] })
  }
  return groups
}

/** What stands at the right of a session to choose. */
export function seatsSaid ({ seats, left, waiting, cancelled, bar }: SessionView): { main: string, figure: number | null, sub: string, care: boolean } {
  if (cancelled) return { main: '已取消', figure: null, sub: '', care: true }
  if (seats === null || left === null) return { main: '不限名额', figure: null, sub: '', care: false }
  if (left > 0) return { main: '余', figure: left, sub: `共 ${seats} 席`, care: false }
  return { main: '已满', figure: null, sub: waiting ? `候补 ${waiting} 人` : bar === 'full' ? '' : '可以候补', care: true }
}
