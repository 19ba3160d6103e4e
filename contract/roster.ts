import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable } from './common'
import type { EndpointTable } from './endpoint'

export const UnitNode = Type.Object({
  id: Id,
  name: Type.String(),
  parentId: Nullable(Id),
  /** 0 at the top of the association. */
  depth: Count,
  /** The unit has units below it. */
  hasChildren: Type.Boolean(),
  /** Names from the top down, without the unit itself: tells branches of the same name apart. */
  path: Type.Array(Type.String())
})
export type UnitNode = Static<typeof UnitNode>

export const rosterEndpoints = {
  'GET /units': {
    who: 'account', summary: '单位树：按上级逐级取，按名称搜索，或按编号取',
    query: Type.Object({
      parent: Type.Optional(Id), search: Type.Optional(Type.String({ maxLength: 40 })),
      /** Ids with commas between: just these, e.g. to name what a configuration refers to. */
      ids: Type.Optional(Type.String({ maxLength: 20000 }))
    }),
    response: Type.Object({ units: Type.Array(UnitNode) })
  }
} as const satisfies EndpointTable
