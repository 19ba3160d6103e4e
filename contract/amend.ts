import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Points, Text } from './common'
import type { EndpointTable } from './endpoint'
import { Problem } from './organiser'
import type { RoundConfig } from './round-config'

/* Changing the rules of a round that has begun: who is affected is said before it is done. */

const Figures = Type.Object({ value: Nullable(Points), rank: Nullable(Type.Integer()) })
/** Somebody or some unit whose figure or rank becomes another. */
export const Moved = Type.Object({ id: Id, name: Type.String(), unit: Type.String(), before: Figures, after: Figures })
export type Moved = Static<typeof Moved>

export const AmendPreview = Type.Object({
  /** Errors keep it from being done. */
  problems: Type.Array(Problem),
  /** Sentences of the notice that are no longer so, and those that are new. */
  gone: Type.Array(Type.String()), fresh: Type.Array(Type.String()),
  /** Papers handed in so far; of these, so many are marked with another score. */
  attempts: Count, remarked: Count,
  persons: Type.Object({ all: Count, moved: Count, first: Type.Array(Moved) }),
  units: Type.Object({ all: Count, moved: Count, first: Type.Array(Moved) }),
  /** What the change does not touch and has to be looked at: lists of entries that were decided, awards that were announced. */
  remarks: Type.Array(Type.String())
})
export type AmendPreview = Static<typeof AmendPreview>

const round = Type.Object({ id: Id })
/** Read by the server field by field, so that what is wrong is named in words. */
const AnyConfig = Type.Unsafe<RoundConfig>({ type: 'object' })

export const amendEndpoints = {
  'POST /organiser/rounds/:id/amend/preview': {
    who: 'organiser', summary: '开赛后修改规则：先看影响到谁', params: round,
    body: Type.Object({ config: AnyConfig }, { additionalProperties: false }),
    response: AmendPreview
  },
  'POST /organiser/rounds/:id/amend': {
    who: 'organiser', summary: '开赛后修改规则：按新规则重排名次，记录在案', params: round,
    body: Type.Object({ version: Count, config: AnyConfig, reason: Text(100) }, { additionalProperties: false }),
    response: Type.Object({ id: Id, version: Count })
  }
} as const satisfies EndpointTable
