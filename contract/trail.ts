import { Type, type Static } from '@sinclair/typebox'
import { Id, Nullable, OneOf, PageQuery, Time, page } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'

export const TrailGroup = OneOf('round', 'award', 'study', 'event', 'menu', 'bank', 'roster', 'account')
export type TrailGroup = Static<typeof TrailGroup>

/** One thing that somebody did. */
export const TrailEntry = Type.Object({
  id: Id, at: Time,
  /** Null: the system, by itself. */
  who: Nullable(Type.Object({ name: Type.String(), unit: Type.String() })),
  group: TrailGroup,
  /** 发布竞赛 */
  what: Type.String(),
  /** What it was done to, by its present name; empty: it is gone, or has none. */
  about: Type.String(),
  /** Refused requests are kept too. */
  done: Type.Boolean(),
  details: Type.Array(Type.Object({ name: Type.String(), value: Type.String() }))
})
export type TrailEntry = Static<typeof TrailEntry>

/** Without a group everything but signing in. */
const filters = {
  from: Type.Optional(Time), until: Type.Optional(Time), group: Type.Optional(TrailGroup),
  who: Type.Optional(Type.String({ maxLength: 40, description: '操作人姓名里的字' }))
}

export const trailEndpoints = {
  'GET /organiser/trail': {
    who: 'organiser', summary: '操作记录：我做的，和对我管理范围里的竞赛、题库、人员做的', query: Type.Object({ ...PageQuery, ...filters }), response: page(TrailEntry)
  },
  'POST /organiser/trail/export': {
    who: 'organiser', summary: '把操作记录导出成表（长任务）', body: Type.Object(filters, { additionalProperties: false }), response: Job
  }
} as const satisfies EndpointTable
