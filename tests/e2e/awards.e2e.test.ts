import type { Page } from 'playwright-core'
import { openRoundWithAwards } from '../support/awards-round'
import { openDemo, type Demo, type Person } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
let zhou: Person
let round = ''
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  zhou = await demo.as('周文清')
  round = await openRoundWithAwards(limin)
  const paper = await zhou.call('POST /rounds/:id/attempts', { id: round })
  await zhou.call('POST /attempts/:id/submit', { id: paper.id, seq: 1, device: 'elsewhere', answers: paper.questions.map(({ pos }) => ({ pos, value: [0] })) })
})
afterAll(() => demo.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const inDialog = (page: Page, name: string) => page.getByRole('dialog').last().getByRole('button', { name, exact: true }).click()

test('a member gets a certificate, and anybody checks it on the public page without signing in', async () => {
  const { page, watched } = await demo.phone({ who: zhou })
  await page.goto(`/awards/certificate/index?id=${round}&cert=taken`)
  const certificate = page.getByRole('group', { name: '参与证书，周文清' })
  await certificate.waitFor()
  const printed = await certificate.innerText()
  expect(printed).toMatch(/参加“七一知识竞赛”，成绩 \d+ 分，达到“答题不少于 1 次”的要求，特发此证。/)
  const parts = await page.locator('.cert-part').allInnerTexts()
  expect(parts.map(({ length }) => length)).toEqual([4, 4, 4])
  await page.getByText(`任何人打开 ${new URL(demo.origin).host}/check，输入编号就能查到，不用登录。`).waitFor()

  // Opened again it is the same one.
  await page.reload()
  await certificate.waitFor()
  expect(await page.locator('.cert-part').allInnerTexts()).toEqual(parts)

  // Somebody with the paper in hand, on a phone that knows nobody.
  const stranger = await demo.phone()
  await stranger.page.goto('/check')
  await stranger.page.getByRole('textbox', { name: '证书编号' }).fill(parts.join(' ').toLowerCase())
  await press(stranger.page, '查验证书')
  await stranger.page.getByText('证书有效').waitFor()
  expect(await stranger.page.getByRole('group', { name: '参与证书，周文清' }).innerText()).toBe(printed)
  await stranger.page.getByRole('textbox', { name: '证书编号' }).fill('2222 2222 2222')
  await press(stranger.page, '查验证书')
  await stranger.page.getByText('查不到这张证书').waitFor()
  expect(await stranger.page.getByText('证书有效').count()).toBe(0)

  // A link with the number in it, and what is left of it once it is revoked.
  const code = parts.join('')
  await stranger.page.goto(`/check?code=${code}`)
  await stranger.page.getByText('证书有效').waitFor()
  const desk = await demo.phone({ who: limin })
  await desk.page.goto(`/organiser/certificates/index?id=${round}`)
  await desk.page.getByRole('textbox', { name: '按姓名或编号查找' }).fill(code.slice(4, 10).toLowerCase())
  await desk.page.getByRole('button', { name: /^周文清，参与证书/ }).click()
  await press(desk.page, '作废证书')
  await desk.page.getByRole('textbox', { name: '原因' }).fill('测试作废')
  await press(desk.page, '下一步：核对后作废')
  await desk.page.getByText('以后查验时会显示“证书已作废”：“这张证书不再有效。”', { exact: false }).waitFor()
  await inDialog(desk.page, '作废证书')
  await desk.page.getByText('周文清的参与证书已经作废').waitFor()
  await stranger.page.goto(`/pages/check/index?code=${code}`)
  await stranger.page.getByText('证书已作废').waitFor()
  expect(await stranger.page.locator('body').innerText()).not.toContain('测试作废')
  await stranger.page.getByText('这张证书不再有效。').waitFor()

  // Restored it holds again, under the same number.
  await desk.page.getByRole('button', { name: /^周文清，已作废，参与证书/ }).click()
  await press(desk.page, '恢复证书')
  await desk.page.getByRole('textbox', { name: '原因' }).fill('核对无误')
  await press(desk.page, '下一步：核对后恢复')
  await inDialog(desk.page, '恢复证书')
  await desk.page.getByText('周文清的参与证书已经恢复').waitFor()
  await stranger.page.goto(`/check?code=${code}`)
  await stranger.page.getByText('证书有效').waitFor()
  expect(desk.watched.errors).toEqual([])
  // The browser itself notes the 404 of the number that is none.
  expect(watched.errors).toEqual([])
})

test('after the close the organiser announces the awards and draws the prizes; members see who has what', async () => {
  await limin.call('POST /organiser/rounds/:id/end', { id: round, reason: '测试结束' })
  const { page, watched } = await demo.phone({ who: limin })
  await page.goto(`/organiser/progress/index?id=${round}`)
  await page.getByRole('button', { name: /^成绩与奖项/ }).click()
  await page.getByText('一等奖').waitFor()
  await page.getByText('周文清').first().waitFor()

  await press(page, '公布获奖名单')
  await inDialog(page, '公布获奖名单')
  await page.getByText(/^名单已在 .* 公布/).waitFor()
  await press(page, '抽奖：幸运奖')
  await page.getByText('抽奖只能抽一次，结果会记录在案', { exact: false }).waitFor()
  await inDialog(page, '现在抽奖')
  await page.getByText('纪念书签', { exact: true }).waitFor()
  await press(page, '复核幸运奖')
  await page.getByText('按留存的种子和名单重算，结果一致。').waitFor()
  expect(watched.errors).toEqual([])

  const member = await demo.phone({ who: zhou })
  await member.page.goto(`/awards/list/index?id=${round}`)
  await member.page.getByRole('group', { name: /^周文清，是你，.*，第 1 名$/ }).waitFor()
  await member.page.getByText('你抽中了纪念书签').waitFor()
  await member.page.goto(`/awards/certificate/index?id=${round}&cert=best`)
  await member.page.getByRole('group', { name: '优胜证书，周文清' }).waitFor()
  expect(member.watched.errors).toEqual([])
})
