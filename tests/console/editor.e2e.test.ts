import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { RoundConfig } from '../../contract/round-config'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { button, dialog, filledIn, openDesk, saved, section as step, sessionEnds, settled } from './support'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

const owner = () => limin.session.me.roles[0]?.unit.id ?? ''
const presetOf = async (id: string, title: string): Promise<RoundConfig> => {
  const preset = (await limin.call('GET /organiser/presets')).presets.find((one) => one.id === id)
  if (!preset) throw new Error(`No preset ${id}`)
  return { ...preset.config, title }
}
const draft = async (title: string, preset = 'fortnight-best') => (await limin.call('POST /organiser/rounds', { unitId: owner(), config: await presetOf(preset, title) })).id
const configOf = async (id: string) => (await limin.call('GET /organiser/rounds/:id', { id })).config
const choose = (page: Page, group: string, text: string) => page.getByRole('radiogroup', { name: group }).locator('label').filter({ hasText: text }).click()
const figure = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true })

test('a round from a usual way of doing it is edited in every part, read as a notice, published, and there for members', async () => {
  const { page, context, watched } = await openDesk(demo, limin)
  await page.goto('/console/rounds/new')
  await settled(page)
  await page.locator('.rule-preset').first().waitFor()
  expect(await page.locator('.rule-preset').count()).toBe(9)
  await button(page, '用“半月竞赛”新建').click()
  await page.waitForURL(/\/rounds\/[^/]+\/edit$/)
  const id = new URL(page.url()).pathname.split('/').at(-2) as string

  await page.getByRole('textbox', { name: '名称', exact: true }).fill('八一党史竞赛')
  await page.getByRole('textbox', { name: '主题', exact: true }).fill('人民军队')
  await page.getByRole('switch', { name: '每天只在一个时段开放' }).click()
  await step(page, '试卷')
  await figure(page, '第 1 部分题数').fill('20')
  await step(page, '作答方式')
  await figure(page, '全卷限时').fill('25')
  await step(page, '次数与计分')
  await figure(page, '每天次数').fill('2')
  await choose(page, '哪次算成绩', '最后一次')
  await choose(page, '多选题少选', '得一半')
  await step(page, '名次与支部榜')
  await button(page, '再加一条').first().click()
  await figure(page, '综合分第 1 项比例').fill('70')
  // Nothing adds up yet: the step says so, and the words lead to the field.
  await page.getByRole('button', { name: /综合分的各项比例合计要是 100%/ }).click()
  await page.getByRole('navigation', { name: '规则的各部分' }).getByRole('button', { name: /名次与支部榜.*有 1 处要改/ }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? '')).toMatch(/^unit\.by/)
  await figure(page, '综合分第 2 项比例').fill('30')
  await step(page, '公布与奖励')
  await choose(page, '公布答案与解析', '不公布')
  await button(page, '加一个个人奖').click()

  const side = page.getByRole('complementary', { name: '通知预览' })
  await side.getByText('不公布答案。').waitFor()
  expect((await side.locator('ins').allTextContents()).join()).toContain('25')
  await side.getByText('没有要改的地方').waitFor()
  await saved(page)
  await button(page, '核对并发布').click()
  await dialog(page).getByText('八一党史竞赛规则').waitFor()
  await dialog(page).getByText(/发布后 \d+ 人会看到/).waitFor()
  await dialog(page).getByRole('button', { name: '发布' }).click()
  await page.waitForURL(new RegExp(`/rounds/${id}/rules$`))
  expect(await configOf(id)).toMatchObject({
    title: '八一党史竞赛', topic: '人民军队', awards: { persons: [{ name: '一等奖' }] }, unit: { by: { weights: [{ percent: 70 }, { percent: 30 }] } }, person: { ties: ['time', 'finish', 'attempts'] },
    phases: [{ window: { daily: { from: 480, to: 1320 } }, paper: { parts: [{ count: 20 }, {}, {}] }, timing: { paperSeconds: 1500 }, attempts: { perDay: 2, total: 5 }, counting: { kind: 'last' }, scoring: { multiple: 'half' }, reveal: 'never' }]
  })
  expect(watched).toEqual({ errors: [], elsewhere: [] })
  await context.close()

  const { page: phone, context: pocket } = await demo.phone({ who: await demo.as('周文清') })
  await phone.goto(`/#/pages/round/index?id=${id}`)
  await phone.getByText('八一党史竞赛').first().waitFor()
  await phone.getByText('限时 25 分钟', { exact: false }).first().waitFor()
  await pocket.close()
})

