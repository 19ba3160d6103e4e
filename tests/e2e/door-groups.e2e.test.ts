import type { Page } from 'playwright-core'
import { runEvent } from '../support/running-event'
import { openDemo, type Demo, type Person } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
let zhou: Person
let unit = ''
beforeAll(async () => {
  demo = await openDemo()
  ;[limin, zhou] = await Promise.all([demo.as('李敏'), demo.as('周文清')])
  unit = limin.session.me.roles[0]?.unit.id ?? ''
})
afterAll(() => demo.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).filter({ visible: true })
const said = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor()
const rowOf = async (id: string, name: string) => (await limin.call('GET /organiser/events/:id/attendance', { id, limit: 50 })).items.find((one) => one.name === name)
const here = async (id: string) => (await rowOf(id, '周文清'))?.group?.others.flatMap(({ name, came }) => (came ? name : []))

async function booked(ways: ('ticket' | 'staff' | 'code')[]) {
  const { id } = await runEvent(limin, unit, { ways, walkIn: true }, [], { enrol: { how: 'first-come', group: { most: 5 } } })
  const { signUp } = await zhou.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: `group-${id}`.slice(0, 40), despiteClash: true, others: [{ name: '严守诚' }, { name: '华晓岚' }] })
  return { id, number: (await zhou.call('GET /sign-ups/:id', { id: signUp.id })).ticket.number }
}
const type = async (page: Page, number: string) => {
  await page.getByRole('textbox', { name: '成员报名号的八位数字' }).fill(number)
  await button(page, '按报名号签到').click()
}

test('a group is asked for name by name; who comes later is added by the same ticket, and put right with a reason', async () => {
  const { id, number } = await booked(['ticket', 'staff'])
  const { page, watched } = await demo.phone({ who: limin })
  await page.goto(`/hosting/door/index?id=${id}`)
  await page.getByRole('status', { name: /^应到 3 人，已到 0 人，未到 3 人/ }).waitFor()
  await type(page, number)
  await button(page, '3 人都到了，签到').waitFor()
  await page.getByRole('checkbox', { name: '华晓岚' }).click()
  await button(page, '2 人到了，签到').click()
  await page.locator('.door-done').getByText('周文清').waitFor()
  await said(page, /同行 1 人到场/)
  await page.getByRole('status', { name: /^应到 3 人，已到 2 人，未到 1 人/ }).waitFor()
  expect(await here(id)).toEqual(['严守诚'])

  await type(page, number)
  await said(page, '共 3 人，之前到了 2 人。这次又来了谁？')
  await button(page, '1 人到了，签到').click()
  await said(page, /同行 2 人到场/)
  await page.getByRole('status', { name: /^应到 3 人，已到 3 人，未到 0 人/ }).waitFor()

  await page.getByRole('tab', { name: '名单' }).click()
  await said(page, '共 3 人，都到了')
  await button(page, /^周文清，/).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('checkbox', { name: /^严守诚/ }).click()
  await sheet.getByRole('button', { name: '登记为来了 2 人' }).click()
  await sheet.getByText('请写明原因').waitFor()
  await page.getByRole('textbox', { name: '原因' }).fill('认错了人')
  await sheet.getByRole('button', { name: '登记为来了 2 人' }).click()
  await said(page, '共 3 人，到了 2 人，还有严守诚')
  expect(await here(id)).toEqual(['华晓岚'])
  expect(await rowOf(id, '周文清')).toMatchObject({ state: 'came', corrected: true })
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})

test('without network the group is kept name by name, and goes out from another page once there is one', async () => {
  const { id, number } = await booked(['ticket'])
  const { page, context } = await demo.phone({ who: limin })
  await page.goto(`/hosting/door/index?id=${id}`)
  await page.getByRole('status', { name: /^应到 3 人，已到 0 人/ }).waitFor()
  await page.route('**/api/**', (route) => route.abort())
  await type(page, number)
  await page.getByRole('checkbox', { name: '严守诚' }).click()
  await button(page, '2 人到了，签到').click()
  await page.locator('.door-kept').getByText('周文清').waitFor()
  await type(page, number)
  await said(page, '共 3 人，之前到了 2 人。这次又来了谁？')
  await button(page, '先不签，扫下一个').click()
  await page.goto('/pages/privacy/index')
  await said(page, '撤回同意')
  await context.setOffline(true)
  await page.unroute('**/api/**')
  expect(await here(id)).toEqual([])
  const sent = page.waitForResponse((response) => response.url().endsWith('/scans') && response.ok())
  await context.setOffline(false)
  await sent
  expect(await here(id)).toEqual(['华晓岚'])
  expect((await rowOf(id, '周文清'))?.marks).toMatchObject([{ kind: 'in', way: 'ticket' }])
})

test('somebody who is not on the list is found by name, and entered at once while one can sign in', async () => {
  const { id } = await booked(['staff'])
  const { page, watched } = await demo.phone({ who: limin })
  await page.goto(`/hosting/door/index?id=${id}`)
  await said(page, '共 3 人：周文清、严守诚、华晓岚')
  await button(page, '周文清一组谁到了').click()
  await page.getByRole('dialog').getByRole('button', { name: '登记 3 人到场' }).click()
  await said(page, '周文清已登记到场')
  const find = async (name: string) => {
    await button(page, /^登记名单上没有的人/).click()
    await page.getByLabel('按姓名或工号找人').fill(name)
    await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).click()
  }
  await find('沈建宁')
  await page.getByRole('dialog').getByRole('button', { name: '登记到场' }).click()
  await said(page, '沈建宁已登记到场')
  expect(await rowOf(id, '沈建宁')).toMatchObject({ state: 'came', walkIn: true, corrected: false })
  await find('蒋若溪')
  await page.getByRole('radio', { name: '没来' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记为没来' }).click()
  await said(page, '请写明原因')
  await page.getByRole('textbox', { name: '原因' }).fill('签到表上没有名字')
  await page.getByRole('dialog').getByRole('button', { name: '登记为没来' }).click()
  await said(page, '蒋若溪已更正为没来')
  expect(await rowOf(id, '蒋若溪')).toMatchObject({ state: 'absent', walkIn: true, corrected: true })
  await page.getByRole('status', { name: /没报名来的 1 人/ }).waitFor()
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
