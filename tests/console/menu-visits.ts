import type { Person } from '../e2e/support/demo'
import { acceptIt, orderIt, publishOffer } from '../support/lecture'
import { button, dialog } from './support'
import type { Look } from './visits'

/** The service menu at the desk: a service with an order that waits and one that is taken. */
export async function menuVisits(limin: Person): Promise<Look[][]> {
  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const offer = await publishOffer(limin, unit)
  await limin.call('POST /organiser/offers', { unitId: unit, ...(await limin.call('GET /organiser/offers/:id', { id: offer })).input, title: '革命旧址陈列馆参观', kind: 'visit', place: 'host', text: '' })
  const taken = await acceptIt(limin, await orderIt(limin, offer))
  const waits = await orderIt(limin, offer)
  return [
    [
      { name: 'menu-orders', path: '/menu', reach: (page) => page.getByRole('table').waitFor() },
      { name: 'menu-order', path: '/menu?state=asked', reach: async (page) => { await page.locator('.plain-button.link').first().click(); await dialog(page).getByText('走到哪一步').waitFor() } },
      { name: 'menu-accept', reach: async (page) => { await button(page, '接单').click(); await page.getByText('对方希望的时间').waitFor() } }
    ],
    [{ name: 'menu-decline', path: `/menu?order=${waits.id}`, reach: async (page) => { await button(page, '不接').click(); await page.getByText('为什么不接').waitFor() } }],
    [{ name: 'menu-taken', path: `/menu?order=${taken.id}`, reach: (page) => dialog(page).getByText('走到哪一步').waitFor() }],
    [{ name: 'menu-ours', path: '/menu/ours' }, { name: 'menu-none', path: '/menu?state=called-off', reach: (page) => page.getByText('没有这样的单').waitFor() }],
    [
      { name: 'menu-offers', path: '/menu/offers', reach: (page) => page.getByRole('table').waitFor() },
      { name: 'menu-offer', reach: async (page) => { await page.locator('.plain-button.link').first().click(); await dialog(page).getByRole('textbox', { name: '名称', exact: true }).waitFor() } },
      { name: 'menu-offer-wrong', reach: async (page) => { await dialog(page).getByRole('textbox', { name: '名称', exact: true }).fill(''); await button(page, '保存修改').click(); await dialog(page).getByText('没有填对', { exact: false }).waitFor() } }
    ],
    [{ name: 'menu-offer-new', path: '/menu/offers', reach: async (page) => { await button(page, '新建服务').click(); await button(page, '用“专家报告菜单”新建').waitFor() } }],
    [{ name: 'menu-figures', path: '/menu/figures', reach: (page) => page.getByRole('table').waitFor() }]
  ]
}
