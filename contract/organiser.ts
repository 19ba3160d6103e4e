import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Points, Ratio, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { BankSummary } from './question'
import { RoundConfig } from './round-config'

/** What is wrong with a configuration: where, and what to do about it. */
export const Problem = Type.Object({
  /** Path of the field, e.g. phases.0.paper.parts.1.count; empty for the whole. */
  field: Type.String(),
  message: Type.String(),
  /** A warning does not keep the round from being published. */
  level: OneOf('error', 'warning')
})
export type Problem = Static<typeof Problem>

export const RoundDraftState = OneOf('draft', 'upcoming', 'open', 'closed')

export const OrganiserRound = Type.Object({
  id: Id,
  title: Type.String(),
  topic: Type.String(),
  practice: Type.Boolean(),
  state: RoundDraftState,
  opensAt: Time, closesAt: Time,
  participants: Count, roster: Count,
  mean: Nullable(Points),
  owner: UnitRef,
  /** Mine to edit: my role covers the owning unit. */
  mine: Type.Boolean(),
  /** Of the first phase that counts. */
  questions: Count, paperSeconds: Nullable(Count), phases: Count,
  /** What a draft still needs before it can be published: 试卷、开放时间; empty: nothing, or it is published. */
  lacks: Type.Array(Type.String()),
  updatedAt: Time
})
export type OrganiserRound = Static<typeof OrganiserRound>

export const Preset = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** One line: which kind of notice it comes from. */
  note: Type.String(),
  config: RoundConfig
})
export type Preset = Static<typeof Preset>

export const RoundPreview = Type.Object({
  sentences: Type.Array(Type.String()),
  problems: Type.Array(Problem),
  questions: Count,
  /** Null: as many questions as one can. */
  fullScore: Nullable(Points),
  /** Members who would be invited now. */
  roster: Count
})
export type RoundPreview = Static<typeof RoundPreview>

export const ProgressRow = Type.Object({
  unit: UnitRef,
  hasChildren: Type.Boolean(),
  participants: Count, roster: Count, absent: Count,
  rate: Nullable(Ratio), mean: Nullable(Points), fullMarks: Count, attempts: Count
})
export type ProgressRow = Static<typeof ProgressRow>

const round = Type.Object({ id: Id })
/** Read by the server field by field, so that what is wrong is named in words. */
const AnyConfig = Type.Unsafe<RoundConfig>({ type: 'object' })

export const organiserEndpoints = {
  'GET /organiser/overview': {
    who: 'organiser', summary: '工作台：管理范围、待办、进行中的竞赛',
    response: Type.Object({
      units: Type.Array(UnitRef), members: Count, branches: Count, joins: Count, openRounds: Count, absent: Count
    })
  },
  'GET /organiser/rounds': {
    who: 'organiser', summary: '我管理的竞赛：按状态和名称筛选，各状态有几场',
    query: Type.Object({ ...PageQuery, state: Type.Optional(RoundDraftState), search: Type.Optional(Type.String({ maxLength: 40 })) }),
    response: Type.Intersect([page(OrganiserRound), Type.Object({ counts: Type.Object({ draft: Count, upcoming: Count, open: Count, closed: Count }) })])
  },
  'GET /organiser/presets': {
    who: 'organiser', summary: '常见做法：预设',
    response: Type.Object({ presets: Type.Array(Preset) })
  },
  'GET /organiser/banks': {
    who: 'organiser', summary: '题库与各专题题数', response: Type.Object({ banks: Type.Array(BankSummary) })
  },
  'POST /organiser/rounds/preview': {
    who: 'organiser', summary: '预览：通知条文与问题，不保存',
    body: Type.Object({ config: Type.Unknown() }, { additionalProperties: false }),
    response: RoundPreview
  },
  'POST /organiser/rounds': {
    who: 'organiser', summary: '新建竞赛（草稿）',
    body: Type.Object({ unitId: Id, config: AnyConfig }, { additionalProperties: false }),
    response: Type.Object({ id: Id, version: Count })
  },
  'GET /organiser/rounds/:id': {
    who: 'organiser', summary: '竞赛的完整配置',
    params: round,
    response: Type.Object({ round: OrganiserRound, version: Count, config: RoundConfig, preview: RoundPreview })
  },
  'PUT /organiser/rounds/:id': {
    who: 'organiser', summary: '修改竞赛（开赛前）；别人先改过则告知',
    params: round,
    body: Type.Object({ version: Count, config: AnyConfig, /** Only while nobody has seen it: what an editor saves by itself. */ asDraft: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
    response: Type.Object({ id: Id, version: Count })
  },
  'POST /organiser/rounds/:id/publish': { who: 'organiser', summary: '发布', params: round, response: OrganiserRound },
  'POST /organiser/rounds/:id/end': {
    who: 'organiser', summary: '提前结束：未交的答卷以已保存的答案交卷',
    params: round,
    body: Type.Object({ reason: Text(100) }, { additionalProperties: false }),
    response: OrganiserRound
  },
  'DELETE /organiser/rounds/:id': { who: 'organiser', summary: '删除草稿', params: round, response: Ok },
  'GET /organiser/rounds/:id/progress': {
    who: 'organiser', summary: '参与进度：我管理的单位，逐级',
    params: round,
    query: Type.Object({ parent: Type.Optional(Id) }),
    response: Type.Object({
      round: OrganiserRound, at: Time,
      participants: Count, roster: Count, today: Count, rate: Nullable(Ratio), mean: Nullable(Points), fullMarks: Count,
      /** From the top of my range down to the unit shown. */
      path: Type.Array(UnitRef),
      rows: Type.Array(ProgressRow),
      /** Members below the unit shown who took part for the first time, by calendar day (20260615), days without any left out. */
      days: Type.Array(Type.Object({ day: Count, n: Count })),
      /** Of phases into which only some come, once it is known who: how many of them there are below the unit, and have answered. */
      entered: Type.Array(Type.Object({ phase: Type.String(), people: Count, answered: Count })),
      /** The round has phases into which only some come: there is a list of them. */
      entries: Type.Boolean(),
      /** Points that an organiser gives units count. */
      given: Type.Boolean(),
      /** The round issues certificates. */
      certificates: Type.Boolean(),
      /** It has awards or draws, or issues certificates. */
      honours: Type.Boolean()
    })
  },
  'GET /organiser/rounds/:id/absent': {
    who: 'organiser', summary: '本人管理的单位里谁还没有参加',
    params: round,
    query: Type.Object({ unit: Id, ...PageQuery }),
    response: Type.Intersect([
      page(Type.Object({ memberId: Id, name: Type.String(), unit: UnitRef, phoneTail: Nullable(Type.String()) })),
      Type.Object({ unit: UnitRef, total: Count, reminder: Type.String() })
    ])
  }
} as const satisfies EndpointTable
