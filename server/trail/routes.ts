import type { TrailEntry } from '../../contract/trail'
import type { Handlers } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { newId } from '../ids'
import { addJob } from '../jobs/queue'
import { jobView } from '../jobs/views'
import { trailExport, TRAIL_EXPORT, type TrailExport } from './export'
import { trailPage } from './find'

export const trailHandlers: Handlers<keyof typeof import('../../contract/trail').trailEndpoints> = {
  async 'GET /organiser/trail'({ ctx, actor, input }) {
    const { cursor, limit = 50, ...filter } = input
    const { items, more } = await trailPage(ctx, actor, filter, placeOf(cursor), limit)
    return { items, next: more ? placeCursor(items.at(-1) as TrailEntry) : null }
  },

  async 'POST /organiser/trail/export'({ ctx, actor, input, now }) {
    const what: TrailExport = { reader: { accountId: actor.accountId, grants: actor.grants }, filter: input }
    const job = await ctx.writer.write(addJob, {
      id: newId(now), kind: TRAIL_EXPORT, unit_id: actor.grants[0]?.unitId ?? '', actor: actor.accountId, title: '导出：操作记录', message: '等待开始', at: now, input: what
    })
    return jobView(job, [trailExport])
  }
}
