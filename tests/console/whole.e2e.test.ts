import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import type { AnswerValue } from '../../contract/question'
import { workbook } from '../../server/sheets/workbook'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { expectedDocument } from '../report/expected'
import { readDocx } from '../support/read-docx'
import { readSheets } from '../support/read-xlsx'
import { button, dialog, docxOf, openDesk, settled, single } from './support'

jest.setTimeout(480_000)

/* A month at the desk from an empty database: everything that follows stands on what came before. */

const PASSWORD = 'own-password-1'
const BRANCHES = ['机关党支部', '老干部党支部', '图书馆党支部']
const PER_BRANCH = 4
const QUESTIONS: [stem: string, right: string, options: string[]][] = [
  ['中国共产党第一次全国代表大会召开于哪一年？', '1921 年', ['1919 年', '1920 年', '1921 年', '1922 年']],
  ['遵义会议召开于哪一年？', '1935 年', ['1927 年', '1931 年', '1934 年', '1935 年']],
  ['南昌起义发生在哪一年？', '1927 年', ['1927 年', '1928 年', '1930 年', '1931 年']],
  ['中华人民共和国成立于哪一年？', '1949 年', ['1945 年', '1948 年', '1949 年', '1950 年']],
  ['党的十一届三中全会召开于哪一年？', '1978 年', ['1976 年', '1978 年', '1980 年', '1982 年']]
]

let demo: Demo
let first = ''
beforeAll(async () => {
  demo = await openDemo({ DEMO: '0' }, (env) => {
    const printed = execFileSync(process.execPath, ['server/dist/setup-cli.js', '--association', '滨江市社会科学界联合会', '--name', '方敏', '--account', 'fangmin', '--no-bank'], { env, encoding: 'utf8' })
    first = /密码\s+(\S+)/.exec(printed)?.[1] ?? ''
  })
})
afterAll(() => demo.close())

async function enter(page: Page) {
  await page.goto('/console')
  await page.getByRole('textbox', { name: '账号' }).fill('fangmin')
  await page.getByRole('textbox', { name: '密码' }).fill(first)
  await button(page, '登录').first().click()
  await page.getByRole('textbox', { name: '一次性密码' }).first().fill(first)
  await page.getByRole('textbox', { name: '新密码（至少 8 个字符）' }).fill(PASSWORD)
  await page.getByRole('textbox', { name: '再填一次新密码' }).fill(PASSWORD)
  await button(page, '改密码并继续').click()
  await button(page, '看过了，同意并继续').click()
  await page.getByRole('heading', { name: '竞赛', exact: true }).waitFor()
}

async function rosterFromExcel(page: Page) {
  const columns = ['姓名', '单位', '工号'].map((title) => ({ title, width: 16 }))
  const rows = BRANCHES.flatMap((branch, i) => Array.from({ length: PER_BRANCH }, (_, k) => [`成员${i + 1}${k + 1}`, branch, `M${i + 1}${k + 1}`]))
  await page.goto('/console/roster/imports/new')
  await settled(page)
  await page.locator('input[type=file]').setInputFiles({ name: '花名册.xlsx', mimeType: 'application/octet-stream', buffer: await workbook([{ name: '名单', columns, rows }]) })
  await button(page, '和花名册比对').click()
  await button(page, `没有相近名称的 ${BRANCHES.length} 个都新建`).click()
  await page.getByText(`新增 ${rows.length} 人`).first().waitFor()
  await button(page, '导入花名册').click()
  await dialog(page).getByRole('button', { name: '导入' }).click()
  await page.getByText('“花名册.xlsx”已导入').waitFor()
}

