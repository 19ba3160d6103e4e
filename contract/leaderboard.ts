import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Points, Ratio, Time, UnitRef } from './common'
import type { EndpointTable } from './endpoint'
import { LocalId, UnitMetric } from './round-config'

/** Boards beside one another: the whole round, its phases, days, weeks. */
export const BoardRef = Type.Object({ id: Type.String(), name: Type.String() })
export type BoardRef = Static<typeof BoardRef>

/** As `BoardRef.id`; absent: the first that is listed. */
const BoardId = Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z*][a-z0-9*@-]*$' }))

export const PersonRow = Type.Object({
  /** Null: takes part without a rank. */
  rank: Nullable(Type.Integer()),
  /** In full for one's own unit, otherwise masked: 陈*华. */
  name: Type.String(),
  unit: Type.String(),
  score: Points,
  /** The phase whose score it is, where only the furthest that one reached counts; null elsewhere. */
  reached: Nullable(Type.String()),
  timeMs: Type.Integer(),
  me: Type.Boolean(),
  myUnit: Type.Boolean()
})
export type PersonRow = Static<typeof PersonRow>

/** The same for everybody who reads it: which row is the reader's own is said beside the list. */
export const UnitRow = Type.Object({
  unit: UnitRef,
  /** Null: listed without a rank (below the least participation). */
  rank: Nullable(Type.Integer()),
  participants: Count,
  roster: Count,
  /** Participants ÷ roster, at most 1; null where the roster is empty. */
  rate: Nullable(Ratio),
  mean: Nullable(Points),
  fullMarks: Count,
  total: Points,
  /** The figure that the board is ordered by. */
  value: Nullable(Type.Number()),
  hasChildren: Type.Boolean()
})
export type UnitRow = Static<typeof UnitRow>

/** One line of arithmetic, in words and numbers. */
export const Step = Type.Object({
  label: Type.String(),
  value: Type.String(),
  /** e.g. 已参与 23 人 ÷ 应参与 25 人 */
  formula: Type.String(),
  note: Type.String()
})
export type Step = Static<typeof Step>

const round = Type.Object({ id: Id })

export const leaderboardEndpoints = {
  'GET /rounds/:id/board/people': {
    who: 'member', summary: '个人榜：全体或本支部',
    params: round,
    query: Type.Object({
      scope: Type.Optional(OneOf('all', 'unit')),
      board: BoardId,
      /** Only where groups are ranked apart; absent: the reader's. */
      group: Type.Optional(LocalId),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }))
    }),
    response: Type.Object({
      roundTitle: Type.String(), at: Time, of: Count,
      boards: Type.Array(BoardRef), board: Type.String(),
      /** Groups that are ranked apart; empty where they are not. */
      groups: Type.Array(BoardRef), group: Nullable(Type.String()),
      rows: Type.Array(PersonRow), nextOffset: Nullable(Count), me: Nullable(PersonRow)
    })
  },
  'GET /rounds/:id/board/units': {
    who: 'member', summary: '单位榜：任一层级，或某单位的下级',
    params: round,
    query: Type.Object({ depth: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })), parent: Type.Optional(Id), board: BoardId }),
    response: Type.Object({
      roundTitle: Type.String(), at: Time,
      /** Heading of the ordered figure, e.g. 综合分. */
      valueLabel: Type.String(),
      unitKind: OneOf('percent', 'points', 'count'),
      depth: Count,
      boards: Type.Array(BoardRef), board: Type.String(),
      levels: Type.Array(Type.Object({ depth: Count, name: Type.String() })),
      rows: Type.Array(UnitRow), mine: Nullable(UnitRow)
    })
  },
  'GET /rounds/:id/board/units/:unitId/explain': {
    who: 'member', summary: '名次怎样算出来的：一个单位的实际数字',
    params: Type.Object({ id: Id, unitId: Id }),
    query: Type.Object({ board: BoardId }),
    response: Type.Object({
      unit: UnitRef, at: Time, title: Type.String(), value: Type.String(),
      steps: Type.Array(Step), rules: Type.Array(Type.String()),
      rank: Nullable(Type.Integer()),
      metrics: Type.Array(UnitMetric)
    })
  }
} as const satisfies EndpointTable
