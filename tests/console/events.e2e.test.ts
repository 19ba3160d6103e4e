import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { closeUp, readPdfs } from '../support/read-pdf'
import { publishedWalk, runningWalk } from '../support/walk'
import { openEvent, reviewed } from './events-visits'
import { button, dialog, filledIn, openDesk, saved, section, type Desk } from './support'

jest.setTimeout(240_000)

let demo: Demo
let desk: Desk
let page: Desk['page']
let limin: Person
let member: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  member = await demo.as('周文清')
  desk = await openDesk(demo, await demo.as('李敏'))
  page = desk.page
})
afterAll(() => demo.close())
afterEach(() => expect(desk.watched.errors).toEqual([]))

const row = (name: string) => page.getByRole('row').filter({ hasText: name })
const found = async (id: string) => limin.call('GET /organiser/events/:id', { id })
const open = (title: string, publish = true) => openEvent(limin, { ...reviewed(limin.session.me.roles[0]?.unit.id ?? '', Date.now()), title }, publish)
const apply = (id: string, session: string, sendId: string) => member.call('POST /events/:id/sign-ups', { id, session, sendId, consent: true })

test('the list has the demo events with their figures, and is filtered by kind and state', async () => {
  await page.goto('/console/events')
  await page.getByRole('link', { name: '从西柏坡到北平', exact: true }).waitFor()
  expect(await row('从西柏坡到北平').innerText()).toContain('74 / 80')
  await page.getByRole('combobox', { name: '活动类型' }).click()
  await page.getByTitle('志愿服务').last().click()
  await page.getByRole('link', { name: '从西柏坡到北平', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '社区图书角整理', exact: true }).waitFor()
  await page.getByRole('tab', { name: '草稿' }).click()
  await page.getByText('没有草稿的活动').waitFor()
})

