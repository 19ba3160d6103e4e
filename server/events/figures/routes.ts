import type { eventStatisticsEndpoints } from '../../../contract/event-statistics'
import { covers } from '../../auth/actors'
import type { Handlers } from '../../http/call'
import { AppError } from '../../errors'
import { newId } from '../../ids'
import { jobView } from '../../jobs/views'
import { unitById } from '../../roster/queries'
import { sessionOf } from '../event'
import { EVENT_EXPORT, eventExport, EVENT_SHEET, eventSheet, type EventFile } from '../export/jobs'
import { daysWords, EVENT_SPAN, spanExport, type SpanFile } from '../export/span'
import { orderEventFile, orderSpanFile } from '../export/write'
import { managedEvent } from '../managed'
import { eventStatistics } from './event'
import { spanAsked, spanStatistics } from './span'

export const eventStatisticsHandlers: Handlers<keyof typeof eventStatisticsEndpoints> = {
  async 'GET /organiser/events/:id/statistics'({ ctx, actor, input, now }) {
    return eventStatistics(ctx, actor, await managedEvent(ctx, actor, input.id), input.unitId, now)
  },

  'GET /organiser/event-statistics': ({ ctx, actor, input, now }) => spanStatistics(ctx, actor, input, now),

  async 'POST /organiser/event-statistics/export'({ ctx, actor, input, now }) {
    const unitId = input.unitId ?? actor.grants[0]?.unitId ?? ''
    const unit = await unitById(ctx.db, unitId)
    if (!unit || !covers(actor.grants, unit.path)) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
    const { from, to } = spanAsked(input, now, ctx.config.zone)
    const title = `活动统计（${daysWords({ from, to })}）`
    // What is ordered is the days that are shown, however late the table is made.
    const what: SpanFile = { from, to, ...(input.unitId && { unitId: input.unitId }), actor: { ...actor, sessionId: '' } }
    const job = await ctx.writer.write(orderSpanFile, { job: { id: newId(now), kind: EVENT_SPAN, unit_id: unitId, actor: actor.accountId, subject: unitId, title: `导出：${title}`, message: '等待开始', at: now, input: what }, title })
    return jobView(job, [spanExport])
  },

  async 'POST /organiser/events/:id/export'({ ctx, actor, input, now }) {
    const event = await managedEvent(ctx, actor, input.id)
    // The session is nobody's business later.
    const what: EventFile = { eventId: event.id, session: '', actor: { ...actor, sessionId: '' } }
    const job = await ctx.writer.write(orderEventFile, {
      job: { id: newId(now), kind: EVENT_EXPORT, unit_id: actor.grants[0]?.unitId ?? '', actor: actor.accountId, subject: event.id, title: `导出：${event.title}名单`, message: '等待开始', at: now, input: what }, title: event.title, session: ''
    })
    return jobView(job, [eventExport])
  },

  async 'POST /organiser/events/:id/sheet'({ ctx, actor, input, now }) {
    const event = await managedEvent(ctx, actor, input.id)
    const session = sessionOf(event, input.session)
    const what: EventFile = { eventId: event.id, session: session.id, actor: { ...actor, sessionId: '' } }
    const job = await ctx.writer.write(orderEventFile, {
      job: { id: newId(now), kind: EVENT_SHEET, unit_id: actor.grants[0]?.unitId ?? '', actor: actor.accountId, subject: event.id, title: `签到表：${event.title}`, message: '等待开始', at: now, input: what }, title: event.title, session: session.name
    })
    return jobView(job, [eventSheet])
  }
}
