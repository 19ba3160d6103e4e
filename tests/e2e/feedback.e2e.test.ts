import { lectureOver } from '../support/over'
import { openDemo, type Demo } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

test('who came is told when it is over, says what he thinks, changes it; the organiser reads no name', async () => {
  const [limin, zhou] = await Promise.all([demo.as('李敏'), demo.as('周文清')])
  const id = await lectureOver(limin, 'u-jz', [zhou], Date.now())
  const { page, watched } = await demo.phone({ who: zhou })
  const told = async () => (await zhou.call('GET /me/notices', {})).items.some(({ title }) => title === '活动怎么样')
  for (let tries = 0; tries < 60 && !await told(); tries++) await page.waitForTimeout(250)
  await page.goto('/notices/index/index')
  await page.getByRole('button', { name: /活动怎么样/ }).click()
  await page.getByText('总体怎么样').waitFor()
  const submit = page.getByRole('button', { name: '提交反馈', exact: true })
  await submit.click()
  await page.getByText('请选择“总体怎么样”，选了才能提交').waitFor()
  await page.getByRole('radio', { name: '4 星' }).click()
  await page.getByRole('checkbox', { name: '文本' }).click()
  await page.getByRole('checkbox', { name: '讨论' }).click()
  await submit.click()
  await page.getByText(/已提交，谢谢/).waitFor()
  await page.getByRole('textbox', { name: '还想听什么' }).fill('想听党史里的家书')
  await page.getByRole('button', { name: '提交修改', exact: true }).click()
  await page.getByText(/已提交，谢谢/).waitFor()
  const all = await limin.call('GET /organiser/events/:id/feedback', { id })
  expect(all).toMatchObject({ asked: 1, answered: 1, figures: [{ average: 4 }, { counts: [{ n: 0 }, { n: 1 }, { n: 1 }] }, { written: ['想听党史里的家书'] }] })
  expect(JSON.stringify(all)).not.toContain('周文清')
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
