import type { Page } from 'playwright-core'
import { runEvent } from '../../support/running-event'
import type { Demo } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (role: 'button' | 'tab' | 'radio', name: string | RegExp) => async (page: Page) => {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).first().click()
  await settled(page)
}
const type = async (page: Page, number: string) => {
  await page.getByRole('textbox', { name: '成员报名号的八位数字' }).fill(number)
  await press('button', '按报名号签到')(page)
}

/** A lecture that is about to begin, seen from the seat and from the door. */
export async function attendanceVisits(demo: Demo): Promise<Visit[]> {
  const [zhou, limin, shen, jiang, zheng] = await Promise.all([demo.as('周文清'), demo.as('李敏'), demo.as('沈建宁'), demo.as('蒋若溪'), demo.as('郑玉书')])
  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const { id, signUps } = await runEvent(limin, unit, { ways: ['code', 'ticket', 'password', 'staff'], late: 20, signOut: { from: 15, until: 30 } }, [zhou, shen, jiang, zheng], { title: '读懂一封家书' })
  const numbers = await Promise.all([1, 3].map(async (i) => (await [zhou, shen, jiang, zheng][i]!.call('GET /sign-ups/:id', { id: signUps[i] ?? '' })).ticket.number))
  const { code } = await limin.call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first' })
  await jiang.call('POST /events/:id/attendance', { id, session: 'first', sendId: 'visit-signs-in', direction: 'in', code })
  return [
    { page: 'events/event/index', who: zhou, path: `/events/event/index?id=${id}`, looks: [{ name: 'event-now' }] },
    { page: 'events/sign-in/index', who: zhou, path: `/events/sign-in/index?id=${id}`, looks: [{ name: 'attend' }, { name: 'attend-wrong', reach: press('button', '用数字签到') }, { name: 'attend-out', reach: press('radio', '签退') }] },
    { page: 'events/sign-in/index', who: jiang, path: `/events/sign-in/index?id=${id}`, looks: [{ name: 'attend-done' }] },
    { page: 'events/sign-in/index', who: limin, path: `/events/sign-in/index?id=${id}`, looks: [{ name: 'attend-stranger' }] },
    { page: 'events/ticket/index', who: zhou, path: `/events/ticket/index?id=${signUps[0] ?? ''}`, looks: [{ name: 'ticket-code' }] },
    { page: 'events/ticket/index', who: jiang, path: `/events/ticket/index?id=${signUps[2] ?? ''}`, looks: [{ name: 'ticket-in' }] },
    {
      page: 'hosting/door/index', who: limin, path: `/hosting/door/index?id=${id}`,
      looks: [
        { name: 'door' }, { name: 'door-wrong', reach: (page) => type(page, '1234') }, { name: 'door-refused', reach: async (page) => { await type(page, '12345678'); await page.locator('.door-care').waitFor() } },
        { name: 'door-done', reach: async (page) => { await type(page, numbers[0] ?? ''); await page.locator('.door-done, .door-again').getByText('沈建宁').waitFor() } },
        {
          name: 'door-offline', reach: async (page) => {
            await page.context().setOffline(true)
            await type(page, numbers[1] ?? '')
            await page.locator('.door-kept, .door-again').getByText('郑玉书').waitFor()
          }
        },
        { name: 'door-online', part: true, reach: async (page) => { await page.context().setOffline(false); await page.getByText(/待上传 1 条/).waitFor({ state: 'hidden' }) } },
        { name: 'door-room', reach: async (page) => { await press('tab', '现场签到码')(page); await page.locator('.door-drawn').waitFor() } },
        { name: 'door-people', reach: press('tab', '名单') },
        { name: 'door-person', reach: press('button', /^蒋若溪，/) },
        { name: 'door-times', reach: async (page) => { await press('radio', '起止时间')(page); await press('button', '保存起止时间')(page) } }
      ]
    },
    { page: 'hosting/door/index', who: limin, path: `/hosting/door/index?id=${id}`, looks: [{ name: 'door-password', reach: async (page) => { await press('tab', '名单')(page); await press('button', /^设置现场口令/)(page); await press('button', '保存签到口令')(page) } }] },
    { page: 'hosting/door/index', who: limin, path: `/hosting/door/index?id=${id}`, looks: [{ name: 'door-close', reach: async (page) => { await press('tab', '名单')(page); await press('button', /^办结活动/)(page) } }] }
  ]
}
