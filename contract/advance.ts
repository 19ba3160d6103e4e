import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Text, Time, UnitRef } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'
import { LocalId } from './round-config'

/* Who comes from one phase into the next. */

export const Entry = Type.Object({
  memberId: Id, name: Type.String(), unit: UnitRef,
  /** in: by the ranking. moved: from the reserves. out: has withdrawn or was taken out. */
  state: OneOf('in', 'moved', 'reserve', 'out'),
  place: Count,
  /** Name of the phase that sent them. */
  source: Type.String(),
  /** Why they are out. */
  note: Type.String(),
  /** Has begun the phase already. */
  started: Type.Boolean(),
  /** Has handed a paper in. */
  finished: Type.Boolean()
})
export type Entry = Static<typeof Entry>

export const EntryList = Type.Object({
  phase: Type.Object({ id: Type.String(), name: Type.String(), opensAt: Time }),
  /** Null: not yet, `waits` says for what. */
  decidedAt: Nullable(Time),
  waits: Type.String(),
  admitted: Count, reserves: Count,
  /** The places are ranks among all; else those of one unit or group stand together, who moved up among them. */
  ranked: Type.Boolean(),
  entries: Type.Array(Entry)
})
export type EntryList = Static<typeof EntryList>

const round = Type.Object({ id: Id })

export const advanceEndpoints = {
  'GET /organiser/rounds/:id/entries': {
    who: 'organiser', summary: '晋级名单：各阶段由谁参加', params: round, response: Type.Object({ roundTitle: Type.String(), phases: Type.Array(EntryList) })
  },
  'POST /organiser/rounds/:id/entries/export': { who: 'organiser', summary: '导出晋级名单', params: round, response: Job },
  'POST /organiser/rounds/:id/entries/withdraw/preview': {
    who: 'organiser', summary: '某人不参加的话，由谁递补（不改变名单）', params: round,
    body: Type.Object({ phase: LocalId, memberId: Id }, { additionalProperties: false }),
    response: Type.Object({ moves: Type.Array(Type.Object({ memberId: Id, name: Type.String(), unit: UnitRef })) })
  },
  'POST /organiser/rounds/:id/entries/withdraw': {
    who: 'organiser', summary: '某人不参加下一阶段：由下一名递补', params: round,
    body: Type.Object({ phase: LocalId, memberId: Id, reason: Text(100) }, { additionalProperties: false }),
    response: EntryList
  },
  'POST /organiser/rounds/:id/entries/again': {
    who: 'organiser', summary: '成绩更正后，按现在的名次重新确定晋级名单（阶段开始前）', params: round,
    body: Type.Object({ phase: LocalId, reason: Text(100) }, { additionalProperties: false }),
    response: EntryList
  }
} as const satisfies EndpointTable
