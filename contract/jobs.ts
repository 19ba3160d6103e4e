import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, PageQuery, Time, page } from './common'
import type { EndpointTable } from './endpoint'

/** Work that goes on by itself: one may leave and come back. */
export const Job = Type.Object({
  id: Id,
  kind: Type.String(),
  /** 导出：第三轮竞赛成绩 */
  title: Type.String(),
  /** What it is about, e.g. a round; empty: nothing that has a page. */
  subject: Type.String(),
  state: OneOf('waiting', 'running', 'done', 'failed', 'cancelled'),
  done: Count, total: Count, message: Type.String(), at: Time, endedAt: Nullable(Time),
  /** To take away from GET /api/jobs/:id/file until it expires. */
  file: Nullable(Type.Object({ name: Type.String(), bytes: Count, expiresAt: Time })),
  mayCancel: Type.Boolean()
})
export type Job = Static<typeof Job>

const job = Type.Object({ id: Id })

export const jobsEndpoints = {
  'GET /jobs': {
    who: 'organiser', summary: '我的长任务：进度与可下载的文件，新的在前', query: Type.Object({ ...PageQuery, kind: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z.]+$', description: '只看一种' })) }),
    response: Type.Intersect([page(Job), Type.Object({ open: Count })])
  },
  'GET /jobs/:id': { who: 'organiser', summary: '长任务的进度', params: job, response: Job },
  'POST /jobs/:id/cancel': { who: 'organiser', summary: '取消还没完成的导出或检查', params: job, response: Job }
} as const satisfies EndpointTable

/** What is no JSON and so stands in no table. */
export const jobFileRoutes = {
  /** The file that a job has made: for whoever asked for it, until it expires. */
  'GET /jobs/:id/file': 'organiser'
} as const
