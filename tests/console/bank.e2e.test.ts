import type { QuestionBody } from '../../contract/questions'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { button, dialog, openDesk } from './support'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
let bankId: string
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  bankId = (await limin.call('POST /banks', { unitId: limin.session.me.roles[0]?.unit.id ?? '', name: '控制台题库', practice: false })).id
})
afterAll(() => demo.close())

const body = (stem: string): QuestionBody => ({
  type: 'single', stem, options: ['上海', '北京', '广州', '武汉'], answer: [0], texts: [], analysis: '', source: '', topic: '建党', period: '1921—1927', difficulty: 2, tags: []
})
const add = async (stem: string) => (await limin.call('POST /banks/:id/questions', { id: bankId, ...body(stem) })).id
const stem = (page: Awaited<ReturnType<typeof openDesk>>['page']) => dialog(page).getByRole('textbox', { name: '题干' })

test('a question is written, refused while something is wrong, found, changed, compared with its old version, switched off and on', async () => {
  const { page, watched } = await openDesk(demo, await demo.as('李敏'))
  await page.goto(`/console/banks/${bankId}`)
  await button(page, '新增一题').click()
  await button(page, '加入题库').click()
  await dialog(page).getByText('请填写题干').waitFor()
  await dialog(page).getByText('选项 A 还空着', { exact: false }).waitFor()
  await stem(page).fill('党的一大在哪里开幕？')
  for (const [i, text] of ['上海', '北京', '广州'].entries()) await dialog(page).getByRole('textbox', { name: `选项 ${'ABC'[i]} 的内容` }).fill(text)
  await button(page, '删去选项 D').click()
  await button(page, '选项 A 下移').click()
  expect(await dialog(page).getByRole('textbox', { name: '选项 B 的内容' }).inputValue()).toBe('上海')
  await dialog(page).getByRole('radio', { name: '选项 B 正确' }).click()
  await button(page, '加入题库').click()
  await dialog(page).getByText('第 1 版 新增', { exact: false }).waitFor()

  await button(page, '修改试题').click()
  await stem(page).fill('党的一大在哪里开幕的？')
  await dialog(page).getByRole('textbox', { name: '解析' }).fill('后移到嘉兴南湖。')
  await button(page, '保存为新版本').click()
  await button(page, '看改了什么').click()
  await dialog(page).locator('.changes mark').filter({ hasText: '的' }).first().waitFor()
  await button(page, '停用').click()
  await button(page, '停用这道题').click()
  await dialog(page).getByText('已停用').first().waitFor()
  await button(page, '恢复使用').click()
  await dialog(page).getByText('在用').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: '题型' }).click()
  await page.getByTitle('判断').click()
  await page.getByText('没有符合条件的题').waitFor()
  await button(page, '清空条件').click()
  const [file] = await Promise.all([page.waitForEvent('download'), (async () => {
    await button(page, '导出').click()
    await page.getByRole('menuitem', { name: 'Word 试卷（带答案）' }).click()
  })()])
  expect(file.suggestedFilename()).toBe('控制台题库（带答案）.docx')
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})

test('two people change one question: the second sees both, and nothing typed is lost', async () => {
  const id = await add('两个人同时改的一题')
  const { page } = await openDesk(demo, await demo.as('李敏'))
  await page.goto(`/console/banks/${bankId}/questions/${id}`)
  await button(page, '修改试题').click()
  await stem(page).fill('我改的题干')
  await limin.call('PUT /questions/:id', { id, version: 1, body: body('别人改的题干') })
  await button(page, '保存为新版本').click()
  const both = dialog(page).getByRole('alert', { name: '刚才有人改过这道题' })
  await both.getByText('别人').waitFor()
  expect(await stem(page).inputValue()).toBe('我改的题干')
  await button(page, '用我填的，接着保存').click()
  await button(page, '保存为新版本').click()
  await dialog(page).getByText('第 3 版 修改', { exact: false }).waitFor()
  expect((await limin.call('GET /questions/:id', { id })).body.stem).toBe('我改的题干')
})

test('the sign-in runs out in the middle of an edit: one signs in again in place, and what was typed is saved', async () => {
  const id = await add('登录过期时改的一题')
  const { page } = await openDesk(demo, await demo.as('李敏'))
  await page.goto(`/console/banks/${bankId}/questions/${id}`)
  await button(page, '修改试题').click()
  await stem(page).fill('过期以后还在的题干')
  const refusal = { status: 401, contentType: 'application/json', body: JSON.stringify({ code: 'session_expired', message: '登录已过期，请重新登录。' }) }
  let refused = false
  await page.route('**/api/questions/*', (route) => (refused ? route.continue() : (refused = true, route.fulfill(refusal))))
  await page.route('**/api/auth/refresh', (route) => route.fulfill(refusal))
  await button(page, '保存为新版本').click()
  const again = page.getByRole('dialog', { name: '登录已过期' })
  await again.getByText('填写的内容都还在', { exact: false }).waitFor()
  await again.getByRole('button', { name: /继续（演示）/ }).click()
  await page.getByText('第 2 版 修改', { exact: false }).waitFor()
  expect((await limin.call('GET /questions/:id', { id })).body.stem).toBe('过期以后还在的题干')
})

