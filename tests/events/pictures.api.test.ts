import sharp from 'sharp'
import { askPhotosDue } from '../../server/events/pictures/missing'
import { sweepFiles } from '../../server/files/writes'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { pdf } from '../support/sounds'
import { fetchFile, upload } from '../support/upload'
import { makeWorld, type World } from '../support/world'
import { DAY, HOUR, publishEvent, refused, view } from './play'

const photo = () => sharp({ create: { width: 400, height: 300, channels: 3, background: '#a03020' } }).jpeg().toBuffer()

describe.each(engines)('pictures of an event on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  // Each test has its own day: what others uploaded does not count against it.
  beforeEach(() => { world.time.now += 2 * DAY })

  const sent = async (member = 'm-org-a') => (await upload(world, member, await photo(), { purpose: 'event' })).body.id
  const add = async (id: string, part: 'about' | 'after', fileId: string, by = 'm-org-a') => (await world.as(by)).call('POST /organiser/events/:id/pictures', { id, part, fileId })
  const event = (own = {}) => publishEvent(world, { audience: { units: ['u-a'] }, sessions: [session({ begins: world.time.now + DAY, ends: world.time.now + DAY + HOUR })], ...own }, 'm-org-a', 'u-a')

  it('are shown to whoever sees it, in the order in which they came, and are gone when taken away', async () => {
    const id = await event({ evidence: { photos: 2, days: 3 } })
    const [one, two, three] = [await sent(), await sent(), await sent()]
    await add(id, 'about', one)
    world.time.now += 1000
    const second = await add(id, 'about', two)
    // A tap that is sent twice is one.
    expect((await add(id, 'about', two)).id).toBe(second.id)
    await add(id, 'after', three)
    const seen = await view(world, 'm-a1-1', id)
    expect([seen.pictures.map((file) => file.id), seen.photos.map((file) => file.id)]).toEqual([[one, two], [three]])
    expect((await fetchFile(world, seen.pictures[0]?.url ?? '')).statusCode).toBe(200)
    const { evidence } = await (await world.as('m-org-a')).call('GET /organiser/events/:id/pictures', { id })
    expect(evidence).toMatchObject({ wanted: 2, have: 1 })
    await (await world.as('m-org-a')).call('DELETE /organiser/events/:id/pictures/:picture', { id, picture: second.id })
    await (await world.as('m-org-a')).call('DELETE /organiser/events/:id/pictures/:picture', { id, picture: second.id })
    expect((await view(world, 'm-a1-1', id)).pictures.map((file) => file.id)).toEqual([one])
    // What is held stays; what was let go of is swept away.
    world.time.now += 3 * DAY
    await world.ctx.writer.write(sweepFiles, { now: world.time.now })
    expect((await world.behind.selectFrom('file').select('id').execute()).map((row) => row.id).sort()).toEqual([one, three].sort())
  })

  it('are the owner’s to add: no other unit’s, no member’s, no document, nobody else’s file, nine at most', async () => {
    const id = await event()
    const file = await sent()
    expect((await refused(add(id, 'about', await sent('m-sec'), 'm-sec'))).status).toBe(403)
    expect((await refused((await world.as('m-a1-1')).call('POST /organiser/events/:id/pictures', { id, part: 'about', fileId: file }))).status).toBe(403)
    expect((await upload(world, 'm-org-a', pdf(), { purpose: 'event' })).body).toMatchObject({ code: 'bad_request', message: '活动里只能放照片。' })
    expect((await refused(add(id, 'about', await sent('m-top')))).message).toContain('已经不在了')
    await add(id, 'about', file)
    for (let i = 0; i < 8; i++) await add(id, 'about', await sent())
    expect((await refused(add(id, 'about', await sent()))).message).toContain('最多 9 张')
    expect((await refused((await world.as('m-sec')).call('DELETE /organiser/events/:id/pictures/:picture', { id, picture: 'any' }))).status).toBe(403)
  })

  it('that are asked for and missing are asked for once before the term and once after it, of whoever organises the event', async () => {
    // What other tests held asks for nothing here.
    await world.behind.updateTable('event').set({ state: 'cancelled' }).execute()
    const asked = async (member: string) => (await (await world.as(member)).call('GET /me/notices', {})).items.filter(({ title }) => title.startsWith('活动照片'))
    const midnight = Math.floor((world.time.now + 8 * HOUR) / DAY) * DAY - 8 * HOUR
    const ends = midnight + DAY + 11 * HOUR
    const until = midnight + 5 * DAY
    const own = { title: '清明祭扫', evidence: { photos: 3, days: 3 }, sessions: [session({ begins: ends - HOUR, ends })] }
    const id = await event(own)
    const called = await event({ ...own, title: '取消了的' })
    await (await world.as('m-org-a')).call('POST /organiser/events/:id/cancel', { id: called, reason: '下雨' })
    const at = (moment: number) => { world.time.now = moment; return askPhotosDue(world.ctx) }
    expect(await at(until - 2 * DAY + 9 * HOUR - 1)).toBe(0)
    const both = [await at(until - 2 * DAY + 9 * HOUR), await askPhotosDue(world.ctx)]
    expect(both).toEqual([1, 0])
    expect(await asked('m-org-a')).toMatchObject([{ title: '活动照片还没有交齐', text: expect.stringMatching(/^“清明祭扫”要交 3 张活动照片，一张也没有，.* 24:00 截止/) as string, page: `hosting/event/index?id=${id}` }])
    await add(id, 'after', await sent())
    expect(await at(until + 9 * HOUR - 1)).toBe(0)
    const after = await Promise.all([at(until + 9 * HOUR), askPhotosDue(world.ctx)])
    expect(after[0] + after[1]).toBe(1)
    expect(await asked('m-org-a')).toMatchObject([{ title: '活动照片过了期限', text: expect.stringContaining('还差 2 张') as string }])
    // Neither another unit's organiser, nor the one above while the unit has its own.
    expect([await asked('m-sec'), await asked('m-top')]).toEqual([[], []])
    for (let i = 0; i < 2; i++) await add(id, 'after', await sent())
    expect(await asked('m-org-a')).toEqual([])
    expect(await at(until + 2 * DAY)).toBe(0)
  })

  it('are not asked for where there are enough, or where the term was over long ago', async () => {
    const ends = world.time.now + 2 * DAY
    const enough = await event({ evidence: { photos: 1, days: 1 }, sessions: [session({ begins: ends - HOUR, ends })] })
    await event({ evidence: { photos: 1, days: 1 }, sessions: [session({ begins: ends - HOUR, ends: ends + HOUR })] })
    await add(enough, 'after', await sent())
    world.time.now = ends + 20 * DAY
    expect(await askPhotosDue(world.ctx)).toBe(0)
  })

  it('of a draft go with it', async () => {
    const organiser = await world.as('m-org-a')
    const id = await event()
    const { config } = await organiser.call('GET /organiser/events/:id', { id })
    const draft = await organiser.call('POST /organiser/events', { unitId: 'u-a', config })
    const file = await sent()
    await add(draft.id, 'about', file)
    expect((await refused(add(draft.id, 'after', await sent()))).message).toContain('发布以后')
    await organiser.call('DELETE /organiser/events/:id', { id: draft.id })
    expect(await world.behind.selectFrom('file').select('state').where('id', '=', file).executeTakeFirst()).toEqual({ state: 'staged' })
  })
})
