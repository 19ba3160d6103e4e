import type { Page } from 'playwright-core'
import { acceptIt, orderIt, publishOffer } from '../../support/lecture'
import type { Demo, Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  await settled(page)
}
const choose = (role: 'tab' | 'radio', name: string | RegExp) => async (page: Page) => {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).click()
  await settled(page)
}

/** Offers of every state, orders that wait and that are agreed. */
export async function menuVisits(demo: Demo, organiser: Person): Promise<Visit[]> {
  const zhou = await demo.as('周文清')
  const top = organiser.session.me.roles[0]?.unit.id ?? ''
  const offer = await publishOffer(organiser, top)
  await publishOffer(organiser, top, { title: '云麓革命旧址陈列馆参观', kind: 'visit', place: 'host', address: '青石路 12 号', giver: '' })
  await organiser.call('POST /organiser/offers', { unitId: top, title: '送一堂微党课进社区', kind: 'volunteer', text: '', picture: null, giver: '', giverAbout: '', minutes: 60, place: 'come', address: '', least: 10, most: 80, parts: ['evening'], weekdays: [6, 7], from: null, to: null, ahead: { days: 3, working: true }, limits: { all: null, month: 6, unit: null }, contact: { name: '', phone: '' }, who: 'members', units: [top] })
  const asked = await orderIt(zhou, offer)
  const agreed = await acceptIt(organiser, await orderIt(zhou, offer))
  return [
    { page: 'menu/home/index', who: zhou, path: '/menu/home/index', looks: [{ name: 'menu' }, { name: 'menu-none', reach: choose('radio', '宣讲') }] },
    { page: 'menu/offer/index', who: zhou, path: `/menu/offer/index?id=${offer}`, looks: [{ name: 'menu-offer' }, { name: 'menu-order-sheet', reach: press('我要点单') }, { name: 'menu-order-faults', reach: press('点这一单') }] },
    { page: 'menu/orders/index', who: zhou, path: '/menu/orders/index', looks: [{ name: 'menu-orders' }, { name: 'menu-orders-over', reach: choose('radio', '已结束') }] },
    { page: 'menu/orders/index', who: organiser, path: '/menu/orders/index?of=theirs', looks: [{ name: 'menu-orders-theirs' }] },
    { page: 'menu/order/index', who: zhou, path: `/menu/order/index?id=${agreed.id}`, looks: [{ name: 'menu-order' }, { name: 'menu-withdraw', reach: press('撤回这一单') }] },
    { page: 'menu/order/index', who: organiser, path: `/menu/order/index?id=${asked.id}`, looks: [{ name: 'menu-order-asked' }, { name: 'menu-accept', reach: async (page) => { await press('接单')(page); await page.getByText('这个时间你们已经约了别的').waitFor() } }] },
    { page: 'menu/order/index', who: zhou, path: '/menu/order/index?id=nowhere', looks: [{ name: 'menu-order-gone' }] },
    { page: 'organiser/offers/index', who: organiser, path: '/organiser/offers/index', looks: [{ name: 'offers' }] },
    { page: 'organiser/offer/index', who: organiser, path: '/organiser/offer/index', looks: [{ name: 'offer-presets' }, { name: 'offer-new', reach: press(/^场馆参观预约，/) }, { name: 'offer-faults', reach: press('发布服务') }] },
    { page: 'organiser/offer/index', who: organiser, path: `/organiser/offer/index?id=${offer}`, looks: [{ name: 'offer-edit' }] }
  ]
}