test('two editors: what does not meet comes together, what does is said with both, and nothing typed is lost', async () => {
  const id = await draft('两人同改')
  const { page, context } = await openDesk(demo, limin)
  await page.goto(`/console/rounds/${id}/edit`)
  await filledIn(page)
  const theirs = await configOf(id)
  await limin.call('PUT /organiser/rounds/:id', { id, version: 1, config: { ...theirs, title: '对方的名称', topic: '对方的主题' } })
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('我的名称')
  await page.getByText('刚才有人也改了这场竞赛', { exact: false }).waitFor()
  await page.getByText('已并入对方改的：主题', { exact: false }).waitFor()
  expect(await page.getByRole('textbox', { name: '主题', exact: true }).inputValue()).toBe('对方的主题')
  await saved(page)
  expect(await configOf(id)).toMatchObject({ title: '我的名称', topic: '对方的主题' })
  await button(page, '用对方的').click()
  expect(await page.getByRole('textbox', { name: '名称', exact: true }).inputValue()).toBe('对方的名称')
  await context.close()
})

test('a sign-in that runs out while somebody types loses nothing: signed in again, it is saved', async () => {
  const id = await draft('登录会过期')
  const { page, context } = await openDesk(demo, await demo.as('李敏'))
  await page.goto(`/console/rounds/${id}/edit`)
  await filledIn(page)
  const goesOn = await sessionEnds(page, '**/api/organiser/rounds/**')
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('过期时填的名称')
  await dialog(page).getByText('登录已过期').waitFor()
  await goesOn()
  await dialog(page).getByRole('button', { name: /以李敏继续/ }).click()
  await saved(page)
  expect(await page.getByRole('textbox', { name: '名称', exact: true }).inputValue()).toBe('过期时填的名称')
  expect((await configOf(id)).title).toBe('过期时填的名称')
  await context.close()
})

test('what was typed without network is offered again after a crash, and saved by itself once there is one', async () => {
  const id = await draft('断网以前')
  const { page, context } = await openDesk(demo, limin)
  await page.goto(`/console/rounds/${id}/edit`)
  await filledIn(page)
  await page.route('**/api/organiser/rounds/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('断网时填的')
  await page.getByText('没有存上', { exact: false }).waitFor()
  // The page dies without being asked.
  const again = await context.newPage()
  await page.close({ runBeforeUnload: false })
  await again.goto(`/console/rounds/${id}/edit`)
  await again.getByText('上次有改动没有存上', { exact: false }).waitFor()
  expect(await again.getByRole('textbox', { name: '名称', exact: true }).inputValue()).toBe('断网以前')
  await button(again, '接着改').click()
  expect(await again.getByRole('textbox', { name: '名称', exact: true }).inputValue()).toBe('断网时填的')
  await saved(again)
  expect((await configOf(id)).title).toBe('断网时填的')
  await again.reload()
  await settled(again)
  expect(await again.getByText('上次有改动没有存上', { exact: false }).count()).toBe(0)
  await context.close()
})

test('whole edits are taken back and done again by keys, and the rules go out as a file and come in as one', async () => {
  const id = await draft('来来回回')
  const { page, context } = await openDesk(demo, limin)
  await page.goto(`/console/rounds/${id}/edit`)
  await filledIn(page)
  const title = page.getByRole('textbox', { name: '名称', exact: true })
  await title.press('End')
  await title.pressSequentially('又一次')
  await page.keyboard.press('Control+z')
  expect(await title.inputValue()).toBe('来来回回')
  await page.keyboard.press('Control+y')
  expect(await title.inputValue()).toBe('来来回回又一次')
  await button(page, '更多操作').click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: '导出规则文件' }).click()])
  expect(file.suggestedFilename()).toBe('来来回回又一次.json')
  const rules = readFileSync(await file.path())
  await saved(page)
  await page.goto('/console/rounds/new')
  await page.locator('input[type=file]').setInputFiles({ name: 'rules.json', mimeType: 'application/json', buffer: rules })
  await page.waitForURL(/\/rounds\/[^/]+\/edit$/)
  const copy = new URL(page.url()).pathname.split('/').at(-2) as string
  expect(copy).not.toBe(id)
  expect(await configOf(copy)).toEqual(await configOf(id))
  await context.close()
})

