import { Type, type Static } from '@sinclair/typebox'
import { Id, Nullable, OneOf, Text, Time } from './common'
import type { EndpointTable } from './endpoint'
import { PhaseView, RoundNotes, RoundState } from './quiz'
import { LocalId } from './round-config'

/* Trying a round out before anybody sees it, and what one does while it runs: telling members something, and letting nobody start for a while. */

/** What the member who is imagined has done: nothing; handed in and passed a phase (and what it asks for); used up today's tries. */
export const Done = Type.Object({
  kind: OneOf('nothing', 'passed', 'usedUp'),
  /** Of `passed` and `usedUp`. */
  phase: Type.Optional(LocalId)
}, { additionalProperties: false })
export type Done = Static<typeof Done>

export const DryRun = Type.Object({
  at: Time,
  state: RoundState,
  /** The phase that concerns the member most then. */
  current: Type.String(),
  phases: Type.Array(PhaseView),
  /** By phase: whether the keys of a paper handed in may be seen then, or from when on; both false and null: never. */
  reveals: Type.Array(Type.Object({ phase: Type.String(), now: Type.Boolean(), from: Nullable(Time) }))
})
export type DryRun = Static<typeof DryRun>

export const RoundNews = Type.Object({
  /** Latest first, as members read them. */
  notes: RoundNotes,
  /** Nobody can start a paper since then. */
  paused: Nullable(Type.Object({ at: Time, reason: Type.String() }))
})
export type RoundNews = Static<typeof RoundNews>

const round = Type.Object({ id: Id })
const closed = { additionalProperties: false }

export const conductEndpoints = {
  'POST /organiser/rounds/dry-run': {
    who: 'organiser', summary: '试走一遍：某个时刻、做过这些的成员会看到什么，不保存',
    body: Type.Object({
      config: Type.Unknown(), at: Time, as: Done,
      /** Group and unit of the member imagined. Absent: none, the first unit invited. */
      group: Type.Optional(LocalId), unit: Type.Optional(Id)
    }, closed),
    response: DryRun
  },
  'GET /organiser/rounds/:id/notes': { who: 'organiser', summary: '竞赛页上的公告和记录，是否暂停', params: round, response: RoundNews },
  'POST /organiser/rounds/:id/notes': {
    who: 'organiser', summary: '发公告：成员在竞赛页上看到，不能撤回', params: round,
    body: Type.Object({ text: Text(200) }, closed), response: RoundNews
  },
  'POST /organiser/rounds/:id/pause': {
    who: 'organiser', summary: '暂停：谁也不能开始新的答卷，已经开始的可以答完', params: round,
    body: Type.Object({ reason: Text(100) }, closed), response: RoundNews
  },
  'POST /organiser/rounds/:id/resume': { who: 'organiser', summary: '恢复', params: round, response: RoundNews }
} as const satisfies EndpointTable
