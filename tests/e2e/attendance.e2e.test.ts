import type { Page } from 'playwright-core'
import { runEvent } from '../support/running-event'
import { openDemo, type Demo, type Person } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
let unit = ''
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  unit = limin.session.me.roles[0]?.unit.id ?? ''
})
afterAll(() => demo.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).filter({ visible: true })
const said = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor()
const shown = (id: string) => limin.call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first' })
const rows = async (id: string) => (await limin.call('GET /organiser/events/:id/attendance', { id, limit: 50 })).items
const rowOf = async (id: string, name: string) => (await rows(id)).find((one) => one.name === name)

test('members sign in by the six digits, by the link of the room’s picture and by the word, each once', async () => {
  const [zhou, shen, jiang] = await Promise.all([demo.as('周文清'), demo.as('沈建宁'), demo.as('蒋若溪')])
  const { id } = await runEvent(limin, unit, { ways: ['code', 'password', 'ticket'], late: 20 }, [zhou, shen, jiang])

  const first = await demo.phone({ who: zhou })
  await first.page.goto(`/events/event/index?id=${id}`)
  await button(first.page, '去签到').click()
  await said(first.page, '现场屏幕上的六位数字')
  await button(first.page, '用数字签到').click()
  await said(first.page, '请填屏幕上的六位数字')
  const digits = first.page.getByRole('textbox', { name: '现场屏幕上的六位数字' })
  const right = (await shown(id)).digits
  await digits.fill(right === '000000' ? '000001' : '000000')
  await button(first.page, '用数字签到').click()
  await said(first.page, /数字不对，或者已经换了/)
  const { digits: fresh } = await shown(id)
  await digits.fill(`${fresh.slice(0, 3)} ${fresh.slice(3)}`)
  await button(first.page, '用数字签到').dblclick()
  await said(first.page, '已经签到，不用再签。')
  expect((await rowOf(id, '周文清'))?.marks).toMatchObject([{ kind: 'in', way: 'code', by: '' }])

  const second = await demo.phone({ who: shen })
  await second.page.goto(`/events/sign-in/index?code=${encodeURIComponent((await shown(id)).code)}`)
  await said(second.page, '已经签到，不用再签。')
  await second.page.reload()
  await said(second.page, '已经签到，不用再签。')
  expect((await rowOf(id, '沈建宁'))?.marks).toHaveLength(1)

  await limin.call('POST /organiser/events/:id/password', { id, session: 'first', direction: 'in', password: '延安1945' })
  const third = await demo.phone({ who: jiang })
  await third.page.goto(`/events/sign-in/index?id=${id}`)
  await third.page.getByRole('textbox', { name: '现场公布的口令' }).fill('西柏坡')
  await button(third.page, '用口令签到').click()
  await said(third.page, '口令不对，请听清后再输。')
  await third.page.getByRole('textbox', { name: '现场公布的口令' }).fill('延安 1945')
  await third.context.setOffline(true)
  await button(third.page, '用口令签到').click()
  await said(third.page, /这次没有签上.*工作人员扫你的报名码/)
  await third.context.setOffline(false)
  await button(third.page, '用口令签到').click()
  await said(third.page, '已经签到，不用再签。')
  expect((await rowOf(id, '蒋若溪'))?.marks).toMatchObject([{ kind: 'in', way: 'password' }])
  for (const { watched } of [first, second, third]) expect(watched).toEqual({ errors: [], elsewhere: [] })
})

test('who has no seat is told so, and before its time nobody signs in', async () => {
  const zhou = await demo.as('周文清')
  const { id } = await runEvent(limin, unit, { ways: ['code'] }, [])
  const { page } = await demo.phone({ who: zhou })
  await page.goto(`/events/sign-in/index?code=${encodeURIComponent((await shown(id)).code)}`)
  await said(page, '你没有报上这一场')
  const { id: early } = await runEvent(limin, unit, { ways: ['code'], from: 5 }, [zhou])
  await page.goto(`/events/sign-in/index?id=${early}`)
  await said(page, /开始签到，现在还早/)
  expect(await button(page, '用数字签到').count()).toBe(0)
})

