import type { Tx } from '../../db/writer/write'
import { moment } from '../../rounds/rules/words'
import { mayCome } from '../attendance/writes'
import { sessionOf, timesOf, type Event } from '../event'
import { walkWindow } from '../rules/route'

/** The session, or why there is none: `from` is when the next of one's own begins. */
export type Walking = { session: string } | { why: 'stranger' | 'over' } | { why: 'early'; from: number }

/** In which session a member can scan stations at a moment: the one he has a seat in before those he may come to all the same. */
export async function walkAt(tx: Pick<Tx, 'db' | 'engine'>, event: Event, memberId: string, at: number, grace = 0): Promise<Walking> {
  const seats = new Set((await tx.db.selectFrom('sign_up').select('session').where('event_id', '=', event.id).where('member_id', '=', memberId).where('state', '=', 'confirmed').execute()).map(({ session }) => session))
  const open = (await timesOf(tx, event.id)).filter(({ state }) => state === 'open').map(({ session }) => session)
  const own = [...open.filter((id) => seats.has(id)), ...open.filter((id) => !seats.has(id))]
  let known = false
  let from = Infinity
  for (const id of own) {
    if (!seats.has(id) && !await mayCome(tx, event, id, memberId)) continue
    known = true
    const window = walkWindow(sessionOf(event, id), event.config.attendance)
    if (at >= window.from - grace && at < window.to + grace) return { session: id }
    if (at < window.from) from = Math.min(from, window.from)
  }
  if (!known) return { why: 'stranger' }
  return from === Infinity ? { why: 'over' } : { why: 'early', from }
}

export function mayWalk(walking: Exclude<Walking, { session: string }>, zone: string): string {
  switch (walking.why) {
    case 'stranger': return '你没有报上这个活动，不能盖章。请找现场的组织者。'
    case 'early': return `${moment(walking.from, zone)}开始盖章，现在还早。`
    case 'over': return '活动时间已过，不能再盖章。'
    default: return walking satisfies never
  }
}
