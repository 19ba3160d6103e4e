import { Type, type Static } from '@sinclair/typebox'
import { Id, Nullable, Ok, OneOf, Text, Time, UnitRef } from './common'
import type { EndpointTable } from './endpoint'

export const RoleGrant = Type.Object({
  role: OneOf('organiser', 'admin'),
  unit: UnitRef
})
export type RoleGrant = Static<typeof RoleGrant>

/** How the account stands to the roster. */
export const Binding = Type.Union([
  Type.Object({ state: Type.Literal('none') }),
  Type.Object({ state: Type.Literal('waiting'), unit: UnitRef, name: Type.String(), since: Time }),
  Type.Object({ state: Type.Literal('refused'), unit: UnitRef, name: Type.String(), reason: Type.String() }),
  Type.Object({
    state: Type.Literal('bound'),
    memberId: Id,
    name: Type.String(),
    unit: UnitRef,
    /** From the top of the tree down to the unit itself. */
    unitPath: Type.Array(UnitRef)
  })
])
export type Binding = Static<typeof Binding>

export const Me = Type.Object({
  accountId: Id,
  binding: Binding,
  roles: Type.Array(RoleGrant),
  consent: Type.Object({ required: Type.String(), given: Nullable(Type.String()) }),
  /** Signed in with a password that was handed out: nothing else works before it is changed. */
  mustChangePassword: Type.Optional(Type.Boolean()),
  association: Type.String(),
  /** IANA zone in which days begin and times are shown. */
  zone: Type.String(),
  demo: Type.Boolean()
})
export type Me = Static<typeof Me>

export const Session = Type.Object({
  accessToken: Type.String(),
  accessExpiresAt: Time,
  refreshToken: Type.String(),
  me: Me
})
export type Session = Static<typeof Session>

export const DemoPerson = Type.Object({
  accountId: Id,
  name: Type.String(),
  unit: UnitRef,
  roles: Type.Array(RoleGrant),
  /** One line: who this is in the demo association. */
  note: Type.String()
})
export type DemoPerson = Static<typeof DemoPerson>

export const JoinRequest = Type.Object({
  id: Id,
  name: Type.String(),
  unit: UnitRef,
  phoneTail: Nullable(Type.String()),
  note: Type.String(),
  since: Time,
  /** A roster entry of the same name in that unit that nobody has claimed yet. */
  rosterMatch: Nullable(Type.Object({ memberId: Id, name: Type.String(), staffNo: Nullable(Type.String()) }))
})
export type JoinRequest = Static<typeof JoinRequest>

export const accountEndpoints = {
  'GET /system': {
    who: 'anyone', summary: '部署信息：名称、可用的登录方式、隐私文本版本',
    response: Type.Object({
      name: Type.String(), association: Type.String(), zone: Type.String(),
      signIn: Type.Object({ password: Type.Boolean(), demo: Type.Boolean(), wechat: Type.Boolean() }),
      privacy: Type.Object({ version: Type.String(), title: Type.String(), paragraphs: Type.Array(Type.String()) }),
      now: Time
    })
  },
  'POST /auth/wechat': {
    who: 'anyone', summary: '微信登录（wx.login 的 code）',
    body: Type.Object({ code: Text(200) }, { additionalProperties: false }),
    response: Session
  },
  'POST /auth/password': {
    who: 'anyone', summary: '账号密码登录',
    body: Type.Object({ account: Text(60), password: Text(200) }, { additionalProperties: false }),
    response: Session
  },
  'GET /auth/demo': {
    who: 'anyone', summary: '演示：可选的人员（只在本机演示数据上开放）',
    query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 40 })) }),
    response: Type.Object({ people: Type.Array(DemoPerson) })
  },
  'POST /auth/demo': {
    who: 'anyone', summary: '演示：以选中的人员登录（只在本机演示数据上开放）',
    body: Type.Object({ accountId: Id }, { additionalProperties: false }),
    response: Session
  },
  'POST /auth/refresh': {
    who: 'anyone', summary: '续期登录，旧的续期令牌随即作废',
    body: Type.Object({ refreshToken: Text(200) }, { additionalProperties: false }),
    response: Session
  },
  'POST /auth/logout': { who: 'account', summary: '退出登录', response: Ok },
  'GET /me': { who: 'account', summary: '我的身份、单位与角色', response: Me },
  'POST /me/consent': {
    who: 'account', summary: '同意隐私保护说明（记录版本）',
    body: Type.Object({ version: Text(40) }, { additionalProperties: false }),
    response: Me
  },
  'POST /me/consent/withdraw': { who: 'account', summary: '撤回同意并退出登录', response: Ok },
  'POST /me/bind/phone': {
    who: 'account', summary: '以微信手机号匹配花名册',
    body: Type.Object({ phoneCode: Text(200) }, { additionalProperties: false }),
    response: Me
  },
  'POST /me/bind/activation': {
    who: 'account', summary: '以激活码匹配花名册',
    body: Type.Object({ name: Text(30), code: Text(20) }, { additionalProperties: false }),
    response: Me
  },
  'POST /me/join': {
    who: 'account', summary: '从单位树中选择单位，申请加入',
    body: Type.Object({ unitId: Id, name: Text(30), note: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
    response: Me
  },
  'DELETE /me/join': { who: 'account', summary: '撤回加入申请', response: Me },
  'POST /me/password': {
    who: 'account', summary: '修改密码',
    body: Type.Object({ old: Text(200), fresh: Type.String({ minLength: 8, maxLength: 200 }) }, { additionalProperties: false }),
    response: Ok
  },
  'GET /organiser/joins': {
    who: 'organiser', summary: '待审批的加入申请',
    response: Type.Object({ items: Type.Array(JoinRequest) })
  },
  'POST /organiser/joins/:id/approve': {
    who: 'organiser', summary: '同意加入（可对应到花名册中已有的人）',
    params: Type.Object({ id: Id }),
    body: Type.Object({ memberId: Nullable(Id) }, { additionalProperties: false }),
    response: Ok
  },
  'POST /organiser/joins/:id/refuse': {
    who: 'organiser', summary: '不同意加入',
    params: Type.Object({ id: Id }),
    body: Type.Object({ reason: Text(100) }, { additionalProperties: false }),
    response: Ok
  }
} as const satisfies EndpointTable