async function bankFromWord(page: Page) {
  await page.goto('/console/banks')
  await button(page, '新建题库').first().click()
  await dialog(page).getByRole('textbox').first().fill('党史五题')
  await dialog(page).getByRole('button', { name: '建立题库' }).click()
  await page.getByRole('heading', { name: '党史五题' }).waitFor()
  await page.goto(`/console/imports/new?bank=${new URL(page.url()).pathname.split('/').at(-1)}`)
  const paper = QUESTIONS.flatMap(([stem, right, options], i) => single(i + 1, stem, 'ABCD'.charAt(options.indexOf(right)), options))
  await page.getByLabel('试题文件').setInputFiles({ name: '五题.docx', mimeType: 'application/octet-stream', buffer: await docxOf(['一、单项选择题', ...paper]) })
  await button(page, '认出试题，去核对').click()
  await button(page, /入库 5 题/).click()
  await page.getByRole('heading', { name: '已入库 5 题' }).waitFor()
}

const figure = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true })
const step = (page: Page, name: string) => page.getByRole('navigation', { name: '规则的各部分' }).getByRole('button', { name }).click()

/** From a preset, with another name, begun now, and with what the bank has. @returns its id */
async function roundFromPreset(page: Page): Promise<string> {
  await page.goto('/console/rounds/new')
  await button(page, '用“半月竞赛”新建').click()
  await page.waitForURL(/\/rounds\/[^/]+\/edit$/)
  const id = new URL(page.url()).pathname.split('/').at(-2) as string
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('第一场党史知识竞赛')
  await settled(page)
  const now = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(Date.now()).replace(' ', 'T')
  await page.getByLabel('开始时间', { exact: true }).fill(now)
  await step(page, '试卷')
  for (let parts = await button(page, /^去掉部分/).count(); parts > 1; parts--) await button(page, /^去掉部分/).last().click()
  await figure(page, '第 1 部分题数').fill('5')
  await figure(page, '第 1 部分每题分值').fill('20')
  await page.getByRole('status').filter({ hasText: /已存/ }).waitFor()
  await button(page, '核对并发布').click()
  await dialog(page).getByRole('button', { name: '发布' }).click()
  await page.waitForURL(new RegExp(`/rounds/${id}(/rules)?$`))
  return id
}

/** Signs in with a password that was handed out, and answers so many rightly. */
async function plays(admin: Person, memberId: string, round: string, right: number): Promise<void> {
  const given = await admin.call('POST /organiser/members/:id/account', { id: memberId, account: `m${memberId}` })
  const once = await demo.withPassword(given.account, given.password)
  await once.call('POST /me/password', { old: given.password, fresh: PASSWORD })
  const member = await demo.withPassword(given.account, PASSWORD)
  await member.call('POST /me/consent', { version: member.session.me.consent.required })
  const view = await member.call('POST /rounds/:id/attempts', { id: round })
  const answers = view.questions.map(({ pos, stem, options }): { pos: number; value: AnswerValue } => {
    const key = QUESTIONS.find(([text]) => stem === text)?.[1] ?? ''
    return { pos, value: [options.findIndex((text) => (text === key) === pos <= right)] }
  })
  await member.call('POST /attempts/:id/submit', { id: view.id, seq: view.seq + 1, device: 'phone-1', answers })
}

/** The file behind a button, once it is there. */
async function saved(page: Page, press: Locator): Promise<Buffer> {
  await press.waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), press.click()])
  return readFileSync(await file.path())
}