test('from a usual way of doing it to a published event; what is wrong stands at its field, and sessions come by repetition', async () => {
  await page.goto('/console/events/new')
  await button(page, '用“党课讲座”新建').click()
  await filledIn(page)
  const title = page.getByRole('textbox', { name: '名称', exact: true })
  await title.fill('')
  await page.getByRole('group', { name: '名称' }).getByText('请填写活动名称', { exact: false }).waitFor()
  await title.fill('六月党课')
  await section(page, '场次')
  await page.getByRole('spinbutton', { name: '再加几场' }).fill('2')
  await button(page, '重复添加').click()
  await page.getByText('一共 360 个名额').waitFor()
  await saved(page)
  await button(page, '核对并发布').click()
  await dialog(page).getByText('一共 360 个名额', { exact: false }).waitFor()
  await dialog(page).getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('heading', { name: '六月党课', exact: true, level: 1 }).waitFor()
  await page.waitForURL(/\/console\/events\/[^/]+$/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const { config, event } = await found(id)
  expect(event.state).toBe('upcoming')
  const [first, second] = config.sessions
  expect(config.sessions).toHaveLength(3)
  expect((second?.begins ?? 0) - (first?.begins ?? 0)).toBe(7 * 86_400_000)
  expect((await member.call('GET /events/:id', { id })).event.title).toBe('六月党课')
})

test('an application is not passed with a reason that the person reads; another is passed, and taken off the list again', async () => {
  const id = await open('讲解员培训一')
  const { signUp: declined } = await apply(id, 'second', 'desk-event-apply-1')
  await page.goto(`/console/events/${id}`)
  await button(page, '不通过周文清').click()
  await dialog(page).getByRole('button', { name: '不通过', exact: true }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox').fill('这一期只收新人')
  await dialog(page).getByRole('button', { name: '不通过', exact: true }).click()
  await page.getByText('1 人没有通过', { exact: false }).waitFor()
  expect((await member.call('GET /sign-ups/:id', { id: declined.id })).ticket.signUp).toMatchObject({ state: 'declined', reason: '这一期只收新人' })
  const { signUp } = await apply(id, 'second', 'desk-event-apply-2')
  await page.reload()
  await button(page, '通过周文清').click()
  await page.getByText('已通过 1 人', { exact: false }).waitFor()
  expect((await member.call('GET /sign-ups/:id', { id: signUp.id })).ticket.signUp.state).toBe('confirmed')
  await button(page, '取消报名：周文清').click()
  await dialog(page).getByRole('textbox').fill('本人要求取消')
  await dialog(page).getByRole('button', { name: '取消报名', exact: true }).click()
  await page.getByText('已取消 1 人的报名', { exact: false }).waitFor()
  expect((await member.call('GET /sign-ups/:id', { id: signUp.id })).ticket.signUp).toMatchObject({ state: 'removed', reason: '本人要求取消' })
})

test('somebody is put on the list by name into a position, and everybody on it is told something', async () => {
  const id = await open('讲解员培训二')
  await page.goto(`/console/events/${id}`)
  await button(page, '补录').click()
  await dialog(page).getByRole('combobox', { name: '岗位' }).click()
  await page.getByTitle('展厅（2 个名额）').last().click()
  await dialog(page).getByRole('combobox', { name: '人' }).fill('周文清')
  await page.getByTitle(/^周文清/).last().click()
  await page.keyboard.press('Escape')
  await dialog(page).getByRole('button', { name: '加入名单' }).click()
  await row('周文清').waitFor()
  expect(await row('周文清').innerText()).toContain('展厅')
  await button(page, '发通知').click()
  await dialog(page).getByRole('textbox').fill('请提前十分钟到。')
  await dialog(page).getByRole('button', { name: '发通知' }).click()
  await page.getByText('已通知 1 人').waitFor()
})

test('one session is cancelled with a reason, then the whole event, and members see both', async () => {
  const id = await open('讲解员培训三')
  await page.goto(`/console/events/${id}/sessions`)
  await button(page, '取消上午班').click()
  await dialog(page).getByRole('textbox').fill('场地临时占用')
  await dialog(page).getByRole('button', { name: '取消这场' }).click()
  await page.getByText('已取消：场地临时占用').waitFor()
  expect((await member.call('GET /events/:id', { id })).event.sessions.map(({ cancelled }) => cancelled)).toEqual([true, false])
  await button(page, '取消活动').click()
  await dialog(page).getByRole('textbox').fill('主讲人时间有变')
  await dialog(page).getByRole('button', { name: '取消活动' }).click()
  await page.locator('.round-line').getByText('已取消').waitFor()
  expect((await found(id)).event.state).toBe('cancelled')
})

test('a published event is changed only after what changes was read, with a reason', async () => {
  const id = await open('讲解员培训四')
  await page.goto(`/console/events/${id}/edit`)
  await page.getByRole('textbox', { name: '地点名称', exact: true }).fill('三楼报告厅')
  await page.getByText('改了 1 处').waitFor()
  expect((await found(id)).config.venue?.name).toBe('培训教室')
  await button(page, '核对修改').click()
  // What has changed is said once the server has said it.
  await dialog(page).getByText('三楼报告厅', { exact: false }).waitFor()
  await dialog(page).getByRole('textbox').fill('教室在修')
  await dialog(page).getByRole('button', { name: '保存修改' }).click()
  await page.waitForURL(/\/rules$/)
  expect((await found(id)).config.venue?.name).toBe('三楼报告厅')
})

test('quotas come from a table; two at one draft lose nothing; a draft is deleted', async () => {
  const id = await open('讲解员培训五', false)
  const { units } = await limin.call('GET /organiser/units')
  const unit = units.find(({ name }) => units.filter((one) => one.name === name).length === 1)
  await page.goto(`/console/events/${id}/edit`)
  await filledIn(page)
  await section(page, '名额')
  await button(page, '从 Excel 粘贴最少人数').click()
  await dialog(page).getByRole('textbox').fill(`单位\t人数\n${unit?.name}\t2`)
  await button(page, '核对，先不写入').click()
  await button(page, '用这 1 个单位的最少人数').click()
  await saved(page)
  expect((await found(id)).config.quotas).toEqual({ least: [{ unit: unit?.id, seats: 2 }] })
  const { config, version } = await found(id)
  await limin.call('PUT /organiser/events/:id', { id, version, config: { ...config, intro: '对方的介绍' } })
  await section(page, '基本')
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('我的名称')
  await page.getByText('刚才有人也改了这个活动', { exact: false }).waitFor()
  await saved(page)
  expect((await found(id)).config).toMatchObject({ title: '我的名称', intro: '对方的介绍' })
  await page.goto(`/console/events/${id}`)
  await button(page, '删除草稿').click()
  await dialog(page).getByRole('button', { name: '删除草稿' }).click()
  await page.waitForURL(/\/console\/events$/)
  await expect(found(id)).rejects.toMatchObject({ status: 404 })
})

test('a walk’s stations are printed one to a sheet, each with its name, its own code and the digits that stand for it', async () => {
  const { id, codes } = await publishedWalk(limin, runningWalk(limin.session.me.roles[0]?.unit.id ?? '', Date.now()))
  await member.call('POST /events/:id/stamps', { id, code: codes[3], sendId: 'desk-event-stamp' })
  const { config, event } = await found(id)
  await page.goto(`/console/events/${event.id}`)
  await page.getByRole('navigation', { name: '这个活动' }).getByRole('link', { name: '路线', exact: true }).click()
  const { stations } = await limin.call('GET /organiser/events/:id/route', { id: event.id })
  await page.getByText('1 人出发，0 人走完', { exact: false }).waitFor()
  await button(page, `打印全部 ${stations.length} 张`).waitFor()
  const drawn = await page.getByRole('img', { name: /的站点码$/ }).evaluateAll((images) => images.map((image) => [image.getAttribute('aria-label'), [...image.querySelectorAll('path')].at(-1)?.getAttribute('d')]))
  expect(drawn.map(([label]) => label)).toEqual(stations.map(({ no, name }) => `${no}. ${name}的站点码`))
  expect(new Set(drawn.map(([, path]) => path)).size).toBe(stations.length)
  const [pdf] = readPdfs([await page.pdf({ format: 'A4' })])
  // The browser writes some letters as the radicals that look the same.
  const plain = (text: string) => closeUp(text).normalize('NFKC')
  const pages = (pdf?.pages ?? []).map(plain)
  expect(pages).toHaveLength(stations.length)
  for (const [i, { no, name, number }] of stations.entries()) {
    for (const printed of [`${no}. ${name}`, '点“扫码盖章”', `填这十位数字：${number}`, config.title]) expect(pages[i]).toContain(plain(printed))
    for (const other of stations) if (other.id !== stations[i]?.id) expect(pages[i]).not.toContain(other.number)
  }
  // What is there for the screen alone stays there.
  for (const shown of ['人出发', '打印全部', '主办']) expect(pages.join('')).not.toContain(shown)
})
