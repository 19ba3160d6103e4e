import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Text, Time, page, PageQuery } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'
import { LocalId } from './round-config'

export const HonourKind = OneOf('person', 'unit', 'draw')
export type HonourKind = Static<typeof HonourKind>

/** Who has an award or a prize. */
export const HonourRow = Type.Object({
  /** A person in full for one's own unit and for the organiser, otherwise masked: 陈*华. */
  name: Type.String(),
  /** Of a person; empty for a unit. */
  unit: Type.String(),
  /** Where the award goes by order; null in a draw. */
  rank: Nullable(Type.Integer()),
  /** What was drawn; empty elsewhere. */
  prize: Type.String(),
  /** Me, or my unit. */
  mine: Type.Boolean(),
  /** By what: rank and figure; only for the organiser, of a list that is worked out now. */
  why: Type.Optional(Type.String())
})
export type HonourRow = Static<typeof HonourRow>

export const HonourList = Type.Object({
  /** For reading on: person-first, unit-best, draw-lucky. */
  id: Type.String(),
  kind: HonourKind,
  name: Type.String(),
  /** To whom it goes, in words; only for the organiser. */
  rule: Type.Optional(Type.String()),
  total: Count,
  /** What is mine in it: names of prizes, or the award's own name. */
  mine: Type.Array(Type.String()),
  /** The first of them. */
  rows: Type.Array(HonourRow)
})
export type HonourList = Static<typeof HonourList>

/** A list as an address and a query name it. */
const ListId = Type.String({ maxLength: 30, pattern: '^(person|unit|draw)-[a-z][a-z0-9-]{0,19}$' })

/** How a draw stands. */
export const DrawState = Type.Object({
  id: LocalId,
  name: Type.String(),
  /** Who takes part and what is drawn, in words. */
  text: Type.String(),
  /** Who takes part now, or took part. */
  holders: Count,
  tickets: Count,
  /** Null: not drawn yet. */
  drawnAt: Nullable(Time),
  /** The first of them. */
  winners: Type.Array(HonourRow),
  /** How many were drawn. */
  drawn: Count,
  /** Why it cannot be drawn yet; empty: it can, or has been. */
  whyNot: Type.String()
})
export type DrawState = Static<typeof DrawState>

export const Announced = Type.Object({ version: Count, at: Time, reason: Type.String() })
export type Announced = Static<typeof Announced>

/** How a list differs from the one that was announced. */
export const ListChange = Type.Object({
  /** The award's. */
  name: Type.String(),
  came: Type.Array(Type.Object({ name: Type.String(), unit: Type.String() })),
  left: Type.Array(Type.Object({ name: Type.String(), unit: Type.String() })),
  /** Who is in both with another rank. */
  moved: Count
})
export type ListChange = Static<typeof ListChange>

export const OrganiserHonours = Type.Object({
  roundTitle: Type.String(),
  /** Why nothing can be announced or drawn yet; empty: it can. */
  whyNot: Type.String(),
  /** Names what is listed here: announcing takes it, so that nothing else is announced than what was seen. Empty while nothing can be. */
  mark: Type.String(),
  announced: Nullable(Announced),
  /** What is listed differs from what was announced. */
  changed: Type.Boolean(),
  /** What is different in them, while they differ from what was announced. */
  changes: Type.Array(ListChange),
  lists: Type.Array(HonourList),
  draws: Type.Array(DrawState),
  certificates: Type.Array(Type.Object({ id: LocalId, name: Type.String(), issued: Count, revoked: Count }))
})
export type OrganiserHonours = Static<typeof OrganiserHonours>

/** What is printed on a certificate. */
export const CertificateView = Type.Object({
  code: Type.String(),
  /** e.g. 合格证书 */
  title: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  /** What for, as a sentence. */
  text: Type.String(),
  issuer: Type.String(),
  issuedAt: Time
})
export type CertificateView = Static<typeof CertificateView>

export const CheckedCertificate = Type.Object({
  state: OneOf('valid', 'revoked'),
  /** The answer as a sentence. */
  said: Type.String(),
  /** When the score that is printed on it was corrected; null: it was not, or none is printed. */
  correctedAt: Nullable(Time),
  certificate: CertificateView
})
export type CheckedCertificate = Static<typeof CheckedCertificate>

