import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { FileView } from './files'
import { Job } from './jobs'
import { Day } from './plan-config'

/* The service menu (点单): units publish what they offer, others order it with the times they would like, and it goes its way to the rating. */

const strict = { additionalProperties: false }

export const OfferKind = OneOf('lecture', 'talk', 'volunteer', 'visit', 'other')
export type OfferKind = Static<typeof OfferKind>
/** Who goes where: come: whoever offers comes to those who order; host: they come to him. */
export const OfferPlace = OneOf('come', 'host', 'online')
export type OfferPlace = Static<typeof OfferPlace>
export const DayPart = OneOf('morning', 'afternoon', 'evening')
export type DayPart = Static<typeof DayPart>
/** draft: nobody else has seen it; withdrawn: what was ordered goes on, nothing new is. */
export const OfferState = OneOf('draft', 'shown', 'withdrawn')
export type OfferState = Static<typeof OfferState>

const Phone = Type.String({ maxLength: 20 })
export const MenuContact = Type.Object({ name: Type.String({ maxLength: 20 }), phone: Phone }, strict)
export type MenuContact = Static<typeof MenuContact>

const most = Nullable(Type.Integer({ minimum: 1, maximum: 9999 }))

/** What an organiser fills in. */
const fields = {
  title: Text(40), kind: OfferKind, text: Type.String({ maxLength: 2000 }),
  picture: Nullable(Id),
  /** Who gives it, and a line about them. */
  giver: Type.String({ maxLength: 30 }), giverAbout: Type.String({ maxLength: 100 }),
  minutes: Type.Integer({ minimum: 10, maximum: 600 }),
  place: OfferPlace,
  /** host: where to come; online: by what. */
  address: Type.String({ maxLength: 100 }),
  /** Heads; most null: as many as like. */
  least: Type.Integer({ minimum: 1, maximum: 9999 }), most,
  parts: Type.Array(DayPart, { minItems: 1, maxItems: 3, uniqueItems: true }),
  /** 1 Monday … 7 Sunday. */
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  from: Nullable(Day), to: Nullable(Day),
  /** At least so many days between ordering and the day wished; `working`: Saturdays and Sundays are not counted. */
  ahead: Type.Object({ days: Type.Integer({ minimum: 0, maximum: 90 }), working: Type.Boolean() }, strict),
  /** Orders accepted: in all, in a month, for one unit. */
  limits: Type.Object({ all: most, month: most, unit: most }, strict),
  contact: MenuContact,
  /** organisers: of a unit, for it; members: anybody, for his own unit. */
  who: OneOf('organisers', 'members'),
  /** Subtrees that may order. */
  units: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })
}
export const OfferInput = Type.Object(fields, strict)
export type OfferInput = Static<typeof OfferInput>

const offerCard = {
  id: Id, title: Type.String(), kind: OfferKind, unit: UnitRef, giver: Type.String(), minutes: Count, place: OfferPlace, picture: Nullable(FileView),
  /** 上午、下午；周一至周五 */
  when: Type.String(),
  /** As many orders as there may be are taken. */
  full: Type.Boolean()
}
export const OfferCard = Type.Object(offerCard)
export type OfferCard = Static<typeof OfferCard>

export const OfferView = Type.Object({
  ...offerCard,
  text: Type.String(), giverAbout: Type.String(), address: Type.String(), least: Count, most: Nullable(Count),
  parts: Type.Array(DayPart), weekdays: Type.Array(Count),
  /** What may be asked today: the first day and the last, and months that are taken (202606). */
  earliest: Day, latest: Nullable(Day), takenMonths: Type.Array(Count),
  /** 至少提前 3 个工作日 */
  rules: Type.Array(Type.String()),
  /** For which units I may order; with none `why` says why not. */
  units: Type.Array(UnitRef), why: Type.String(),
  /** Times it was given, and what those who had it say of it. */
  done: Count, stars: Nullable(Type.Number()), rated: Count
})
export type OfferView = Static<typeof OfferView>

export const Wish = Type.Object({ day: Day, part: DayPart, /** Minutes past midnight, where it has to be then; null: any time in that part. */ minute: Nullable(Type.Integer({ minimum: 0, maximum: 1439 })) }, strict)
export type Wish = Static<typeof Wish>

/**
 * asked → accepted → done → rated; asked → declined; asked or accepted → withdrawn (by those who ordered); accepted → called-off (by those who offer).
 */
export const OrderState = OneOf('asked', 'accepted', 'declined', 'withdrawn', 'called-off', 'done', 'rated')
export type OrderState = Static<typeof OrderState>
export const OrderAct = OneOf('accept', 'decline', 'move', 'call-off', 'done', 'withdraw', 'rate')
export type OrderAct = Static<typeof OrderAct>

