import type { OfferInput, Order } from '../../contract/menu'
import type { Api, Input, Output, Route } from '../../contract'

interface Caller { call<K extends Route>(route: K, input?: Input<Api[K]>): Promise<Output<Api[K]>> }

/** Any day and part of it may be asked for, from tomorrow on: whatever day it is when a test runs. */
export const anyTime = (unit: string, partial: Partial<OfferInput> = {}): OfferInput => ({
  title: '读懂一封家书', kind: 'lecture', text: '从三封家书讲起，\n每封讲二十分钟。', picture: null, giver: '贺知远', giverAbout: '党史教研部教授', minutes: 90, place: 'come', address: '', least: 10, most: 80,
  parts: ['morning', 'afternoon', 'evening'], weekdays: [1, 2, 3, 4, 5, 6, 7], from: null, to: null, ahead: { days: 1, working: false }, limits: { all: null, month: null, unit: null }, contact: { name: '韩老师', phone: '0571-87050101' }, who: 'members', units: [unit], ...partial
})

/** Published by an organiser of the unit at the top. */
export async function publishOffer(organiser: Caller, unit: string, partial: Partial<OfferInput> = {}): Promise<string> {
  const { row } = await organiser.call('POST /organiser/offers', { unitId: unit, ...anyTime(unit, partial) })
  await organiser.call('POST /organiser/offers/:id/show', { id: row.id, version: row.version })
  return row.id
}

let count = 0
const sendId = () => `lecture-${String(++count).padStart(4, '0')}`

export async function orderIt(member: Caller, id: string): Promise<Order> {
  const { units, earliest } = await member.call('GET /menu/:id', { id })
  return member.call('POST /menu/:id/orders', { id, sendId: sendId(), unitId: units[0]?.id ?? '', wishes: [{ day: earliest, part: 'morning', minute: null }, { day: earliest, part: 'evening', minute: null }], heads: 40, venue: '三楼会议室', contact: { name: '孙老师', phone: '13900000003' }, note: '想多听一些身边的故事' })
}

export const acceptIt = (organiser: Caller, { id, version, wishes }: Order): Promise<Order> =>
  organiser.call('POST /organiser/menu-orders/:id/accept', { id, version, sendId: sendId(), at: { day: wishes[0]?.day ?? 0, minute: 540, minutes: 90 }, place: '三楼会议室', note: '请备投影' })
