import type { NewOrder, Order, OfferInput } from '../../contract/menu'
import type { World } from './world'

/** A lecture that comes on weekday mornings and afternoons, two days ahead; tests name only what matters to them. */
export const offered = (partial: Partial<OfferInput> = {}): OfferInput => ({
  title: '伟大建党精神', kind: 'lecture', text: '从建党前后的历史讲起。', picture: null, giver: '沈教授', giverAbout: '党校教授', minutes: 90, place: 'come', address: '', least: 10, most: null,
  parts: ['morning', 'afternoon'], weekdays: [1, 2, 3, 4, 5], from: null, to: null, ahead: { days: 2, working: false }, limits: { all: null, month: null, unit: null },
  contact: { name: '徐老师', phone: '0571-87050000' }, who: 'members', units: ['u-top'], ...partial
})

let count = 0
export const sendId = () => `send-${String(++count).padStart(6, '0')}`

/** Published by a unit. */
export async function offer(world: World, partial: Partial<OfferInput> = {}, by = 'm-org-a', unitId = 'u-a'): Promise<string> {
  const organiser = await world.as(by)
  const { row } = await organiser.call('POST /organiser/offers', { unitId, ...offered(partial) })
  await organiser.call('POST /organiser/offers/:id/show', { id: row.id, version: row.version })
  return row.id
}

/** The world begins on Monday, 15 June 2026, at nine. */
export const wished = (partial: Partial<NewOrder> = {}): NewOrder => ({
  sendId: sendId(), unitId: 'u-a1', wishes: [{ day: 20260618, part: 'morning', minute: null }], heads: 40, venue: '三楼会议室', contact: { name: '赵一', phone: '13800138000' }, note: '', ...partial
})

export const ask = async (world: World, id: string, partial: Partial<NewOrder> = {}, by = 'm-a1-1') => (await world.as(by)).call('POST /menu/:id/orders', { id, ...wished(partial) })

const morning = (day: number) => ({ day, minute: 9 * 60, minutes: 90 })

export const accept = async (world: World, { id, version }: Pick<Order, 'id' | 'version'>, day = 20260618, by = 'm-org-a') =>
  (await world.as(by)).call('POST /organiser/menu-orders/:id/accept', { id, version, sendId: sendId(), at: morning(day), place: '三楼会议室', note: '' })