const orderCard = {
  id: Id,
  /** Counts the orders of this offer. */
  no: Count,
  offer: Type.Object({ id: Id, title: Type.String(), kind: OfferKind, giver: Type.String(), place: OfferPlace, minutes: Count, unit: UnitRef }),
  /** For whom, and who ordered it. */
  unit: UnitRef, by: Type.String(),
  state: OrderState, version: Count,
  wishes: Type.Array(Wish), heads: Count,
  /** Agreed. */
  begin: Nullable(Time), end: Nullable(Time),
  stars: Nullable(Count), askedAt: Time,
  /** What one may do now. */
  may: Type.Array(OrderAct)
}
export const OrderCard = Type.Object(orderCard)
export type OrderCard = Static<typeof OrderCard>

export const OrderStep = Type.Object({
  act: Type.Union([OrderAct, Type.Literal('ask')]), by: Type.String(), at: Time, reason: Type.String(), begin: Nullable(Time), end: Nullable(Time)
})
export type OrderStep = Static<typeof OrderStep>

export const Order = Type.Object({
  ...orderCard,
  venue: Type.String(), note: Type.String(),
  /** Of those who ordered; of those who offer once it is accepted. Null: not for me to see, or not yet. */
  contact: Nullable(MenuContact), giverContact: Nullable(MenuContact),
  place: Type.String(), acceptNote: Type.String(),
  reason: Type.String(),
  doneHeads: Nullable(Count), doneNote: Type.String(), said: Type.String(),
  steps: Type.Array(OrderStep)
})
export type Order = Static<typeof Order>

const one = Type.Object({ id: Id })
const SendId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,40}$' })
const step = { version: Count, sendId: SendId }
const Reason = Text(200)
/** On the wall clock of the association. */
export const Appointment = Type.Object({ day: Day, minute: Type.Integer({ minimum: 0, maximum: 1439 }), minutes: Type.Integer({ minimum: 10, maximum: 1440 }) }, strict)
export type Appointment = Static<typeof Appointment>
const Venue = Type.String({ maxLength: 100 })

export const NewOrder = Type.Object({
  sendId: SendId, unitId: Id, wishes: Type.Array(Wish, { minItems: 1, maxItems: 3 }), heads: Type.Integer({ minimum: 1, maximum: 9999 }),
  venue: Venue, contact: MenuContact, note: Type.String({ maxLength: 300 })
}, strict)
export type NewOrder = Static<typeof NewOrder>

export const menuEndpoints = {
  'GET /menu': {
    who: 'member', summary: '点单：我所在单位能点的', query: Type.Object({ ...PageQuery, kind: Type.Optional(OfferKind), text: Type.Optional(Type.String({ maxLength: 40 })) }),
    /** `waiting`: orders that others asked of units I organise, not yet answered. */
    response: Type.Intersect([page(OfferCard), Type.Object({ waiting: Count })])
  },
  'GET /menu/:id': { who: 'member', summary: '一项服务的全部，我能不能点', params: one, response: OfferView },
  'POST /menu/:id/orders': { who: 'member', summary: '点单', params: one, body: NewOrder, response: Order },
  'GET /menu-orders': {
    who: 'member', summary: '订单：我和我管理的单位点的，或别人向我管理的单位点的',
    query: Type.Object({ ...PageQuery, of: OneOf('ours', 'theirs'), open: Type.Optional(Type.Boolean()) }), response: page(OrderCard)
  },
  'GET /menu-orders/:id': { who: 'member', summary: '一张订单和它走到了哪一步', params: one, response: Order },
  'POST /menu-orders/:id/withdraw': { who: 'member', summary: '撤回点单；已经接单的要写原因', params: one, body: Type.Object({ ...step, reason: Type.String({ maxLength: 200 }) }, strict), response: Order },
  'POST /menu-orders/:id/rate': { who: 'member', summary: '评价，一次', params: one, body: Type.Object({ ...step, stars: Type.Integer({ minimum: 1, maximum: 5 }), said: Type.String({ maxLength: 500 }) }, strict), response: Order }
} as const satisfies EndpointTable

export const OfferRow = Type.Object({
  ...offerCard, state: OfferState, version: Count, reason: Type.String(), updatedAt: Time,
  asked: Count, accepted: Count, done: Count
})
export type OfferRow = Static<typeof OfferRow>

export const OfferEntry = Type.Object({
  row: OfferRow, input: OfferInput,
  /** Audience by name. */
  units: Type.Array(UnitRef),
  /** What has to be mended before it can be shown. */
  problems: Type.Array(Type.String())
})
export type OfferEntry = Static<typeof OfferEntry>