/** A certificate as the organiser of its round sees it. */
export const IssuedCertificate = Type.Object({
  code: Type.String(), title: Type.String(), name: Type.String(), unit: Type.String(), issuedAt: Time,
  /** When and why it ceased to hold; null: it holds. */
  revoked: Nullable(Type.Object({ at: Time, reason: Type.String() })),
  /** As in CheckedCertificate. */
  correctedAt: Nullable(Time)
})
export type IssuedCertificate = Static<typeof IssuedCertificate>

/** As somebody copies it from paper: with spaces, hyphens, small letters. */
const TypedCode = Type.String({ minLength: 1, maxLength: 40 })

const round = Type.Object({ id: Id })
const draw = Type.Object({ id: Id, draw: LocalId })

export const awardsEndpoints = {
  'GET /rounds/:id/honours': {
    who: 'member', summary: '获奖名单：公布的奖项与抽奖结果',
    params: round,
    response: Type.Object({ roundTitle: Type.String(), announced: Nullable(Announced), lists: Type.Array(HonourList) })
  },
  'GET /rounds/:id/honours/rows': {
    who: 'member', summary: '一个奖项的完整名单',
    params: round,
    query: Type.Object({ list: ListId, ...PageQuery }),
    response: page(HonourRow)
  },
  'POST /rounds/:id/certificates/:cert': {
    who: 'member', summary: '领取证书（重发得到同一张）',
    params: Type.Object({ id: Id, cert: LocalId }),
    response: CertificateView
  },
  'GET /certificates/:code': {
    who: 'anyone', summary: '查验证书',
    params: Type.Object({ code: TypedCode }),
    response: CheckedCertificate
  },
  'GET /organiser/rounds/:id/honours': {
    who: 'organiser', summary: '截止后的奖项预览、抽奖与证书', params: round, response: OrganiserHonours
  },
  'GET /organiser/rounds/:id/honours/rows': {
    who: 'organiser', summary: '公布的一个奖项或一次抽奖的完整名单，不遮姓名',
    params: round,
    query: Type.Object({ list: ListId, ...PageQuery }),
    response: page(HonourRow)
  },
  'POST /organiser/rounds/:id/honours': {
    who: 'organiser', summary: '公布获奖名单；名单有变时再次公布须写明原因',
    params: round,
    body: Type.Object({ mark: Type.String({ maxLength: 64 }), reason: Type.Optional(Text(100)) }, { additionalProperties: false }),
    response: OrganiserHonours
  },
  'POST /organiser/rounds/:id/honours/export': {
    who: 'organiser', summary: '导出获奖名单与抽奖记录，供通报用；姓名可以遮去一部分',
    params: round, body: Type.Object({ names: OneOf('full', 'masked') }, { additionalProperties: false }), response: Job
  },
  'POST /organiser/rounds/:id/draws/:draw': {
    who: 'organiser', summary: '抽奖：只抽一次，重发得到同一结果', params: draw, response: DrawState
  },
  'GET /organiser/rounds/:id/draws/:draw/replay': {
    who: 'organiser', summary: '按留存的种子和名单重算一次抽奖',
    params: draw,
    response: Type.Object({ same: Type.Boolean(), seed: Type.String(), drawnAt: Time, holders: Count, tickets: Count, winners: Type.Array(HonourRow) })
  },
  'GET /organiser/rounds/:id/certificates': {
    who: 'organiser', summary: '一场竞赛发出的证书：按姓名或编号找，最近的在前',
    params: round,
    query: Type.Object({ cert: Type.Optional(LocalId), state: Type.Optional(OneOf('valid', 'revoked')), search: Type.Optional(Type.String({ maxLength: 40 })), ...PageQuery }),
    response: Type.Intersect([page(IssuedCertificate), Type.Object({
      roundTitle: Type.String(),
      kinds: Type.Array(Type.Object({ id: LocalId, name: Type.String() })),
      /** What anybody who checks a revoked one is told. */
      revokedSays: Type.String()
    })])
  },
  'POST /organiser/certificates/:code/revoke': {
    who: 'organiser', summary: '作废证书',
    params: Type.Object({ code: TypedCode }),
    body: Type.Object({ reason: Text(100) }, { additionalProperties: false }),
    response: CheckedCertificate
  },
  'POST /organiser/certificates/:code/restore': {
    who: 'organiser', summary: '恢复作废的证书，编号不变',
    params: Type.Object({ code: TypedCode }),
    body: Type.Object({ reason: Text(100) }, { additionalProperties: false }),
    response: CheckedCertificate
  }
} as const satisfies EndpointTable
