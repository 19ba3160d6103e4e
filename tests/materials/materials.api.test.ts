import sharp from 'sharp'
import type { MaterialBody, MaterialInput } from '../../contract/materials'
import { readAt } from '../../server/materials/shelf'
import { sweepFiles } from '../../server/files/writes'
import { engines } from '../support/engines'
import { boxes, mp3, pdf } from '../support/sounds'
import { fetchFile, upload } from '../support/upload'
import { makeWorld, type Caller, type World } from '../support/world'

const DAY = 86400_000
const paragraphs = (n: number, chars = 100) => Array.from({ length: n }, (_, i) => `${i}`.padEnd(chars, '字')).join('\n\n')

describe.each(engines)('materials on %s', (engine) => {
  let world: World
  let top: Caller
  let sec: Caller
  let member: Caller
  let other: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    ;[top, sec, member, other] = await Promise.all(['m-top', 'm-sec', 'm-a1-2', 'm-b1-2'].map((id) => world.as(id))) as [Caller, Caller, Caller, Caller]
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now += DAY })

  const input = (title: string, body: MaterialBody, more: Partial<MaterialInput> = {}): MaterialInput => ({ title, summary: '', period: '', date: '', columnId: null, cover: null, body, ...more })
  const column = async (unitId = 'u-top', kind: 'articles' | 'timeline' | 'hot-words' = 'articles') => (await top.call('POST /organiser/columns', { unitId, kind, name: '专栏', note: '' })).id
  const publish = async (unitId: string, what: MaterialInput, by = top) => {
    const { id, version } = await by.call('POST /organiser/materials', { unitId, ...what })
    await by.call('POST /organiser/materials/:id/publish', { id, version })
    return id
  }
  const article = (title: string, markdown = paragraphs(3), more: Partial<MaterialInput> = {}) => input(title, { kind: 'article', markdown }, more)
  const photo = async (who = 'm-top') => (await upload(world, who, await sharp({ create: { width: 40, height: 30, channels: 3, background: '#333' } }).png().toBuffer(), { purpose: 'material' })).body.id
  const report = (who: Caller, id: string, seen: number[][], more: Partial<{ version: number; chapter: number; place: number; seconds: number; kept: true }> = {}) =>
    who.call('PUT /materials/:id/progress', { id, version: 1, chapter: 0, place: 0, seconds: 0, seen, ...more })

  it('shows to a member what his own unit and those above it have published, in columns that are shown', async () => {
    const [atTop, atA1] = [await column(), await column('u-a1')]
    const ids = {
      top: await publish('u-top', article('上级的', undefined, { columnId: atTop })), a1: await publish('u-a1', article('本支部的', undefined, { columnId: atA1 })),
      a2: await publish('u-a2', article('别的支部的')), branchInTop: await publish('u-a1', article('支部的好文章', undefined, { columnId: atTop }))
    }
    const draft = (await top.call('POST /organiser/materials', { unitId: 'u-top', ...article('还没写好的', undefined, { columnId: atTop }) })).id
    const listed = async (who: Caller, id: string) => (await who.call('GET /columns/:id/materials', { id })).items.map((one) => one.title).sort()
    expect(await listed(member, atTop)).toEqual(['上级的', '支部的好文章'])
    expect(await listed(other, atTop)).toEqual(['上级的'])
    expect((await member.call('GET /library')).columns.map(({ id, materials }) => [id, materials])).toEqual([[atTop, 2], [atA1, 1]])
    expect((await other.call('GET /library')).columns.map(({ id, materials }) => [id, materials])).toEqual([[atTop, 1]])
    for (const [who, id, may] of [[member, ids.top, true], [member, ids.a1, true], [member, ids.a2, false], [other, ids.a1, false], [other, ids.branchInTop, false], [member, draft, false]] as const) {
      expect((await who.raw('GET /materials/:id', { id })).status).toBe(may ? 200 : 404)
      expect((await who.raw('PUT /materials/:id/progress', { id, version: 1, chapter: 0, place: 0, seen: [], seconds: 0 })).status).toBe(may ? 200 : 404)
    }
    await top.call('PUT /organiser/columns/:id', { id: atTop, version: 1, kind: 'articles', name: '专栏', note: '', shown: false })
    expect((await member.call('GET /library')).columns.map(({ id }) => id)).toEqual([atA1])
    expect((await member.raw('GET /materials/:id', { id: ids.top })).status).toBe(404)
    await expect(top.call('POST /organiser/materials', { unitId: 'u-a2', ...article('放错地方', undefined, { columnId: atA1 }) })).rejects.toMatchObject({ body: { code: 'bad_request' } })
    const { version } = (await top.call('GET /organiser/materials/:id', { id: ids.a1 })).material
    await top.call('POST /organiser/materials/:id/withdraw', { id: ids.a1, version, reason: '有错' })
    expect((await member.raw('GET /materials/:id', { id: ids.a1 })).status).toBe(404)
  })

  it('counts an article as read when all of it was on the screen, in a time in which it can be', async () => {
    const id = await publish('u-top', article('慢慢读', paragraphs(4, 200)))
    expect((await member.call('GET /materials/:id', { id })).progress).toMatchObject({ seen: 0, of: 4, read: false })
    // All of it a second after opening.
    await report(member, id, [])
    world.time.now += 1000
    expect(await report(member, id, [[0, 3]])).toMatchObject({ seen: 0, read: false })
    // An hour with the first half on the screen.
    world.time.now += 3600_000
    expect(await report(member, id, [[0, 1]], { place: 1, seconds: 9999 })).toMatchObject({ seen: 2, read: false, place: 1, seconds: 3600 })
    world.time.now += 7000
    expect(await report(member, id, [[0, 3]], { seconds: 7 })).toMatchObject({ seen: 2, read: false, seconds: 3607 })
    world.time.now += 2000
    expect(await report(member, id, [[0, 3]], { seconds: 2, place: 3 })).toMatchObject({ seen: 4, read: true, seconds: 3609 })
    expect(await readAt(world.ctx.db, 'm-a1-2', [id, 'nothing'])).toEqual(new Map([[id, world.time.now]]))
    expect(await readAt(world.ctx.db, 'm-b1-2', [id])).toEqual(new Map())
    const read = world.time.now
    world.time.now += 5000
    expect(await report(member, id, [[0, 0]])).toMatchObject({ read: true, readAt: read })
    const { goOn } = await member.call('GET /library')
    expect(goOn.map((one) => one.id)).not.toContain(id)
  })

  it('takes what a phone kept while it had no network, as far as there was time to read it', async () => {
    const id = await publish('u-top', article('断网读的', paragraphs(4, 1000)))
    const late = (seen: number[][], seconds: number) => report(member, id, seen, { kept: true, seconds })
    // The very first that is heard of it: so far nobody knows for how long it has been open.
    expect(await late([[0, 3]], 300)).toMatchObject({ seen: 0, read: false, seconds: 0, later: true })
    world.time.now += 20_000
    expect(await late([[0, 3]], 300)).toMatchObject({ seen: 0, seconds: 0, later: true })
    // Turned over in five seconds, however long ago: never.
    world.time.now += 600_000
    expect(await late([[0, 3]], 5)).toMatchObject({ seen: 0, later: false })
    expect(await late([[0, 3]], 300)).toMatchObject({ seen: 4, read: true, later: false })
    // The same again, because the answer was lost.
    expect(await late([[0, 3]], 300)).toMatchObject({ seen: 4, read: true, later: false })
  })

  it('begins anew with what was changed, unless it had been read', async () => {
    const id = await publish('u-top', article('要改的', paragraphs(2)))
    for (const who of [member, other]) await report(who, id, [])
    world.time.now += 60_000
    await report(member, id, [[0, 1]])
    await report(other, id, [[0, 0]])
    expect((await other.call('GET /library')).goOn.map((one) => one.id)).toContain(id)
    await top.call('PUT /organiser/materials/:id', { id, version: 1, unitId: 'u-top', ...article('要改的', paragraphs(3)) })
    expect((await member.call('GET /materials/:id', { id })).progress).toMatchObject({ read: true, seen: 3, of: 3 })
    expect((await other.call('GET /materials/:id', { id })).progress).toMatchObject({ read: false, seen: 0, of: 3 })
    world.time.now += 60_000
    // A phone that still shows the older one.
    expect(await report(other, id, [[0, 1]])).toMatchObject({ seen: 0 })
    expect(await report(other, id, [[0, 2]], { version: 2 })).toMatchObject({ seen: 3, read: true })
  })

  it('takes a recording for heard when nine tenths were played, at no more than double speed', async () => {
    const { body: file } = await upload(world, 'm-top', mp3(60), { purpose: 'material' })
    const id = await publish('u-top', input('听一听', { kind: 'audio', fileId: file.id }))
    const open = await member.call('GET /materials/:id', { id })
    expect(open).toMatchObject({ kind: 'audio', length: 60, progress: { of: 60 } })
    expect((await fetchFile(world, open.file?.url as string, { range: 'bytes=0-9' })).statusCode).toBe(206)
    await report(member, id, [])
    world.time.now += 10_000
    expect(await report(member, id, [[0, 59]])).toMatchObject({ seen: 0, read: false })
    expect(await report(member, id, [[0, 9]], { place: 10 })).toMatchObject({ seen: 10, place: 10 })
    world.time.now += 30_000
    // Jumped to the end: what lies between was not heard.
    expect(await report(member, id, [[40, 59]])).toMatchObject({ seen: 30, read: false })
    world.time.now += 20_000
    expect(await report(member, id, [[10, 33]])).toMatchObject({ seen: 60, read: true })
  })

  it('keeps a book by its chapters', async () => {
    const id = await publish('u-top', input('一本书', { kind: 'book', chapters: [{ title: '第一章', markdown: paragraphs(2) }, { title: '第二章', markdown: `## 小节\n\n${paragraphs(1)}` }] }))
    await report(member, id, [])
    world.time.now += 60_000
    expect(await report(member, id, [[0, 1]], { chapter: 1, place: 1 })).toMatchObject({ seen: 2, of: 4, read: false, chapter: 1, place: 1 })
    expect((await member.call('GET /materials/:id', { id })).chapters).toEqual([{ title: '第一章', blocks: 2, seen: 0 }, { title: '第二章', blocks: 2, seen: 2 }])
    expect(await member.call('GET /materials/:id/chapters/:no', { id, no: 1 })).toMatchObject({ title: '第二章', seen: [[0, 1]], blocks: [{ kind: 'head' }, { kind: 'text' }] })
    expect((await member.raw('GET /materials/:id/chapters/:no', { id, no: 2 })).status).toBe(404)
    world.time.now += 60_000
    expect(await report(member, id, [[0, 1]])).toMatchObject({ seen: 4, read: true })
  })

  it('holds documents, links and cards', async () => {
    const { body: file } = await upload(world, 'm-top', pdf(), { purpose: 'material' })
    const hot = await column('u-top', 'hot-words')
    const ids = [
      await publish('u-top', input('一份文件', { kind: 'pdf', fileId: file.id })), await publish('u-top', input('一个网站', { kind: 'link', url: 'https://example.org/a' })),
      await publish('u-top', input('实事求是', { kind: 'card', front: '实事求是', back: '从实际出发', origin: '《改造我们的学习》' }, { columnId: hot }))
    ] as const
    const got = await fetchFile(world, (await member.call('GET /materials/:id', { id: ids[0] })).file?.url as string)
    expect([got.statusCode, got.headers['content-type'], got.headers['content-disposition']]).toEqual([200, 'application/pdf', 'inline; filename="document.pdf"'])
    expect(await report(member, ids[0], [[0, 0]])).toMatchObject({ read: true })
    expect(await member.call('GET /materials/:id', { id: ids[1] })).toMatchObject({ url: 'https://example.org/a' })
    expect((await member.call('GET /columns/:id/materials', { id: hot })).items).toMatchObject([{ card: { front: '实事求是', back: '从实际出发', origin: '《改造我们的学习》' }, read: false }])
    expect(await report(member, ids[2], [[0, 0]])).toMatchObject({ read: false })
    expect(await report(member, ids[2], [[0, 1]])).toMatchObject({ read: true })
    await expect(top.call('POST /organiser/materials', { unitId: 'u-top', ...input('冒充', { kind: 'link', url: 'javascript:alert(1)' }) })).rejects.toMatchObject({ status: 400 })
    const film = (await upload(world, 'm-top', boxes('isom', { handler: 'vide' }), { purpose: 'material' })).body.id
    await expect(top.call('POST /organiser/materials', { unitId: 'u-top', ...input('拿错', { kind: 'audio', fileId: film }) })).rejects.toMatchObject({ body: { code: 'bad_request' } })
  })

  it('finds what has all the words, in whatever width and case they are written', async () => {
    const id = await publish('u-top', article('遵义会议', '一九三五年一月，ＣＰＣ 在贵州召开会议。'))
    await publish('u-top', article('瓦窑堡会议', '在陕北。'))
    const found = async (who: Caller, text: string) => (await who.call('GET /materials', { text })).items.map((one) => one.title)
    expect(await found(member, 'cpc 会议')).toEqual(['遵义会议'])
    expect((await found(member, '会议')).sort()).toEqual(['瓦窑堡会议', '遵义会议'])
    expect(await found(member, '%')).toEqual([])
    const { items, next } = await member.call('GET /materials', { text: '会议', limit: 1 })
    expect([items.length, (await member.call('GET /materials', { text: '会议', limit: 1, cursor: next as string })).items.length]).toEqual([1, 1])
    await top.call('POST /organiser/materials/:id/withdraw', { id, version: 1, reason: '重写' })
    expect(await found(member, 'cpc')).toEqual([])
  })

  it('puts a timeline in the order of its dates and others as they are arranged', async () => {
    const [line, plain] = [await column('u-top', 'timeline'), await column()]
    for (const date of ['1949-10-01', '1921-07-23', '1935-01', '1978']) await publish('u-top', input(date, { kind: 'card', front: date, back: '事', origin: '' }, { columnId: line, date, period: date < '1949' ? '新民主主义革命时期' : '建设' }))
    const titles = async (id: string) => (await member.call('GET /columns/:id/materials', { id })).items.map((one) => one.title)
    expect(await titles(line)).toEqual(['1921-07-23', '1935-01', '1949-10-01', '1978'])
    expect((await member.call('GET /columns/:id/materials', { id: line, period: '新民主主义革命时期' })).items).toHaveLength(2)
    const ids = [await publish('u-top', article('甲', '字', { columnId: plain })), await publish('u-top', article('乙', '字', { columnId: plain })), await publish('u-top', article('丙', '字', { columnId: plain }))] as const
    expect(await titles(plain)).toEqual(['丙', '乙', '甲'])
    await top.call('PUT /organiser/columns/:id/order', { id: plain, ids: [ids[0], ids[2]] })
    expect(await titles(plain)).toEqual(['甲', '丙', '乙'])
    await top.call('PUT /organiser/columns/order', { unitId: 'u-top', ids: [plain, line] })
    expect((await member.call('GET /library')).columns.map(({ id }) => id).filter((id) => id === plain || id === line)).toEqual([plain, line])
  })

  it('keeps the files of a material as long as it shows them', async () => {
    const [first, second, cover] = [await photo(), await photo(), await photo()]
    const { id } = await top.call('POST /organiser/materials', { unitId: 'u-top', ...article('有图的', `一段\n\n![旧址](file:${first})`, { cover }) })
    const state = async (file: string) => (await world.behind.selectFrom('file').select('state').where('id', '=', file).executeTakeFirst())?.state
    expect([await state(first), await state(cover), await state(second)]).toEqual(['used', 'used', 'staged'])
    await top.call('PUT /organiser/materials/:id', { id, version: 1, unitId: 'u-top', ...article('有图的', `一段\n\n![新址](file:${second})`, { cover }) })
    expect([await state(first), await state(second)]).toEqual(['staged', 'used'])
    await top.call('POST /organiser/materials/:id/publish', { id, version: 2 })
    const view = await member.call('GET /materials/:id', { id })
    expect(view.blocks).toMatchObject([{ kind: 'text' }, { kind: 'picture', alt: '新址', file: { id: second } }])
    world.time.now += 2 * DAY
    while ((await world.ctx.writer.write(sweepFiles, { now: world.time.now })).gone > 0);
    expect([await state(first), await state(second), await state(cover)]).toEqual([undefined, 'used', 'used'])
    // Somebody else's upload cannot be put into one's own text and looked at there.
    const foreign = await photo('m-b1-2')
    await expect(member.call('POST /me/materials', { title: '偷看', columnId: null, markdown: `![](file:${foreign})`, pictures: [] })).rejects.toMatchObject({ body: { code: 'bad_request' } })
    await expect(member.call('POST /me/materials', { title: '偷看', columnId: null, markdown: '字', pictures: [second] })).rejects.toMatchObject({ body: { code: 'bad_request' } })
    expect((await sec.call('POST /organiser/materials/preview', { markdown: `![](file:${foreign})` })).blocks).toEqual([{ kind: 'picture', file: null, alt: '' }])
  })

  it('tells the second of two editors, and of two who publish and change', async () => {
    const { id } = await sec.call('POST /organiser/materials', { unitId: 'u-a1', ...article('两人改') })
    const edits = await Promise.allSettled(['甲', '乙'].map((title) => sec.call('PUT /organiser/materials/:id', { id, version: 1, unitId: 'u-a1', ...article(title) })))
    expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(sec.call('POST /organiser/materials/:id/publish', { id, version: 1 })).rejects.toMatchObject({ body: { code: 'edited_elsewhere' } })
    await expect(sec.call('PUT /organiser/materials/:id', { id, version: 2, unitId: 'u-a2', ...article('搬走') })).rejects.toMatchObject({ status: 403 })
    await sec.call('DELETE /organiser/materials/:id', { id })
    expect((await sec.raw('GET /organiser/materials/:id', { id })).status).toBe(404)
    const empty = await sec.call('POST /organiser/materials', { unitId: 'u-a1', ...article('空的', '  ') })
    await expect(sec.call('POST /organiser/materials/:id/publish', empty)).rejects.toMatchObject({ body: { message: expect.stringContaining('空的') } })
  })

  it('brings a member’s own text to the others when an organiser has passed it', async () => {
    const pictures = [await photo('m-a1-2')]
    const mine = await member.call('POST /me/materials', { title: '走访旧址', columnId: null, markdown: '第一段\n第二段', pictures })
    expect(mine).toMatchObject({ state: 'draft', markdown: '第一段\n第二段', pictures: [{ id: pictures[0] }] })
    const waiting = async (who: Caller) => (await who.call('GET /organiser/materials', { state: 'review' })).items.map(({ id }) => id)
    expect((await sec.raw('GET /organiser/materials/:id', { id: mine.id })).status).toBe(404)
    await member.call('POST /me/materials/:id/submit', { id: mine.id, version: 1 })
    expect(await waiting(sec)).toEqual([mine.id])
    expect((await sec.call('GET /organiser/materials', {})).waiting).toBe(1)
    await expect(member.call('PUT /me/materials/:id', { id: mine.id, version: 1, title: '改', columnId: null, markdown: '改', pictures })).rejects.toMatchObject({ body: { code: 'conflict' } })
    await sec.call('POST /organiser/materials/:id/return', { id: mine.id, version: 1, reason: '请写明时间' })
    expect(await member.call('GET /me/materials/:id', { id: mine.id })).toMatchObject({ state: 'returned', reason: '请写明时间' })
    await member.call('PUT /me/materials/:id', { id: mine.id, version: 1, title: '走访旧址', columnId: null, markdown: '五月一日\n第二段', pictures })
    await member.call('POST /me/materials/:id/submit', { id: mine.id, version: 2 })
    await sec.call('POST /organiser/materials/:id/publish', { id: mine.id, version: 2 })
    const colleague = await world.as('m-a1-3')
    expect(await colleague.call('GET /materials/:id', { id: mine.id })).toMatchObject({ title: '走访旧址', author: expect.any(String), blocks: [{ spans: [{ text: '五月一日' }] }, {}, { kind: 'picture' }] })
    expect((await other.raw('GET /materials/:id', { id: mine.id })).status).toBe(404)
    for (const route of ['POST /me/materials/:id/withdraw', 'DELETE /me/materials/:id'] as const) await expect(member.call(route, { id: mine.id })).rejects.toMatchObject({ body: { code: 'conflict' } })
    for (const call of [other.raw('GET /me/materials/:id', { id: mine.id }), other.raw('POST /me/materials/:id/withdraw', { id: mine.id }), other.raw('DELETE /me/materials/:id', { id: mine.id })]) expect((await call).status).toBe(404)
    expect((await member.call('GET /me/materials', {})).items.map(({ id }) => id)).toEqual([mine.id])
    const trail = (await (await world.as('m-top')).call('GET /organiser/trail', { group: 'study' })).items
    expect(trail.map(({ what, about }) => [what, about])).toEqual(expect.arrayContaining([['退回投稿', '走访旧址'], ['发布投稿', '走访旧址']]))
  })

  it('takes a contribution back from the queue, and out of the world', async () => {
    const { id } = await member.call('POST /me/materials', { title: '想一想', columnId: null, markdown: '一段', pictures: [] })
    await member.call('POST /me/materials/:id/submit', { id, version: 1 })
    await member.call('POST /me/materials/:id/withdraw', { id })
    await expect(sec.call('POST /organiser/materials/:id/publish', { id, version: 1 })).rejects.toMatchObject({ status: 404 })
    await member.call('DELETE /me/materials/:id', { id })
    expect((await member.raw('GET /me/materials/:id', { id })).status).toBe(404)
  })
})
