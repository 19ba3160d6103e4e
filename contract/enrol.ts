import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, Text, Time, UnitRef, page, PageQuery } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'

/* A list of members read in from Excel: it waits, is looked through and mended, and is applied to the roster as a whole. */

export const ListKind = OneOf('problem', 'skipped', 'new', 'back', 'moved', 'changed', 'same')

export const ListRow = Type.Object({
  no: Count,
  /** 第 7 行 */
  place: Type.String(),
  name: Type.String(), unit: Type.String(), parent: Type.String(), staffNo: Type.String(), phone: Type.String(), note: Type.String(),
  /** Picked by hand. */
  picked: Nullable(UnitRef),
  kind: ListKind,
  problem: Nullable(Type.Object({ code: Type.String(), message: Type.String(), near: Type.Array(UnitRef) })),
  /** Where the person is, and where the list puts him; null: no change. */
  from: Nullable(Type.String()), to: Nullable(Type.String()),
  changes: Type.Array(Type.Object({ field: OneOf('name', 'staffNo', 'phone', 'note'), from: Type.String() }))
})
export type ListRow = Static<typeof ListRow>

export const MissingUnit = Type.Object({
  key: Type.String(), name: Type.String(), parent: Type.String(), rows: Count, near: Type.Array(UnitRef),
  /** Decided: it is this unit, or is made below that one. */
  is: Nullable(UnitRef), under: Nullable(UnitRef)
})
export type MissingUnit = Static<typeof MissingUnit>

const counts = Type.Object({ problem: Count, skipped: Count, new: Count, back: Count, moved: Count, changed: Count, same: Count, left: Count, units: Count })
export type ListCounts = Static<typeof counts>

const Listed = { id: Id, name: Type.String(), unit: UnitRef, state: OneOf('open', 'applying', 'done'), at: Time, total: Count }

export const RosterImport = Type.Object({
  ...Listed, version: Count, complete: Type.Boolean(),
  /** About the file as a whole. */
  notes: Type.Array(Type.String()),
  counts, units: Type.Array(MissingUnit),
  /** What was looked at: applied is this and nothing else. */
  mark: Type.String(),
  job: Nullable(Job),
  /** Why the last try changed nothing: the roster was changed by somebody else meanwhile. */
  changedMeanwhile: Type.Boolean()
})
export type RosterImport = Static<typeof RosterImport>

const byId = Type.Object({ id: Id })
const closed = { additionalProperties: false }
const Cell = Type.Optional(Type.String({ maxLength: 200 }))

export const enrolEndpoints = {
  'GET /roster-imports': { who: 'organiser', summary: '我还没导入完的名单', response: Type.Object({ items: Type.Array(Type.Object(Listed)) }) },
  'GET /roster-imports/:id': { who: 'organiser', summary: '一份名单与它会带来的变化', params: byId, response: RosterImport },
  'GET /roster-imports/:id/rows': {
    who: 'organiser', summary: '名单的各行', params: byId, query: Type.Object({ kind: Type.Optional(ListKind), ...PageQuery }), response: page(ListRow)
  },
  'GET /roster-imports/:id/left': {
    who: 'organiser', summary: '完整名单里没有、将设为离开的人', params: byId,
    response: Type.Object({ items: Type.Array(Type.Object({ memberId: Id, name: Type.String(), unit: Type.String(), staffNo: Nullable(Type.String()) })) })
  },
  'PUT /roster-imports/:id/rows/:no': {
    who: 'organiser', summary: '改正一行，或跳过', params: Type.Object({ id: Id, no: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
    body: Type.Object({ version: Count, name: Cell, unit: Cell, parent: Cell, unitId: Type.Optional(Nullable(Id)), staffNo: Cell, phone: Cell, note: Cell, skipped: Type.Optional(Type.Boolean()) }, closed),
    response: RosterImport
  },
  'POST /roster-imports/:id/skip': { who: 'organiser', summary: '跳过所有有问题的行', params: byId, body: Type.Object({ version: Count }, closed), response: RosterImport },
  'PUT /roster-imports/:id': {
    who: 'organiser', summary: '这份表是不是完整名单；表里的新单位怎么办', params: byId,
    body: Type.Object({
      version: Count, complete: Type.Optional(Type.Boolean()),
      choice: Type.Optional(Type.Object({ key: Text(210), unitId: Type.Optional(Id), under: Type.Optional(Id) }, closed))
    }, closed),
    response: RosterImport
  },
  'POST /roster-imports/:id/units': {
    who: 'organiser', summary: '花名册里没有相近名称的单位，都在表里写的上级下面新建（导入时才建）', params: byId, body: Type.Object({ version: Count }, closed), response: RosterImport
  },
  'POST /roster-imports/:id/apply': {
    who: 'organiser', summary: '导入花名册', params: byId, body: Type.Object({ version: Count, mark: Text(60) }, closed), response: RosterImport
  },
  'DELETE /roster-imports/:id': { who: 'organiser', summary: '放弃这次导入', params: byId, response: Ok }
} as const satisfies EndpointTable

/** What is no JSON and so stands in no table. */
export const rosterFileRoutes = {
  /** multipart: file, unitId → RosterImport */
  'POST /roster-imports/file': 'organiser',
  /** An empty list with the headings that are known. */
  'GET /roster-imports/template.xlsx': 'organiser'
} as const