test('leaving with unsaved changes asks; opening a bank for practice says what it means', async () => {
  const id = await add('没有保存就离开的一题')
  const { page } = await openDesk(demo, await demo.as('李敏'))
  await page.goto(`/console/banks/${bankId}/questions/${id}`)
  await button(page, '修改试题').click()
  await stem(page).fill('改了一半')
  await page.keyboard.press('Escape')
  await button(page, '接着填写').click()
  expect(await stem(page).inputValue()).toBe('改了一半')
  await page.keyboard.press('Escape')
  await button(page, '离开，不保存').click()
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })

  await page.goto('/console/banks')
  const practice = page.getByRole('switch', { name: '题库“控制台题库”开放练习' })
  await practice.click()
  await dialog(page).getByText('成员能看到答案与解析', { exact: false }).waitFor()
  expect(await practice.getAttribute('aria-checked')).toBe('false')
  await button(page, '开放练习').click()
  await page.waitForFunction(() => document.querySelector('[aria-label="题库“控制台题库”开放练习"]')?.getAttribute('aria-checked') === 'true')
})

test('who may not use the console is told what to do', async () => {
  const member = await openDesk(demo, await demo.as('周文清'))
  await member.page.goto('/console/banks')
  await member.page.getByRole('heading', { name: '这里由组织者使用' }).waitFor()
  await button(member.page, '换一个账号登录').click()
  await member.page.getByRole('heading', { name: '登录组织者控制台' }).waitFor()

  const stranger = await openDesk(demo)
  await stranger.page.goto('/console/imports/new')
  await stranger.page.getByRole('textbox', { name: '账号' }).fill('xinren')
  await stranger.page.getByLabel('密码', { exact: true }).fill('xueshi-2026')
  await button(stranger.page, '登录').click()
  await button(stranger.page, '看过了，同意并继续').click()
  await stranger.page.getByRole('heading', { name: '账号还没有对应到花名册' }).waitFor()
})

test('the console is served below /console: pages afresh, files for ever, nothing for what is missing', async () => {
  const at = (path: string) => fetch(`${demo.origin}${path}`, { redirect: 'manual' })
  const page = await at('/console/banks/anything')
  const html = await page.text()
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(html).not.toMatch(/<script(?![^>]*src=)/)
  const script = /src="(\/console\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
  expect((await at(script)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await at('/console')).headers.get('location')).toBe('/console/')
  expect((await at('/console/assets/nothing.js')).status).toBe(404)
})

test('a wrong key is corrected: it says whom it touches, asks for a reason, and shows how far the scoring is', async () => {
  const { banks } = await limin.call('GET /banks')
  const seeded = banks.find(({ total }) => total > 100)
  const { items } = await limin.call('GET /banks/:id/questions', { id: seeded?.id ?? '', type: 'single', limit: 100 })
  let asked: { id: string; right: number; options: string[]; round: string } | undefined
  for (const { id, answer, options } of items) {
    const round = asked ? undefined : (await limin.call('GET /questions/:id', { id })).rounds[0]
    if (round) asked = { id, right: answer[0] ?? 0, options, round: round.id }
  }
  const right = asked?.right ?? 0
  const next = right === 0 ? 1 : 0
  const said = (place: number) => `${'ABCDEF'[place]} ${asked?.options[place]}`
  const { page } = await openDesk(demo, await demo.as('李敏'))
  await page.goto(`/console/banks/${seeded?.id}/questions/${asked?.id}`)
  await button(page, '改正答案并重新计分').click()
  await button(page, '下一步：核对后改正').click()
  await dialog(page).getByText('和现在的答案一样，不用改').waitFor()
  await dialog(page).getByText('请写明为什么改').waitFor()
  await dialog(page).getByRole('radio').nth(next).click()
  const analysis = dialog(page).getByRole('textbox', { name: '解析也要改吗' })
  expect(await analysis.inputValue()).toBe((await limin.call('GET /questions/:id', { id: asked?.id ?? '' })).body.analysis)
  await analysis.fill('按教材更正后的解析。')
  await dialog(page).getByRole('textbox', { name: /原因/ }).fill('教材更正')
  await button(page, '下一步：核对后改正').click()
  await dialog(page).getByText(`答案由 ${said(right)} 改为 ${said(next)}；`, { exact: false }).waitFor()
  await dialog(page).getByText(/[1-9]\d* 场竞赛的 [\d,]+ 份答卷会重新计分/).waitFor()
  await dialog(page).getByRole('button', { name: '改正答案并重新计分' }).click()
  await page.getByText('答案已改正').waitFor()
  await dialog(page).getByText(/^已重新计分 [\d,]+ 份答卷：分数升高 [\d,]+ 份、降低 [\d,]+ 份、不变 [\d,]+ 份$/).waitFor()
  expect(await dialog(page).getByRole('region', { name: '看各场的试题分析' }).getByRole('link').first().getAttribute('href')).toBe(`/console/rounds/${asked?.round}/items`)
  await button(page, '看这道题').click()
  await page.getByText('第 2 版 改正答案', { exact: false }).waitFor()
  await page.getByText('教材更正').first().waitFor()
  await page.getByText('按教材更正后的解析。').first().waitFor()
  await button(page, '看改了什么').click()
  const cells = dialog(page).locator('.changes > div', { hasText: '答案' }).locator('> span')
  expect(await cells.allTextContents()).toEqual(['答案', 'ABCD'.charAt(right), 'ABCD'.charAt(next)])
})
