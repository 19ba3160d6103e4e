import { AppError } from '../../errors'
import type { Handlers } from '../../http/call'
import { numberCursor } from '../../http/cursor'
import { ownEvent } from '../managed'
import { needsOf } from '../rules/route'
import { seenEvent } from '../visible'
import { readStation, stationCode, stationNumber } from './codes'
import { routeCard, stationCounts, unitBoard } from './view'
import { routeOf, stampStation } from './writes'

export const routeHandlers: Handlers<keyof typeof import('../../../contract/event-route').eventRouteEndpoints> = {
  async 'GET /events/:id/route'({ ctx, actor, input, now }) {
    return { now, card: await routeCard(ctx, await seenEvent(ctx, actor, input.id), actor.member.id, now) }
  },

  async 'POST /events/:id/stamps'({ ctx, actor, input, now }) {
    const event = await seenEvent(ctx, actor, input.id)
    routeOf(event)
    const station = input.code === undefined ? input.station : readStation(ctx.keys, event, input.code)
    if (station === null) throw new AppError('conflict', '这不是这条路线上的码，请对准站点的码再扫，或者核对那十位数字。')
    if (station === undefined) throw new AppError('bad_request', '请扫站点的码，或者输入码下面的十位数字。')
    const { outcome } = await ctx.writer.write(stampStation, {
      eventId: event.id, station, seen: input.code !== undefined, memberId: actor.member.id, unitId: actor.member.unitId, answer: input.answer ?? null, saidAt: input.at ?? null, sendId: input.sendId, actor: actor.accountId, now, zone: ctx.config.zone
    })
    return { now, outcome, station, card: await routeCard(ctx, event, actor.member.id, now) }
  },

  async 'GET /events/:id/route/board'({ ctx, actor, input, now }) {
    const event = await seenEvent(ctx, actor, input.id)
    if (!routeOf(event).board) throw new AppError('not_found', '这条路线不公布各单位走完的人数。')
    const units = await unitBoard(ctx, actor, event, now)
    const start = numberCursor(input.cursor) ?? 0
    const limit = input.limit ?? 50
    return { items: units.slice(start, start + limit), next: start + limit < units.length ? String(start + limit) : null }
  },

  async 'GET /organiser/events/:id/route'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const route = routeOf(event)
    const [counts, units] = await Promise.all([stationCounts(ctx, event.id), unitBoard(ctx, actor, event, now)])
    const none = { scanned: 0, stamped: 0, wrong: 0 }
    return {
      stations: route.stations.map(({ id, name }, i) => { const code = stationCode(ctx.keys, event.id, id); return { id, no: i + 1, name, code, number: stationNumber(code), ...counts.get(id) ?? none } }),
      started: units.reduce((sum, one) => sum + one.started, 0), finished: units.reduce((sum, one) => sum + one.finished, 0), needs: needsOf(route), units
    }
  }
}
