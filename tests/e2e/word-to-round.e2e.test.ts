import { button, dialog, docxOf, openDesk, single } from '../console/support'
import { openDemo, type Demo, type Person } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

const local = (at: number) => new Date(at + 8 * 3600_000).toISOString()
const years = ['1946 年', '1947 年', '1948 年', '1949 年']
const KEYS: Record<string, string> = {
  '1947 年夏，挺进大别山的是哪支部队？': '刘邓大军', '北平和平解放是在哪一年？': '1949 年', '《中国土地法大纲》公布于哪一年？': '1947 年', '渡江战役开始于 1949 年 4 月。': '正确'
}

test('a Word paper becomes a round: imported at the desk with two questions mended, published on the phone, played by a member', async () => {
  const { id: bank } = await limin.call('POST /banks', { unitId: limin.session.me.roles[0]?.unit.id ?? '', name: '解放战争专题', practice: false })

  const desk = await openDesk(demo, limin)
  await desk.page.goto(`/console/imports/new?bank=${bank}`)
  const file = await docxOf([
    '一、单项选择题', ...single(1, '1947 年夏，挺进大别山的是哪支部队？', 'A', ['刘邓大军', '陈谢集团', '华东野战军', '西北野战军']), ...single(2, '北平和平解放是在哪一年？', 'E', years),
    ...single(3, '《中国土地法大纲》公布于哪一年？', '', years), '二、判断题', '1. 渡江战役开始于 1949 年 4 月。', '答案：对'
  ])
  await desk.page.getByLabel('试题文件').setInputFiles({ name: '解放战争.docx', mimeType: 'application/octet-stream', buffer: file })
  await button(desk.page, '认出试题，去核对').click()
  await desk.page.getByRole('tab', { name: '要处理 2', selected: true }).waitFor()
  const row = (stem: string) => desk.page.getByRole('row').filter({ hasText: stem })
  await row('北平和平解放').getByRole('button', { name: '选 D', exact: true }).click()
  await row('土地法大纲').getByRole('button', { name: '选 B', exact: true }).click()
  await desk.page.getByRole('tab', { name: '要处理 0' }).waitFor()
  await button(desk.page, /入库 4 题/).click()
  await desk.page.getByRole('heading', { name: '已入库 4 题' }).waitFor()

  const organiser = await demo.phone({ who: await demo.as('李敏') })
  const press = (name: string | RegExp) => organiser.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  const field = (name: string) => organiser.page.getByLabel(name, { exact: true })
  await organiser.page.goto('/organiser/publish/index')
  await press(/^每日累计，/)
  await organiser.page.locator('.preview .sentence').first().waitFor()
  await organiser.page.getByRole('textbox', { name: '名称' }).fill('解放战争专题答题')
  await field('开始日期').fill(local(Date.now()).slice(0, 10))
  await field('开始时刻').fill(local(Date.now()).slice(11, 16))
  await press(/^选题范围：/)
  await dialog(organiser.page).getByRole('checkbox', { name: /^解放战争专题/ }).click()
  await press('从这 4 题里抽取')
  await press('去掉多选题')
  await field('单选题题数（题）').fill('3')
  await field('判断题题数（题）').fill('1')
  await press('发布竞赛')
  await dialog(organiser.page).getByRole('button', { name: '发布竞赛', exact: true }).click()
  await organiser.page.getByText('“解放战争专题答题”已发布').waitFor()

  const member = await demo.phone({ who: await demo.as('蒋若溪') })
  const { page } = member
  await page.goto('/pages/rounds/index')
  await page.getByText('解放战争专题答题').first().click()
  await page.getByRole('button', { name: '开始答题' }).click()
  for (let pos = 1; pos <= 4; pos++) {
    const heading = page.getByRole('heading', { name: new RegExp(`^第 ${pos} 题，`) })
    await heading.waitFor()
    const stem = (await heading.textContent()) ?? ''
    await page.getByRole('radio', { name: new RegExp(`(^|，)${KEYS[stem]}$`) }).click()
    if (pos < 4) await page.getByRole('button', { name: '下一题' }).click()
  }
  await page.getByRole('button', { name: '答题卡，已答 4 题，共 4 题' }).waitFor()
  await page.getByRole('button', { name: '交卷' }).click()
  await dialog(page).getByRole('button', { name: '交卷' }).click()
  await page.locator('.score').getByText('40', { exact: true }).waitFor()
  expect([...desk.watched.errors, ...organiser.watched.errors, ...member.watched.errors]).toEqual([])
})
