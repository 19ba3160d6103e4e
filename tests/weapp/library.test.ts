import type { MaterialInput } from '../../contract/materials'
import { mp3 } from '../support/sounds'
import type { Host, Sounding } from './host'
import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(180_000)

const WHO = '周文清'

let demo: Demo
let unitId = ''
beforeAll(async () => {
  demo = await startDemo()
  unitId = (await (await demo.as('李敏')).call('GET /organiser/overview')).units[0]?.id ?? ''
})
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

async function publish(input: Pick<MaterialInput, 'title' | 'body'>): Promise<string> {
  const organiser = await demo.as('李敏')
  const { id, version } = await organiser.call('POST /organiser/materials', { unitId, summary: '', period: '', date: '', columnId: null, cover: null, ...input })
  await organiser.call('POST /organiser/materials/:id/publish', { id, version })
  return id
}
const progress = async (id: string) => (await (await demo.as(WHO)).call('GET /materials/:id', { id })).progress
/** Every paragraph comes into sight; reported every eight seconds, so the page is left, which tells what was seen. */
async function lookThrough(phone: Host) {
  await phone.waitText('最后一段。')
  // The observer waits for the first drawing.
  await new Promise((done) => { setTimeout(done, 400) })
  for (const end of phone.$$('.piece-end')) await phone.intersect(end)
}
/** Short enough to be read at a glance: nobody waits for the clock here. */
const paragraphs = ['赶考路上，第一段。', '中间一段，短短几句。', '最后一段。'].join('\n\n')

test('what is found by its words is opened; read to its end, it is read', async () => {
  const id = await publish({ title: '小程序里读的文章', body: { kind: 'article', markdown: paragraphs } })
  const phone = await demo.phoneOf(WHO)
  await phone.start('library/home/index')
  await tapButton(phone, '找标题和正文里的字')
  await arrive(phone, 'library/search/index')
  await phone.input(phone.byRole('textbox', '标题和正文里的字'), '小程序里读')
  await phone.waitText('小程序里读的文章')
  await phone.tapText('小程序里读的文章')
  await arrive(phone, 'library/read/index')
  await lookThrough(phone)
  await phone.hide()
  await phone.show()
  await phone.waitText('已读完')
  expect(await progress(id)).toMatchObject({ read: true, seen: 3, of: 3 })
  expectClean(phone)
})

test('what was read without network, before the app was closed, is told when there is one', async () => {
  const id = await publish({ title: '地铁里读的文章', body: { kind: 'article', markdown: '短短一段。\n\n最后一段。' } })
  const storage = await demo.storageOf(WHO)
  const away = demo.phone({ storage })
  await away.start(`library/read/index?id=${id}`)
  await away.waitText('最后一段。')
  await away.offline(true)
  await away.waitText('看到哪里先记在手机里，连上后补上')
  await lookThrough(away)
  await away.hide()
  await away.idle()
  expect(await progress(id)).toMatchObject({ read: false, seen: 0 })
  demo.closePhones()
  const next = demo.phone({ storage })
  await next.start('pages/study/index')
  await next.waitText('学习资料')
  const deadline = Date.now() + 10_000
  while (!(await progress(id)).read && Date.now() < deadline) await new Promise((done) => { setTimeout(done, 200) })
  expect(await progress(id)).toMatchObject({ read: true, seen: 2 })
})

test('a card opens where it lies', async () => {
  const phone = await demo.phoneOf(WHO)
  await phone.start('library/home/index')
  await phone.waitText('热词')
  await phone.tapText('热词')
  await arrive(phone, 'library/column/index')
  const [head] = phone.$$('.opening-head')
  if (!head) throw new Error('no cards')
  expect(head.getAttribute('aria-expanded')).toBe('false')
  await phone.tap(head)
  expect(phone.$$('.opening-text')).toHaveLength(1)
  await phone.tap(phone.$$('.opening-head')[0] as Element)
  expect(phone.$$('.opening-text')).toHaveLength(0)
  expectClean(phone)
})

describe('a recording', () => {
  const sounds: Sounding[] = []
  const sound = () => sounds[sounds.length - 1] as Sounding
  async function open(seconds: number): Promise<Host> {
    const fileId = await uploaded(mp3(seconds))
    const title = `听一段 ${seconds} 秒的录音`
    await publish({ title, body: { kind: 'audio', fileId } })
    const phone = await demo.phoneOf(WHO, { onSound: (one) => sounds.push(one) })
    await phone.start('library/home/index')
    await phone.waitText(title)
    await phone.tapText(title)
    await arrive(phone, 'library/read/index')
    await phone.waitText('播放')
    return phone
  }
  /** Uploaded as the desk does it. */
  async function uploaded(bytes: Buffer): Promise<string> {
    const token = (JSON.parse((await demo.storageOf('李敏')).get('session') ?? '{}') as { data: { tokens: { accessToken: string } } }).data.tokens.accessToken
    const form = new FormData()
    form.set('purpose', 'material')
    form.set('file', new Blob([new Uint8Array(bytes)]), 'sound.mp3')
    const reply = await fetch(`${demo.origin}/api/files`, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } })
    return (await reply.json() as { id: string }).id
  }

  test('whose player does not know how long it is shows no nonsense, plays, pauses and says when it cannot', async () => {
    const phone = await open(20)
    expect(phone.text('.player-at')).toBe('0:00')
    await tapButton(phone, /^播放/)
    expect(sound().playing).toBe(true)
    for (const [second, duration, said] of [[Number.NaN, Number.NaN, '0:00'], [3, Infinity, '0:03'], [4, 0, '0:04'], [5, 20, '0:05 / 0:20']] as const) {
      await phone.act(() => sound().at(second, duration))
      expect(phone.text('.player-at')).toBe(said)
    }
    await tapButton(phone, /^暂停/)
    expect(sound().playing).toBe(false)
    await tapButton(phone, /^播放/)
    await phone.act(() => sound().fail())
    expect(phone.text('.player-at')).toContain('没有放出来')
    await tapButton(phone, /^播放/)
    expect(phone.text('.player-at')).toBe('0:05 / 0:20')
    await phone.back()
    expect(sound().gone).toBe(true)
    expectClean(phone)
  })

  test('that was played to its end was listened to', async () => {
    const phone = await open(3)
    await tapButton(phone, /^播放/)
    for (let second = 0; second <= 3; second++) await phone.act(() => sound().at(second, 3))
    await phone.act(() => sound().end())
      await phone.hide()
    await phone.show()
    await phone.waitText('已听完')
    expectClean(phone)
  })
})
