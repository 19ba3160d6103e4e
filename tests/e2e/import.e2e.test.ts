import type { Page } from 'playwright-core'
import { docx, p } from '../questions/files'
import { EARLIER, PAPER } from '../support/question-paper'
import { openDemo, type Demo, type Person } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

const open = async (path: string) => {
  const phone = await demo.phone({ who: await demo.as('李敏') })
  await phone.page.goto(path)
  return phone
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const dialog = (page: Page) => page.getByRole('dialog').last()
const word = (text: string) => Buffer.from(docx(text.split('\n').map((line) => p(line)).join('')))
const bankOf = async (name: string) => (await limin.call('GET /banks')).banks.find((one) => one.name === name)

/** As somebody does with the browser's own window. */
async function choose(page: Page, which: RegExp, file: { name: string; buffer: Buffer }) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, which)])
  await chooser.setFiles({ ...file, mimeType: 'application/octet-stream' })
}

test('a Word document goes in: two mended, a twin replaced, a bank made on the way, and all of it taken back', async () => {
  const { id: oldBank } = await limin.call('POST /banks', { unitId: limin.session.me.roles[0]?.unit.id ?? '', name: '渡江战役', practice: false })
  const before = await limin.call('POST /imports/text', { bankId: oldBank, name: '旧题', text: EARLIER })
  await limin.call('POST /imports/:id/commit', { id: before.id })

  const { page, watched } = await open('/organiser/desk/index')
  await press(page, /^题库/)
  await press(page, '导入试题')
  await page.getByRole('radio', { name: '选文件' }).click()
  await choose(page, /^试题文件/, { name: '解放战争时期题库.docx', buffer: word(PAPER) })
  await page.getByText(/^解放战争时期题库.docx，\d+ KB$/).waitFor()
  await press(page, '认出试题，去核对')
  await page.getByText('认出 9 题：').waitFor()

  await press(page, '第 2 题，选 A')
  await page.getByRole('group', { name: '第 2 题' }).getByText('可入库').waitFor()
  await press(page, '第 7 题，自己填')
  await dialog(page).getByRole('radio', { name: '错误' }).click()
  await press(page, '保存这题')
  await page.getByRole('tab', { name: '要处理 3' }).waitFor()

  await press(page, '选题库，再入库')
  await dialog(page).getByRole('button', { name: /^渡江战役/ }).click()
  await page.getByRole('tab', { name: '可能重复 2' }).click()
  const near = page.getByRole('group', { name: '第 4 题' })
  await near.getByText('与题库“渡江战役”里的一题有 96% 相像。').waitFor()
  await near.getByRole('radio', { name: '替换旧题' }).click()
  await press(page, '先入库 5 题')
  await page.getByText('已入库 5 题').waitFor()
  await page.getByText('新增 4 题，替换旧题 1 题，在题库“渡江战役”').waitFor()
  expect(await bankOf('渡江战役')).toMatchObject({ total: 6 })

  // Back leads to the list, not into what was just done.
  await page.goBack()
  await page.getByText('能用的题库').waitFor()
  await press(page, /^解放战争时期题库.docx，.*接着核对$/)
  await page.getByRole('tab', { name: '已入库 5' }).click()
  await page.getByText('挺进大别山的是哪支部队？', { exact: false }).waitFor()
  await page.goto(`/organiser/imported/index?id=${(await limin.call('GET /imports', { limit: 1 })).items[0]?.id}`)
  await press(page, '撤销这次入库')
  await dialog(page).getByRole('button', { name: '撤销这次入库' }).click()
  await page.getByText('删除新增的 4 题').waitFor()
  await page.getByText('恢复被替换的 1 题').waitFor()
  expect(await bankOf('渡江战役')).toMatchObject({ total: 2 })
  expect(watched.errors).toEqual([])
  expect(watched.elsewhere).toEqual([])
})

test('questions and answers in two files; a file that cannot be read says what to do and stays', async () => {
  const { page, watched } = await open('/organiser/import/index')
  await page.getByRole('radio', { name: '选文件' }).click()
  await choose(page, /^试题文件/, { name: '扫描.pdf', buffer: Buffer.from('%PDF-1.7') })
  await press(page, '认出试题，去核对')
  await page.getByRole('alert').getByText('暂不能读取 PDF', { exact: false }).waitFor()
  await choose(page, /^试题文件，扫描.pdf/, { name: '题目.txt', buffer: Buffer.from('1. 北平和平解放是在哪一年？\nA.1948 年\nB.1949 年\n') })
  await choose(page, /^答案文件/, { name: '答案.txt', buffer: Buffer.from('1.B\n') })
  await press(page, '认出试题，去核对')
  await page.getByRole('tab', { name: '可入库 1' }).waitFor()
  await page.getByText('答案：B').waitFor()
  expect(watched.errors).toEqual([])
})

test('a question looked up by a word of it, with its key', async () => {
  const { page, watched } = await open('/organiser/banks/index')
  await press(page, /^党史基础题库/)
  await page.getByText('共 641 题', { exact: true }).waitFor()
  await page.getByRole('textbox', { name: '查题干和选项里的字' }).fill('遵义')
  await page.getByText(/^找到 \d+ 题$/).waitFor()
  await page.getByRole('button', { name: /遵义.*，单选，答案/ }).first().click()
  await page.getByText('正确答案').first().waitFor()
  await page.goBack()
  expect(await page.getByRole('textbox', { name: '查题干和选项里的字' }).inputValue()).toBe('遵义')
  expect(watched.errors).toEqual([])
})

test('the connection is lost while mending: nothing that was mended is lost, and it goes on', async () => {
  const { id } = await limin.call('POST /imports/text', { bankId: null, name: '断网', text: PAPER })
  const { page, context } = await open(`/organiser/review/index?id=${id}`)
  await press(page, '第 2 题，选 A')
  await page.getByRole('tab', { name: '要处理 4' }).waitFor()
  await context.setOffline(true)
  await page.getByText('改过的都已保存，连上后再接着改').waitFor()
  await press(page, '第 7 题，正确')
  await page.getByRole('group', { name: '第 7 题' }).getByText('网络没有连上', { exact: false }).waitFor()
  await context.setOffline(false)
  await page.getByText('改过的都已保存，连上后再接着改').waitFor({ state: 'detached' })
  await press(page, '第 7 题，正确')
  await page.getByRole('tab', { name: '要处理 3' }).waitFor()
})
