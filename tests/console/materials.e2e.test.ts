import sharp from 'sharp'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { contribute } from './materials-visits'
import { button, dialog, openDesk, settled } from './support'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
let reader: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  reader = await demo.as('周文清')
})
afterAll(() => demo.close())

test('an article with a picture is written, seen as on the phone, published, met by a second hand, and taken down', async () => {
  const { page, watched } = await openDesk(demo, limin)
  await page.goto('/console/materials/new?kind=article&column=col-articles')
  await page.getByRole('textbox', { name: '标题', exact: true }).fill('赶考路上')
  const text = page.getByRole('textbox', { name: '正文', exact: true })
  await text.fill('## 出发\n\n从**西柏坡**到北平。')
  await page.locator('.phone .block-head').getByText('出发').waitFor()
  await page.locator('.phone b').getByText('西柏坡').waitFor()
  await page.getByLabel('插入图片文件').setInputFiles({ name: '旧址.png', mimeType: 'image/png', buffer: await sharp({ create: { width: 80, height: 60, channels: 3, background: '#a03020' } }).png().toBuffer() })
  await page.locator('.phone figure img').waitFor()
  await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.phone figure img')?.naturalWidth ?? 0) > 0)
  // What a camera calls its file is no caption.
  expect(await text.inputValue()).toContain('![](file:')

  // What is typed outlives the page.
  await page.waitForTimeout(600)
  page.once('dialog', (ask) => void ask.accept())
  await page.reload()
  await button(page, '接着改').click()
  await page.locator('.phone .block-head').getByText('出发').waitFor()
  await button(page, '保存草稿').click()
  await page.waitForURL(/materials\/(?!new)[^/?]+$/)
  const id = page.url().split('/').at(-1) ?? ''
  await button(page, '发布').click()
  await button(page, '撤下').waitFor()
  const seen = await reader.call('GET /materials/:id', { id })
  expect(seen.blocks.map(({ kind }) => kind)).toEqual(['head', 'text', 'picture'])

  // Somebody else saves in between.
  const theirs = await limin.call('GET /organiser/materials/:id', { id })
  await limin.call('PUT /organiser/materials/:id', { id, version: theirs.material.version, unitId: theirs.material.unit.id, ...theirs.input, summary: '别人写的简介' })
  await page.getByRole('textbox', { name: '标题', exact: true }).fill('赶考路上（修订）')
  await button(page, '保存并更新').click()
  await page.getByText('刚才有人改过这份资料，你填的都还在。').waitFor()
  await button(page, '用我填的，接着保存').click()
  await button(page, '保存并更新').click()
  await page.getByRole('heading', { name: '赶考路上（修订）', level: 1 }).waitFor()
  expect((await reader.call('GET /materials/:id', { id })).title).toBe('赶考路上（修订）')

  await settled(page)
  await button(page, '撤下').click()
  await dialog(page).getByRole('button', { name: '已经过时' }).click()
  await dialog(page).getByRole('button', { name: '撤下资料' }).click()
  await button(page, '重新发布').waitFor()
  await expect(reader.call('GET /materials/:id', { id })).rejects.toMatchObject({ status: 404 })
  expect(watched.errors).toEqual([])
  await page.context().close()
})

test('a column is made and hidden; a member’s text is put into it and published, another goes back with a reason', async () => {
  const [good, bad] = [await contribute(reader, '外公的军功章'), await contribute(reader, '没有写完的')]
  const { page, watched } = await openDesk(demo, await demo.as('李敏'))
  await page.goto('/console/materials')
  await button(page, '新建专栏').click()
  await dialog(page).getByRole('textbox', { name: '名称' }).fill('身边的故事')
  await dialog(page).getByRole('button', { name: '建立专栏' }).click()
  await page.getByRole('navigation', { name: '专栏' }).getByRole('button', { name: /^身边的故事/ }).waitFor()
  await page.getByRole('tab', { name: /^投稿待审/ }).click()
  await button(page, /外公的军功章/).click()
  await page.locator('.phone-page').getByText('外公留下一本军功章证书。').waitFor()
  expect(await button(page, '发布').isDisabled()).toBe(true)
  await page.getByRole('combobox', { name: '放进哪个专栏' }).click()
  await page.getByTitle('身边的故事', { exact: true }).last().click()
  await button(page, '发布').click()
  await page.locator('.phone-title').filter({ hasText: '没有写完的' }).waitFor()
  await button(page, '退回').click()
  await dialog(page).getByRole('button', { name: '请注明出处' }).click()
  await dialog(page).getByRole('button', { name: '退回投稿' }).click()
  await page.getByText('没有等着审核的投稿').waitFor()
  expect((await reader.call('GET /materials/:id', { id: good })).column?.name).toBe('身边的故事')
  expect(await reader.call('GET /me/materials/:id', { id: bad })).toMatchObject({ state: 'returned', reason: '请注明出处' })

  await page.getByRole('tab', { name: '资料', exact: true }).click()
  await button(page, '管理专栏：身边的故事').click()
  await page.getByRole('menuitem', { name: '不再显示' }).click()
  await page.getByText('“身边的故事”不再显示').waitFor()
  expect((await reader.call('GET /library')).columns.map(({ name }) => name)).not.toContain('身边的故事')
  expect(watched.errors).toEqual([])
})

test('a file of another kind is told from what is wanted here, and what lies in no column is asked about', async () => {
  const { page } = await openDesk(demo, limin)
  await page.goto('/console/materials/new?kind=pdf')
  await page.getByLabel('PDF文件', { exact: false }).setInputFiles({ name: '名单.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
  await page.getByText('“名单.docx”在这里用不上。这里要传的是 PDF，最大 30 MB。').waitFor()
  await page.goto('/console/materials/new?kind=link')
  await page.getByRole('textbox', { name: '标题', exact: true }).fill('没有专栏的链接')
  await button(page, '发布').click()
  await page.locator('.ant-modal-confirm-title', { hasText: '没有选专栏，照样发布？' }).waitFor()
  await dialog(page).getByRole('button', { name: '先选专栏' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await button(page, '撤下').count()).toBe(0)
})