test('a ticket shows its code, is scanned by its digits, and says what was counted', async () => {
  const zhou = await demo.as('周文清')
  const { id, signUps: [signUp = ''] } = await runEvent(limin, unit, { ways: ['ticket', 'code', 'staff'], signOut: { from: 15, until: 30 } }, [zhou])
  const member = await demo.phone({ who: zhou })
  await member.page.goto(`/events/ticket/index?id=${signUp}`)
  await member.page.getByRole('img', { name: /^报名码，请工作人员扫/ }).waitFor()
  const { number } = (await zhou.call('GET /sign-ups/:id', { id: signUp })).ticket
  const staff = await demo.phone({ who: limin })
  await staff.page.goto(`/hosting/door/index?id=${id}`)
  await staff.page.getByRole('textbox', { name: '成员报名号的八位数字' }).fill(`${number.slice(0, 4)} ${number.slice(4)}`)
  await button(staff.page, '按报名号签到').click()
  await staff.page.locator('.door-done').getByText('周文清').waitFor()
  await staff.page.getByRole('status', { name: /^应到 1 人，已到 1 人，未到 0 人/ }).waitFor()
  await staff.page.getByRole('textbox', { name: '成员报名号的八位数字' }).fill('00000000')
  await button(staff.page, '按报名号签到').click()
  await staff.page.locator('.door-care').getByText('没有签到').waitFor()
  await staff.page.getByRole('tab', { name: '现场签到码' }).click()
  await staff.page.getByRole('img', { name: '现场的签到码，请参加的人扫' }).waitFor()
  await member.page.reload()
  await said(member.page, '已签到')
  for (const { watched } of [member, staff]) expect(watched).toEqual({ errors: [], elsewhere: [] })
})

test('two phones of staff without network: each keeps what it scanned, also over a restart, and both come together', async () => {
  const [zhou, shen] = await Promise.all([demo.as('周文清'), demo.as('沈建宁')])
  const { id, signUps } = await runEvent(limin, unit, { ways: ['ticket'] }, [zhou, shen])
  const numbers = await Promise.all([zhou, shen].map(async (one, i) => (await one.call('GET /sign-ups/:id', { id: signUps[i] ?? '' })).ticket.number))
  const type = async (page: Page, number = '') => {
    await page.getByRole('textbox', { name: '成员报名号的八位数字' }).fill(number)
    await button(page, '按报名号签到').click()
  }
  const phones = await Promise.all([0, 1].map(() => demo.phone({ who: limin })))
  for (const { page } of phones) {
    await page.goto(`/hosting/door/index?id=${id}`)
    await page.getByRole('status', { name: /^应到 2 人，已到 0 人/ }).waitFor()
    // The server is out of reach; the pages themselves can still be opened.
    await page.route('**/api/**', (route) => route.abort())
  }
  const [one, two] = phones.map(({ page }) => page) as [Page, Page]
  await type(one, numbers[0])
  await one.locator('.door-kept').getByText('周文清').waitFor()
  await type(one, numbers[0])
  await said(one, '刚才已经扫过')
  await type(one, '12345678')
  await said(one, '名单上没有')
  await said(one, /待上传 2 条/)
  await type(two, numbers[0])
  await type(two, numbers[1])
  await two.locator('.door-kept').getByText('沈建宁').waitFor()
  await one.reload()
  await said(one, /待上传 2 条/)
  await said(one, '网络断开')
  expect((await rows(id)).filter(({ firstIn }) => firstIn !== null)).toEqual([])
  for (const page of [two, one]) {
    await page.unroute('**/api/**')
    await page.reload()
    await page.getByRole('status', { name: /^应到 2 人，已到 2 人，未到 0 人/ }).waitFor()
  }
  await said(one, '1 条上传后没有算上')
  await said(one, '报名号 1234 5678')
  expect(await one.getByText(/待上传/).count()).toBe(0)
  expect((await rowOf(id, '周文清'))?.marks).toHaveLength(2)
  await button(one, '看过了，不再显示').click()
  await one.reload()
  await one.getByRole('status', { name: /^应到 2 人/ }).waitFor()
  expect(await one.getByText('上传后没有算上').count()).toBe(0)
})

test('staff tick who is there, correct it with a reason, set the word; closing waits for the end', async () => {
  const [zhou, shen] = await Promise.all([demo.as('周文清'), demo.as('沈建宁')])
  const { id } = await runEvent(limin, unit, { ways: ['staff', 'password'] }, [zhou, shen])
  const { page, watched } = await demo.phone({ who: limin })
  await page.goto(`/hosting/door/index?id=${id}`)
  await button(page, '周文清到了').click()
  await said(page, '周文清已登记到场')
  expect(await rowOf(id, '周文清')).toMatchObject({ state: 'came', corrected: false })
  await button(page, /^周文清，/).click()
  await page.getByRole('radio', { name: '没来' }).click()
  await button(page, '登记为没来').click()
  await said(page, '请写明原因')
  await page.getByRole('textbox', { name: '原因' }).fill('同名的人，点错了')
  await button(page, '登记为没来').click()
  await said(page, '周文清已更正为没来')
  expect(await rowOf(id, '周文清')).toMatchObject({ state: 'absent', corrected: true })
  await button(page, /^设置现场口令/).click()
  await page.getByRole('textbox', { name: '签到口令' }).fill('延安1945')
  await button(page, '保存签到口令').click()
  await said(page, /签到口令已设为“延安1945”/)
  expect((await shen.call('POST /events/:id/attendance', { id, session: 'first', sendId: 'shen-says-it', direction: 'in', password: '延安1945' })).attendance.state).toBe('came')
  await button(page, /^办结活动/).click()
  await page.getByRole('dialog').getByRole('button', { name: '办结活动' }).click()
  await said(page, /还有 1 个场次没有结束/)
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
