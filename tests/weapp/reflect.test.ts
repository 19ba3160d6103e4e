import sharp from 'sharp'
import { runningPlan } from '../support/running-plan'
import type { Host, PickedFile } from './host'
import { arrive, buttonIn, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(180_000)

const WHO = '周文清'
const TEXT = '重读这一段，最受触动的是把依靠谁、团结谁说得清清楚楚。上周我们把申报流程从七步减为四步。'

let demo: Demo
let photo: PickedFile
beforeAll(async () => {
  demo = await startDemo()
  photo = { name: 'IMG_0001.jpg', content: new Uint8Array(await sharp({ create: { width: 600, height: 400, channels: 3, background: '#8d7f6d' } }).jpeg().toBuffer()) }
})
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

const area = (phone: Host) => phone.byRole('textbox', '心得正文')
const mine = async () => (await (await demo.as(WHO)).call('GET /reflections', { of: 'mine' })).items

test('written about a material with a picture, handed in, passed by an organiser, seen by another', async () => {
  const phone = await demo.phoneOf(WHO, { onChooseMedia: () => [photo] })
  await phone.start('reflect/list/index')
  await tapButton(phone, '写心得')
  await arrive(phone, 'reflect/write/index')
  await phone.waitText('自由写作')
  await tapButton(phone, /^更换写的资料/)
  await phone.input(phone.byRole('textbox', '标题和正文里的字'), '西柏坡')
  await phone.waitText('赶考', 10_000)
  const [row] = phone.$$('.sheet .cell')
  if (!row) throw new Error('nothing was found')
  const title = phone.text('.sheet .cell .cell-title')
  await phone.tap(row)
  expect(phone.text('.write-about')).toContain(title)
  await phone.input(area(phone), TEXT)
  await phone.tap(phone.byRole('radio', /^全体成员/))
  await tapButton(phone, '加图片')
  await phone.waitText('1 / 9 张', 10_000)
  await phone.waitText('草稿已保存')
  await tapButton(phone, '提交心得')
  await arrive(phone, 'reflect/read/index')
  await phone.waitText('已提交，等组织者看')
  expect(phone.text()).toContain(title)
  expect(await mine()).toMatchObject([{ state: 'review', about: title, pictureCount: 1 }])
  await phone.tap(phone.byRole('link', `看这份资料：${title}`))
  await arrive(phone, 'library/read/index')
  expectClean(phone)

  const desk = await demo.phoneOf('李敏')
  await desk.start('organiser/reflections/index')
  await desk.waitText('最受触动')
  await tapButton(desk, `通过：${WHO}`)
  await desk.waitText('没有待看的心得')
  expectClean(desk)

  const other = await demo.phoneOf('蒋若溪')
  await other.start('reflect/list/index?of=all')
  await other.waitText('最受触动')
  expectClean(other)
})

test('a picture that could not be sent is there after the app was closed, and goes out by itself', async () => {
  const storage = await demo.storageOf('蒋若溪')
  const saved = new Map<string, PickedFile>()
  const away = demo.phone({ storage, saved, onChooseMedia: () => [photo] })
  await away.start('reflect/write/index')
  await away.waitText('自由写作')
  await away.input(area(away), '先写几个字。')
  await away.waitText('草稿已保存')
  await away.offline(true)
  await tapButton(away, '加图片')
  await away.waitText('再传一次')
  expect(saved.size).toBe(1)
  demo.closePhones()
  const next = demo.phone({ storage, saved })
  await next.start('reflect/write/index')
  await next.waitText('1 / 9 张', 10_000)
  await next.waitText('草稿已保存')
  const [draft] = (await (await demo.as('蒋若溪')).call('GET /reflections', { of: 'mine' })).items
  expect(draft).toMatchObject({ state: 'draft', pictureCount: 1 })
  expect(saved.size).toBe(0)
  expectClean(next)
})

test('withdrawing one that was a check-in says what goes with it, and takes it back', async () => {
  const organiser = await demo.as('李敏')
  const unitId = (await organiser.call('GET /organiser/overview')).units[0]?.id ?? ''
  const config = runningPlan([unitId], Date.now())
  const { id } = await organiser.call('POST /organiser/plans', { unitId, config: { ...config, review: undefined, title: '读原著', tasks: [{ id: 'write', title: '写一篇心得', every: 'day', proofs: [{ kind: 'reflection', least: 10 }] }] } })
  await organiser.call('POST /organiser/plans/:id/publish', { id })
  const phone = await demo.phoneOf('沈建宁')
  await phone.start(`reflect/write/index?plan=${id}&task=write`)
  await phone.waitText('至少 10 字')
  await phone.input(area(phone), TEXT)
  await phone.waitText('草稿已保存')
  await tapButton(phone, '提交心得')
  await arrive(phone, 'reflect/read/index')
  await phone.waitText('已提交')
  const days = async () => (await (await demo.as('沈建宁')).call('GET /plans/:id', { id })).plan.totals.days
  expect(await days()).toBe(1)
  await tapButton(phone, '撤回')
  expect(phone.text('.dialog')).toContain('“读原著”里“写一篇心得”')
  await phone.tap(buttonIn(phone, '.dialog', '撤回心得'))
  await phone.waitText('已撤回')
  expect(await days()).toBe(0)
  expectClean(phone)
})