test('a month at the desk: roster from Excel, bank from Word, a round, standings, files and the report, all with the same figures', async () => {
  const { page, watched } = await openDesk(demo)
  await enter(page)
  await rosterFromExcel(page)
  await bankFromWord(page)
  const round = await roundFromPreset(page)

  const admin = await demo.withPassword('fangmin', PASSWORD)
  const top = admin.session.me.roles[0]?.unit.id ?? ''
  const { items } = await admin.call('GET /organiser/members', { unit: top, below: true, limit: 100 })
  expect(items.filter(({ staffNo }) => staffNo !== null)).toHaveLength(BRANCHES.length * PER_BRANCH)
  // Rightly answered by staff number; who is not named stays away.
  const plan: Record<string, number> = { M11: 5, M12: 4, M13: 3, M21: 5, M22: 5, M31: 2 }
  for (const [staffNo, right] of Object.entries(plan)) await plays(admin, items.find((one) => one.staffNo === staffNo)?.id ?? '', round, right)

  // By hand: participants and sums of each branch.
  const expected = new Map(BRANCHES.map((branch, i) => {
    const scores = Object.entries(plan).filter(([staffNo]) => staffNo.startsWith(`M${i + 1}`)).map(([, right]) => right * 20)
    return [branch, { participants: scores.length, mean: scores.reduce((a, b) => a + b, 0) / scores.length }]
  }))
  // What is counted is kept for a moment, and the desk that stands open has asked for it already.
  const asked = () => admin.call('GET /organiser/rounds/:id/results/units', { id: round, parent: top })
  let { rows: units } = await asked()
  for (let tries = 0; tries < 50 && units.reduce((sum, row) => sum + row.participants, 0) < Object.keys(plan).length; tries++) {
    await page.waitForTimeout(100)
    units = (await asked()).rows
  }
  for (const row of units.filter(({ unit }) => expected.has(unit.name))) {
    expect({ participants: row.participants, roster: row.roster, mean: Math.round((row.mean ?? 0) * 100) }).toEqual({ participants: expected.get(row.unit.name)?.participants, roster: PER_BRANCH, mean: Math.round((expected.get(row.unit.name)?.mean ?? 0) * 100) })
  }
  await page.goto(`/console/rounds/${round}/results`)
  await page.locator('.ant-table-tbody tr.ant-table-row').first().waitFor()
  // The page opens at the level that the round ranks; one unit a line, as the API has it.
  const ranked = await admin.call('GET /organiser/rounds/:id/results/units', { id: round })
  const shown = (await page.locator('.ant-table-tbody tr.ant-table-row').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
  expect(shown).toHaveLength(ranked.rows.length)
  for (const [i, { unit, participants, roster }] of ranked.rows.entries()) for (const part of [unit.name, String(participants), String(roster)]) expect(shown[i]).toContain(part)

  const people = await admin.call('GET /organiser/rounds/:id/results/people', { id: round, limit: 100 })
  expect(people.rows.map(({ staffNo, score }) => [staffNo, score]).sort()).toEqual(Object.entries(plan).map(([staffNo, right]) => [staffNo, right * 20]).sort())
  await page.goto(`/console/rounds/${round}/results?view=people`)
  await button(page, '导出个人成绩').click()
  await button(page, /^任务/).click()
  const [{ rows: lines } = { rows: [] }] = await readSheets(await saved(page, page.locator('.job').first().getByRole('button', { name: /^下载/ })))
  const at = lines.findIndex((line) => line.includes('姓名'))
  expect(lines.slice(at + 1).map((line) => [line[0], line[1], line[2], line[3], line[4]])).toEqual(people.rows.map((row) => [row.rank, row.name, row.staffNo, row.unit.name, row.score]))

  await page.goto(`/console/reports?period=round&round=${round}`)
  await settled(page)
  const figures = await admin.call('GET /organiser/reports/figures', { unit: top, from: 0, to: 1, round })
  const progress = await admin.call('GET /organiser/rounds/:id/progress', { id: round })
  expect(figures.numbers.overview).toMatchObject({ heads: progress.roster, participants: progress.participants, rate: progress.rate, mean: progress.mean, fullMarks: 3 })
  expect(progress).toMatchObject({ participants: 6, roster: BRANCHES.length * PER_BRANCH + 1 })
  await page.getByRole('heading', { name: figures.title }).waitFor()
  await button(page, '生成 Word 报告').click()
  const { names: _, ...read } = await readDocx(await saved(page, page.getByRole('region', { name: '做过的报告' }).getByRole('button', { name: /^下载/ }).first()))
  expect(read).toEqual(expectedDocument(figures))
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
