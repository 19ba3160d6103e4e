import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { button, dialog, openDesk } from '../console/support'
import { openDemo, type Demo } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

const photo = async (background: string) => ({ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: await sharp({ create: { width: 600, height: 400, channels: 3, background } }).jpeg().toBuffer() })
const arrived = (page: Page, selector: string) => page.waitForFunction((of) => [...document.querySelectorAll<HTMLImageElement>(of)].some((img) => img.naturalWidth > 0), selector)

test('a picture added on the phone stands above the event, photos added at the desk afterwards beside how it was; either is taken away again', async () => {
  const [limin, zhou] = await Promise.all([demo.as('李敏'), demo.as('周文清')])
  const { page: phone, watched } = await demo.phone({ who: limin })
  await phone.goto('/hosting/event/index?id=event-visit')
  const chosen = phone.waitForEvent('filechooser')
  await phone.getByRole('button', { name: '加介绍图片' }).click()
  await (await chosen).setFiles(await photo('#a03020'))
  await phone.getByRole('button', { name: '去掉第 1 张图片' }).waitFor()
  const { page: member } = await demo.phone({ who: zhou })
  await member.goto('/events/event/index?id=event-visit')
  await member.getByRole('img', { name: '参观江州革命烈士纪念馆的图片' }).waitFor()
  await arrived(member, '.event-pics img')

  const desk = await openDesk(demo, limin)
  await desk.page.goto('/console/events/event-clean/after')
  await desk.page.getByLabel('活动照片文件').setInputFiles(await photo('#305030'))
  await desk.page.getByRole('img', { name: '活动照片第 1 张' }).waitFor()
  await arrived(desk.page, '.event-shots img')
  await desk.page.getByLabel('活动照片文件').setInputFiles({ name: '名单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') })
  await desk.page.getByText('“名单.pdf”在这里用不上', { exact: false }).waitFor()
  await member.goto('/events/event/index?id=event-clean')
  await member.getByText('活动照片', { exact: true }).waitFor()
  expect((await zhou.call('GET /events/:id', { id: 'event-clean' })).event.photos).toHaveLength(1)
  await button(desk.page, '去掉活动照片第 1 张').click()
  await dialog(desk.page).getByRole('button', { name: '去掉', exact: true }).click()
  await desk.page.getByRole('img', { name: '活动照片第 1 张' }).waitFor({ state: 'detached' })
  await phone.getByRole('button', { name: '去掉第 1 张图片' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: '去掉图片' }).click()
  await phone.getByRole('button', { name: '去掉第 1 张图片' }).waitFor({ state: 'detached' })
  const { event } = await zhou.call('GET /events/:id', { id: 'event-visit' })
  expect([event.pictures, (await zhou.call('GET /events/:id', { id: 'event-clean' })).event.photos]).toEqual([[], []])
  expect([watched.errors, desk.watched.errors]).toEqual([[], []])
})
