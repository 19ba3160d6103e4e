import type { eventStatisticsEndpoints } from '../../../contract/event-statistics'
import type { Handlers } from '../../http/call'
import { newId } from '../../ids'
import { jobView } from '../../jobs/views'
import { sessionOf } from '../event'
import { EVENT_EXPORT, eventExport, EVENT_SHEET, eventSheet, type EventFile } from '../export/jobs'
import { orderEventFile } from '../export/write'
import { managedEvent } from '../managed'
import { eventStatistics } from './event'
import { spanStatistics } from './span'

export const eventStatisticsHandlers: Handlers<keyof typeof eventStatisticsEndpoints> = {
  async 'GET /organiser/events/:id/statistics'({ ctx, actor, input, now }) {
    return eventStatistics(ctx, actor, await managedEvent(ctx, actor, input.id), input.unitId, now)
  },

  'GET /organiser/event-statistics': ({ ctx, actor, input, now }) => spanStatistics(ctx, actor, input, now),

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
