import { Type, type Static } from '@sinclair/typebox'
import { RoleGrant } from './account'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Text, Time, UnitRef, page } from './common'
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

/** A unit as its organiser keeps it. */
export const OwnUnit = Type.Object({
  id: Id, name: Type.String(), parentId: Nullable(Id), depth: Count,
  /** On the roster in this very unit, and with those below. */
  heads: Count, headsBelow: Count,
  /** What counts for the unit's rates as long as nobody is on its roster. */
  declaredHeads: Nullable(Count),
  version: Count,
  /** Uppermost of one's range: it is named here, but moved and closed from above. */
  top: Type.Boolean()
})
export type OwnUnit = Static<typeof OwnUnit>

export const MemberRow = Type.Object({
  id: Id, name: Type.String(), unit: UnitRef, staffNo: Nullable(Type.String()),
  /** The last four digits. */
  phoneTail: Nullable(Type.String()),
  bound: Type.Boolean(), left: Type.Boolean(), roles: Type.Array(RoleGrant),
  /** A transfer that is to come. */
  moves: Nullable(Type.Object({ unit: UnitRef, at: Time })),
  version: Count
})
export type MemberRow = Static<typeof MemberRow>

export const Stay = Type.Object({ unit: UnitRef, from: Time, to: Nullable(Time), begun: Type.Boolean() })
export type Stay = Static<typeof Stay>

export const MemberDetail = Type.Intersect([MemberRow, Type.Object({
  phone: Nullable(Type.String()), note: Type.String(), hasCode: Type.Boolean(),
  /** The name with which a bound member signs in by password; null: by WeChat only. */
  account: Nullable(Type.String()),
  /** Newest first. */
  stays: Type.Array(Stay),
  /** Holds a role above one's own: to be looked at only. */
  guarded: Type.Boolean()
})])
export type MemberDetail = Static<typeof MemberDetail>

const MemberText = {
  name: Text(30), staffNo: Nullable(Type.String({ maxLength: 40 })), phone: Nullable(Type.String({ maxLength: 40 })), note: Type.String({ maxLength: 200 })
}
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const byId = Type.Object({ id: Id })
const closed = { additionalProperties: false }
const UnitName = Text(60)
const Heads = Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 }))

export const rosterEndpoints = {
  'GET /units': {
    who: 'account', summary: '单位树：按上级逐级取，按名称搜索，或按编号取',
    query: Type.Object({
      parent: Type.Optional(Id), search: Type.Optional(Type.String({ maxLength: 40 })),
      /** Ids with commas between: just these, e.g. to name what a configuration refers to. */
      ids: Type.Optional(Type.String({ maxLength: 20000 }))
    }),
    response: Type.Object({ units: Type.Array(UnitNode) })
  },
  'GET /organiser/units': {
    who: 'organiser', summary: '管理范围内的单位树与人数', response: Type.Object({ units: Type.Array(OwnUnit) })
  },
  'POST /organiser/units': {
    who: 'organiser', summary: '新建下级单位',
    body: Type.Object({ parentId: Id, name: UnitName, declaredHeads: Heads }, closed), response: Type.Object({ id: Id })
  },
  'PUT /organiser/units/:id': {
    who: 'organiser', summary: '单位改名、申报人数', params: byId,
    body: Type.Object({ version: Count, name: UnitName, declaredHeads: Heads }, closed), response: Ok
  },
  'POST /organiser/units/:id/place': {
    who: 'organiser', summary: '单位移到另一个上级之下，或调整顺序', params: byId,
    body: Type.Object({ parentId: Id, /** Null: behind all others. */ before: Nullable(Id) }, closed), response: Ok
  },
  'POST /organiser/units/:id/close': { who: 'organiser', summary: '撤销空的单位', params: byId, response: Ok },
  'GET /organiser/members': {
    who: 'organiser', summary: '花名册：按单位、状态取，或搜索姓名、工号、手机尾号',
    query: Type.Object({
      unit: Id, below: Type.Optional(Type.Boolean()), search: Type.Optional(Type.String({ maxLength: 40 })),
      state: Type.Optional(OneOf('active', 'bound', 'unbound', 'left')), ...PageQuery
    }),
    response: Type.Intersect([page(MemberRow), Type.Object({ total: Count })])
  },
  'GET /organiser/members/:id': { who: 'organiser', summary: '一位成员的资料与历任单位', params: byId, response: MemberDetail },
  'POST /organiser/members': {
    who: 'organiser', summary: '登记成员', body: Type.Object({ unitId: Id, ...MemberText }, closed), response: MemberDetail
  },
  'PUT /organiser/members/:id': {
    who: 'organiser', summary: '修改成员资料', params: byId, body: Type.Object({ version: Count, ...MemberText }, closed), response: MemberDetail
  },
  'POST /organiser/members/:id/transfer': {
    who: 'organiser', summary: '调到另一个单位：本月内的某天起，或将来的某天起', params: byId,
    body: Type.Object({ version: Count, unitId: Id, day: Day }, closed), response: MemberDetail
  },
  'DELETE /organiser/members/:id/transfer': { who: 'organiser', summary: '取消还没到日子的调动', params: byId, response: MemberDetail },
  'POST /organiser/members/:id/leave': {
    who: 'organiser', summary: '离开：不再在花名册上，成绩保留', params: byId, body: Type.Object({ version: Count }, closed), response: MemberDetail
  },
  'POST /organiser/members/:id/restore': {
    who: 'organiser', summary: '恢复已离开的成员', params: byId, body: Type.Object({ version: Count, unitId: Id }, closed), response: MemberDetail
  }
} as const satisfies EndpointTable
