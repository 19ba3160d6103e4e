import { openDemo, type Demo } from '../e2e/support/demo'
import { openRoundWithAwards } from '../support/awards-round'
import { button, dialog, openDesk, settled } from './support'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

test('after the close an organiser announces, draws and checks the draw, voids a certificate, and takes the lists away', async () => {
  const limin = await demo.as('李敏')
  const id = await openRoundWithAwards(limin, '七一知识竞赛')
  const zhou = await demo.as('周文清')
  for (const who of [limin, zhou]) {
    const paper = await who.call('POST /rounds/:id/attempts', { id })
    await who.call('POST /attempts/:id/submit', { id: paper.id, seq: 1, device: 'elsewhere', answers: paper.questions.map(({ pos }) => ({ pos, value: [0] })) })
  }
  const { code } = await zhou.call('POST /rounds/:id/certificates/:cert', { id, cert: 'taken' })
  const { page, context, watched } = await openDesk(demo, limin)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/console/rounds/${id}/honours`)
  await page.getByText('竞赛截止后才能公布名单和抽奖。').first().waitFor()
  expect(await page.getByRole('button', { name: '公布获奖名单' }).count()).toBe(0)
  expect(await button(page, '抽“幸运奖”').isDisabled()).toBe(true)
  await limin.call('POST /organiser/rounds/:id/end', { id, reason: '测试结束' })

  await page.reload()
  await settled(page)
  const winner = (await limin.call('GET /organiser/rounds/:id/honours', { id })).lists[0]?.rows[0]
  const award = page.getByRole('region', { name: '一等奖' })
  await award.getByText(winner?.why ?? 'no reason').first().waitFor()
  await button(page, '公布获奖名单').click()
  await dialog(page).getByText('不能撤回', { exact: false }).waitFor()
  await dialog(page).getByRole('button', { name: '公布', exact: true }).click()
  await page.getByText('已公布', { exact: true }).waitFor()
  await page.getByRole('checkbox', { name: '姓名遮去一部分' }).check()
  await button(page, '复制一等奖名单').click()
  await page.getByText('已复制', { exact: false }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(winner?.unit ?? '-')
  expect(copied).not.toContain(winner?.name ?? '-')

  await button(page, '抽“幸运奖”').click()
  await dialog(page).getByText('只能抽一次', { exact: false }).waitFor()
  await button(page, '开始抽奖').click()
  await button(page, '复核幸运奖').click()
  const draw = page.getByRole('region', { name: '幸运奖' })
  await draw.getByText('结果一致', { exact: false }).waitFor()
  const { winners } = await limin.call('GET /organiser/rounds/:id/draws/:draw/replay', { id, draw: 'lucky' })
  expect((await draw.locator('tbody .ant-table-row').allInnerTexts()).map((text) => text.split(winners[0]?.name ?? '?').length - 1)).toEqual([2])

  const certificates = page.getByRole('region', { name: '证书', exact: true })
  await certificates.getByRole('textbox', { name: '搜姓名或证书编号' }).fill(code.slice(2, 8).toLowerCase())
  await button(page, '作废周文清的参与证书').click()
  await button(page, '作废证书').click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('重复参加')
  await button(page, '作废证书').click()
  await certificates.getByText('重复参加', { exact: false }).waitFor()
  const [check] = await Promise.all([context.waitForEvent('page'), certificates.getByRole('link', { name: /^查验/ }).click()])
  await check.getByText('证书已作废').waitFor()
  await check.close()
  await button(page, '恢复周文清的参与证书').click()
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('核对无误')
  await button(page, '恢复证书').click()
  await certificates.getByText('有效', { exact: true }).waitFor()

  await button(page, '导出成表').click()
  await button(page, /^任务/).click()
  const [file] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: /^下载/ }).first().click()])
  expect(file.suggestedFilename()).toBe('七一知识竞赛获奖名单.xlsx')
  expect(watched.errors).toEqual([])
})
