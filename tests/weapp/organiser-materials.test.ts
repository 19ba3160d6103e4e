import sharp from 'sharp'
import { mp3, pdf } from '../support/sounds'
import type { Host, PickedFile } from './host'
import { arrive, buttonIn, expectClean, startDemo, tapButton, type Demo, type PhoneOptions } from './support'

jest.setTimeout(180_000)

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

const field = (phone: Host, label: string) => phone.byRole('textbox', label)
const found = async (title: string) => {
  const organiser = await demo.as('李敏')
  const one = (await organiser.call('GET /organiser/materials', { text: title })).items.find((item) => item.title === title)
  return organiser.call('GET /organiser/materials/:id', { id: one?.id ?? '' })
}
const begin = async (kind: RegExp, options: PhoneOptions = {}) => {
  const phone = await demo.phoneOf('李敏', options)
  await phone.start('organiser/desk/index')
  await tapButton(phone, /^学习资料/)
  await arrive(phone, 'organiser/materials/index')
  await tapButton(phone, '新建资料')
  await arrive(phone, 'organiser/material/index')
  await tapButton(phone, kind)
  return phone
}
const publish = async (phone: Host, title: string) => {
  await tapButton(phone, '发布')
  await phone.tap(buttonIn(phone, '.dialog', '发布资料'))
  await arrive(phone, 'organiser/materials/index')
  await phone.waitText(`“${title}”已发布，成员能看到了`)
}

test('an article is written with a picture, outlives the app, is looked at, published and read', async () => {
  const photo: PickedFile = { name: 'IMG_0001.jpg', content: new Uint8Array(await sharp({ create: { width: 600, height: 400, channels: 3, background: '#8d7f6d' } }).jpeg().toBuffer()) }
  const storage = await demo.storageOf('李敏')
  const phone = await begin(/^文章，/, { storage, onChooseMedia: () => [photo] })
  await phone.input(field(phone, '标题'), '小程序里写的文章')
  await phone.input(field(phone, '正文'), '星火\n\n从西柏坡到北平。')
  await tapButton(phone, '引用')
  await tapButton(phone, '加图片')
  await phone.waitText('图 1', 10_000)
  await phone.offline(true)
  await phone.waitText('写的内容存在手机里，连上后再保存或发布')
  await phone.input(field(phone, '一句话简介'), '没有网的时候写的')
  demo.closePhones()

  const next = demo.phone({ storage })
  await next.start('organiser/material/index')
  await next.waitText('上次填的还没有保存，已经放回来了')
  await tapButton(next, '接着写')
  await next.tap(next.byRole('radio', '看样子'))
  await next.waitText('从西柏坡到北平。', 10_000)
  expect(next.$$('.read-quote')).toHaveLength(1)
  expect(next.$$('.read-picture')).toHaveLength(1)
  await next.tap(next.byRole('radio', '党史故事'))
  await publish(next, '小程序里写的文章')
  const { input, blocks, material } = await found('小程序里写的文章')
  expect([input.summary, material.column?.id]).toEqual(['没有网的时候写的', 'col-articles'])
  expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'quote', 'picture'])

  const member = await demo.phoneOf('周文清')
  await member.start(`library/read/index?id=${material.id}`)
  await member.waitText('从西柏坡到北平。')
  expectClean(next)
  expectClean(member)
})

test('a recording is spoken, heard and published', async () => {
  const phone = await begin(/^音频，/, { onRecord: () => ({ seconds: 3, content: new Uint8Array(mp3(3)) }) })
  await phone.input(field(phone, '标题'), '小程序里录的')
  await tapButton(phone, '开始录音')
  await phone.waitText('正在录音')
  await tapButton(phone, '录好了，停止')
  await phone.waitText('听录音 3 秒', 10_000)
  await phone.tap(phone.byRole('radio', '党史故事'))
  await publish(phone, '小程序里录的')
  expect((await found('小程序里录的')).input.body).toMatchObject({ kind: 'audio', seconds: 3 })
  expectClean(phone)
})

test('a document comes out of a chat; what is none is refused before it is sent', async () => {
  const files: PickedFile[] = [{ name: '名单.docx', content: 'x' }, { name: '读本.pdf', content: new Uint8Array(pdf()) }]
  const asked: unknown[] = []
  const phone = await begin(/^PDF，/, { onChooseMessageFile: ({ extension }) => { asked.push(extension); const file = files.shift(); return file && [file] } })
  await phone.input(field(phone, '标题'), '小程序里传的')
  await tapButton(phone, '从聊天里选文件')
  await phone.waitText('“名单.docx”在这里用不上')
  await tapButton(phone, '从聊天里选文件')
  await phone.waitText('已上传', 10_000)
  await tapButton(phone, '存草稿')
  await phone.waitText('草稿已存')
  expect([(await found('小程序里传的')).material.state, asked]).toEqual(['draft', [['pdf'], ['pdf']]])
  expectClean(phone)
})

test('a film comes out of the album', async () => {
  const kinds: unknown[] = []
  const phone = await begin(/^视频，/, { onChooseMedia: ({ mediaType }) => { kinds.push(mediaType); return undefined } })
  await tapButton(phone, '从相册选视频')
  await tapButton(phone, '存草稿')
  await phone.waitText('请先选一个文件')
  expect(kinds).toEqual([['video']])
  expectClean(phone)
})
