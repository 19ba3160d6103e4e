import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { button, openDesk } from './support'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

/** A desktop that shows its code, and where the code leads a phone. */
async function atTheCode() {
  const desk = await openDesk(demo)
  const asked = desk.page.waitForResponse((response) => response.url().endsWith('/api/auth/desk'))
  await desk.page.goto('/console')
  await desk.page.getByRole('tab', { name: '手机扫码' }).click()
  const { code, number } = await (await asked).json() as { code: string; number: string }
  await desk.page.getByText(number, { exact: true }).waitFor()
  return { ...desk, number, link: `/organiser/entry/index?code=${encodeURIComponent(code)}` }
}

test('a phone that is signed in lets the desktop in, with the same number on both', async () => {
  const { page, number, link, watched, context } = await atTheCode()
  const phone = await demo.phone({ who: limin })
  await phone.page.goto(link)
  expect(await phone.page.locator('.entry-number').textContent()).toBe(number)
  await button(phone.page, '数字一致，登录电脑').click()
  await phone.page.getByText('电脑上已经登录').waitFor()
  await page.getByRole('heading', { name: '竞赛', exact: true }).waitFor()
  await page.getByText('李敏').first().waitFor()
  expect(watched).toEqual({ errors: [], elsewhere: [] })
  await context.close()
})

test('a phone that says no leaves it out, and a new code can be had', async () => {
  const { page, link, context } = await atTheCode()
  const phone = await demo.phone({ who: limin })
  await phone.page.goto(link)
  await button(phone.page, '不是我，不登录').click()
  await phone.page.getByText('没有登录').waitFor()
  await page.getByText('手机上没有同意登录').waitFor()
  await button(page, '换一个二维码').click()
  await page.locator('.scan-number').waitFor()
  // The old one is spent.
  await phone.page.goto(link)
  await button(phone.page, '数字一致，登录电脑').click()
  await phone.page.getByText('这个二维码已经用过').waitFor()
  await context.close()
})