test('rules of a running round change after what it touches was read and a reason given; it is paused, told about, and lengthened', async () => {
  const { page, context } = await openDesk(demo, limin)
  const phoneSees = async () => (await (await demo.as('周文清')).call('GET /rounds/:id', { id: 'round-3' }))
  await page.goto('/console/rounds/round-3/edit')
  await filledIn(page)
  await step(page, '名次与支部榜')
  await figure(page, '最低参与率').fill('40')
  await button(page, '看影响到谁').click()
  await dialog(page).getByText('新的规则').waitFor()
  await dialog(page).getByRole('button', { name: '写明原因，再调整' }).click()
  await dialog(page).getByRole('textbox', { name: '为什么改' }).fill('放宽入榜条件')
  await dialog(page).getByRole('button', { name: '按新规则重新计算名次' }).click()
  await page.waitForURL(/round-3\/rules$/)
  expect((await phoneSees()).notes.map(({ text }) => text)[0]).toBe('组织者调整了规则：放宽入榜条件。成绩和名次已按新规则重新计算。')

  await page.getByRole('link', { name: '公告与暂停' }).click()
  await page.getByRole('textbox', { name: '发公告' }).fill('颁奖改在周五。')
  await button(page, '发公告').click()
  await dialog(page).getByRole('button', { name: '发出' }).click()
  await page.getByText('公告：颁奖改在周五。').waitFor()
  await button(page, '暂停答题').click()
  await dialog(page).getByRole('textbox', { name: '为什么暂停' }).fill('第 3 题有误')
  await dialog(page).getByRole('button', { name: '暂停', exact: true }).click()
  await button(page, '恢复答题').waitFor()
  expect((await phoneSees()).notes.map(({ text }) => text).slice(0, 2)).toEqual(['竞赛暂停：第 3 题有误。已经开始的答卷可以答完。', '公告：颁奖改在周五。'])
  await button(page, '恢复答题').click()
  await dialog(page).getByRole('button', { name: '恢复', exact: true }).click()
  await button(page, '暂停答题').waitFor()

  const before = (await configOf('round-3')).phases[0]?.window.closesAt ?? 0
  await button(page, '更多').click()
  await page.getByRole('menuitem', { name: '延长截止时间' }).click()
  const day = new Date(before + 2 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 16)
  await dialog(page).getByLabel('新的截止时间').fill(day)
  await dialog(page).getByRole('textbox', { name: '为什么延长' }).fill('推迟两天')
  await dialog(page).getByRole('button', { name: '看影响' }).click()
  await dialog(page).getByText('成绩和名次都不变').first().waitFor()
  await dialog(page).getByRole('button', { name: '延长', exact: true }).click()
  await page.getByText('截止时间已改到', { exact: false }).waitFor()
  expect((await configOf('round-3')).phases[0]?.window.closesAt).toBe(before + 2 * 86_400_000)
  await context.close()
})
