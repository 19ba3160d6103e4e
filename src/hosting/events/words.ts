import type { EventDeskState, EventRow } from '../../../contract/event-desk'
import { now } from '@/services/clock'
import { dayAt, daySpan, weekdayName } from '@/services/days'
import { hours, kindNames } from '@/services/events'

export const stateNames: Record<EventDeskState, string> = { draft: '草稿', upcoming: '未开始', running: '进行中', ended: '已结束', cancelled: '已取消' }

/** 6 月 27 日 周六 9:00—11:30，3 个场次 */
export function whenOf ({ begins, ends, sessions }: Pick<EventRow, 'begins' | 'ends' | 'sessions'>): string {
  const [first, last] = [dayAt(begins), dayAt(ends - 1)]
  const days = daySpan(first, last, dayAt(now()))
  return [first === last ? `${days} ${weekdayName(first)}${sessions > 1 ? '' : ` ${hours(begins, ends)}`}` : days, sessions > 1 ? `${sessions} 个场次` : ''].filter(Boolean).join('，')
}

/** 已报 27 / 120 人，候补 3 人 */
export function takenOf ({ how, confirmed, seats, waiting, applied }: Pick<EventRow, 'how' | 'confirmed' | 'seats' | 'waiting' | 'applied'>): string {
  if (how === 'opt-out') return '全体参加'
  return [`已报 ${confirmed}${seats === null ? '' : ` / ${seats}`} 人`, waiting ? `候补 ${waiting} 人` : '', how === 'lot' && applied ? `${applied} 人等抽签` : ''].filter(Boolean).join('，')
}

/** What waits for a decision; a lot decides by itself. */
export const toDecide = ({ how, applied }: Pick<EventRow, 'how' | 'applied'>): number => (how === 'lot' ? 0 : applied)

export const kindOf = ({ kind }: Pick<EventRow, 'kind'>): string => kindNames[kind]
