import type { Route } from '../../../contract/event-config'
import type { StationMarkTable } from '../../db/route-schema'
import { defineWrite, type Tx } from '../../db/writer/write'
import { AppError } from '../../errors'
import { newId } from '../../ids'
import { endMoment } from '../../rounds/rules/words'
import { signInOnTheWay } from '../attendance/writes'
import { lockEvent, sessionOf, type Event } from '../event'
import { CLOCK_GRACE } from '../rules/attendance'
import { cardOf, orderBarrier, walkTakenUntil, type StationMark } from '../rules/route'
import { mayWalk, walkAt } from './walking'

export interface Stamping { eventId: string; station: string; memberId: string; unitId: string; /** Its code was shown; else it has been before. */ seen: boolean; answer: number | null; saidAt: number | null; sendId: string; actor: string; now: number; zone: string }
export type StampOutcome = 'scanned' | 'wrong' | 'stamped' | 'again'

export const markOf = ({ id, station, kind, said_at }: StationMarkTable): StationMark => ({ id, station, kind, saidAt: Number(said_at) })

export const routeOf = ({ config }: Event): Route => {
  if (!config.route) throw new AppError('not_found', '这个活动没有路线。')
  return config.route
}

/** A station's code was scanned, or its question answered. Sent twice, or from two phones, it is one. */
export const stampStation = defineWrite('event.stamp', async (tx, input: Stamping): Promise<{ outcome: StampOutcome }> => {
  const event = await lockEvent(tx, input.eventId)
  const route = routeOf(event)
  const station = route.stations.find(({ id }) => id === input.station)
  if (!station) throw new AppError('conflict', '这一站已经不在路线里了，请返回刷新后再看。')
  const own = await tx.db.selectFrom('station_mark').selectAll().where('event_id', '=', event.id).where('member_id', '=', input.memberId).execute()
  const sent = own.filter(({ send_id }) => send_id === input.sendId)
  if (sent.length) return { outcome: sent.some(({ kind }) => kind === 'stamp') ? 'stamped' : sent.some(({ kind }) => kind === 'wrong') ? 'wrong' : 'scanned' }

  const card = cardOf(route, own.map(markOf))
  const stop = card.stops.find(({ id }) => id === station.id)
  if (stop?.stampedAt !== null && stop?.stampedAt !== undefined) return { outcome: 'again' }
  if (event.state !== 'published') throw new AppError('conflict', event.state === 'cancelled' ? '活动已经取消，不能盖章。' : '活动已经办结，不能再盖章。')
  const scanned = own.find((mark) => mark.station === station.id)
  if (!scanned && !input.seen) throw new AppError('conflict', '请先扫这一站的码，再答题。')
  const saidAt = momentSaid(input)
  const session = scanned ? scanned.session : await onTheWay(tx, event, input, saidAt, orderBarrier(route, card, station.id))
  if (input.now >= walkTakenUntil(sessionOf(event, session))) throw new AppError('conflict', `${endMoment(walkTakenUntil(sessionOf(event, session)), input.zone)}以后不再盖章。确实到过的，请告诉组织者。`)

  const mark = (kind: StationMarkTable['kind']): StationMarkTable => ({
    id: newId(input.now), event_id: event.id, session, station: station.id, member_id: input.memberId, unit_id: own[0]?.unit_id ?? input.unitId, kind, said_at: saidAt, at: input.now, send_id: input.sendId
  })
  const { question } = station
  const answered = question && input.answer !== null
  const made = answered || !question ? [...(scanned || !question ? [] : [mark('scan')]), mark(question && input.answer !== question.answer ? 'wrong' : 'stamp')] : scanned ? [] : [mark('scan')]
  if (made.length) await tx.db.insertInto('station_mark').values(made).execute()
  if (!scanned) await signInOnTheWay(tx, event, session, { ...input, saidAt })
  return { outcome: made.some(({ kind }) => kind === 'stamp') ? 'stamped' : made.some(({ kind }) => kind === 'wrong') ? 'wrong' : 'scanned' }
})

/** The phone's time for what could not be sent at once. */
function momentSaid({ saidAt, now }: Stamping): number {
  if (saidAt === null) return now
  if (saidAt > now + CLOCK_GRACE) throw new AppError('conflict', '手机的时间快了，请把时间改为自动设置再扫。')
  return Math.min(saidAt, now)
}

/** In which session somebody is on the way. */
async function onTheWay(tx: Tx, event: Event, { memberId, saidAt, zone }: Stamping, at: number, outOfOrder: string): Promise<string> {
  const found = await walkAt(tx, event, memberId, at, saidAt === null ? 0 : CLOCK_GRACE)
  if ('session' in found) {
    if (outOfOrder) throw new AppError('conflict', outOfOrder)
    return found.session
  }
  throw new AppError('conflict', mayWalk(found, zone))
}