const versioned = Type.Object({ version: Count }, strict)

export const MenuFigure = Type.Object({
  unit: UnitRef, asked: Count, accepted: Count, done: Count, people: Count, minutes: Count, stars: Nullable(Type.Number()), rated: Count
})
export type MenuFigure = Static<typeof MenuFigure>
const span = { from: Type.Optional(Time), until: Type.Optional(Time) }

export const offersEndpoints = {
  'GET /organiser/offers': { who: 'organiser', summary: '本人管理的单位提供的服务', query: Type.Object({ ...PageQuery, state: Type.Optional(OfferState) }), response: page(OfferRow) },
  'GET /organiser/offer-presets': {
    who: 'organiser', summary: '新建服务可以从这里开始；能向谁开放',
    response: Type.Object({
      presets: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), note: Type.String(), input: OfferInput })),
      /** Units that one may offer something for, and for each whom it may be open to: itself and those above it. */
      owners: Type.Array(Type.Object({ ...UnitRef.properties, above: Type.Array(UnitRef) }))
    })
  },
  'POST /organiser/offers': { who: 'organiser', summary: '新建服务（草稿）', body: Type.Object({ unitId: Id, ...fields }, strict), response: OfferEntry },
  'GET /organiser/offers/:id': { who: 'organiser', summary: '一项服务的全部', params: one, response: OfferEntry },
  'PUT /organiser/offers/:id': { who: 'organiser', summary: '修改服务', params: one, body: Type.Object({ version: Count, ...fields }, strict), response: OfferEntry },
  'POST /organiser/offers/:id/show': { who: 'organiser', summary: '发布服务', params: one, body: versioned, response: OfferEntry },
  'POST /organiser/offers/:id/withdraw': { who: 'organiser', summary: '下架服务；已有的订单照常', params: one, body: Type.Object({ version: Count, reason: Type.String({ maxLength: 200 }) }, strict), response: OfferEntry },
  'DELETE /organiser/offers/:id': { who: 'organiser', summary: '删除没有发布过的服务', params: one, response: Ok },
  'GET /organiser/menu-orders': {
    who: 'organiser', summary: '向本人管理的单位点的单', query: Type.Object({ ...PageQuery, state: Type.Optional(OrderState), offerId: Type.Optional(Id), text: Type.Optional(Type.String({ maxLength: 40 })) }),
    response: Type.Intersect([page(OrderCard), Type.Object({ waiting: Count })])
  },
  'GET /organiser/menu-orders/:id/clashes': {
    who: 'organiser', summary: '这个时间本单位另有哪些已接的单', params: one, query: Type.Object(Appointment.properties),
    response: Type.Object({ clashes: Type.Array(Type.Object({ id: Id, title: Type.String(), giver: Type.String(), unit: Type.String(), begin: Time, end: Time })) })
  },
  'POST /organiser/menu-orders/:id/accept': {
    who: 'organiser', summary: '接单，定下时间和地点', params: one, body: Type.Object({ ...step, at: Appointment, place: Venue, note: Type.String({ maxLength: 200 }) }, strict), response: Order
  },
  'POST /organiser/menu-orders/:id/decline': { who: 'organiser', summary: '婉拒，写明原因', params: one, body: Type.Object({ ...step, reason: Reason }, strict), response: Order },
  'POST /organiser/menu-orders/:id/move': {
    who: 'organiser', summary: '改时间', params: one, body: Type.Object({ ...step, at: Appointment, place: Venue, reason: Reason }, strict), response: Order
  },
  'POST /organiser/menu-orders/:id/call-off': { who: 'organiser', summary: '取消已接的单，写明原因', params: one, body: Type.Object({ ...step, reason: Reason }, strict), response: Order },
  'POST /organiser/menu-orders/:id/done': {
    who: 'organiser', summary: '办完了：实到人数', params: one, body: Type.Object({ ...step, heads: Type.Integer({ minimum: 0, maximum: 99999 }), note: Type.String({ maxLength: 300 }) }, strict), response: Order
  },
  'GET /organiser/menu-figures': {
    who: 'organiser', summary: '点单统计：按提供的单位，或按点单的单位', query: Type.Object({ of: OneOf('giving', 'ordering'), ...span }),
    response: Type.Object({ rows: Type.Array(MenuFigure), total: Type.Omit(MenuFigure, ['unit']) })
  },
  'POST /organiser/menu-orders/export': { who: 'organiser', summary: '导出订单和统计（长任务）', body: Type.Object(span, strict), response: Job }
} as const satisfies EndpointTable
