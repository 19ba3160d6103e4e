import sharp from 'sharp'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { engines } from '../support/engines'
import { accept, ask, offer, offered, sendId } from '../support/menu'
import { readSheets } from '../support/read-xlsx'
import { upload } from '../support/upload'
import { type CallError, makeWorld, START, type World } from '../support/world'

const DAY = 86400_000

describe.each(engines)('who sees and does what of the menu on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(engine)
    await world.behind.insertInto('role_grant').values({ id: 'g-b', member_id: 'm-b1-1', role: 'organiser', unit_id: 'u-b', created_at: START }).execute()
  })
  afterEach(() => world.close())

  const code = (promise: Promise<unknown>) => promise.then(() => 'done', (error: unknown) => (error as CallError).body.code)

  it('offers are seen by those they are open to, once they are shown', async () => {
    const all = await offer(world)
    const ours = await offer(world, { title: '只给甲一支部', units: ['u-a1'] })
    const draft = await (await world.as('m-org-a')).call('POST /organiser/offers', { unitId: 'u-a', ...offered({ title: '草稿' }) })
    const seen = async (who: string, more = {}) => (await (await world.as(who)).call('GET /menu', more)).items.map(({ id }) => id).sort()
    expect(await seen('m-a1-2')).toEqual([all, ours].sort())
    expect(await seen('m-b1-2')).toEqual([all])
    // Who organises a unit that it is open to may order for it.
    expect(await seen('m-org-a')).toEqual([all, ours].sort())
    expect([await seen('m-a1-2', { text: '甲一' }), await seen('m-a1-2', { kind: 'visit' }), await seen('m-a1-2', { text: '沈教授' })]).toEqual([[ours], [], [all, ours].sort()])
    const b = await world.as('m-b1-2')
    expect([await code(b.call('GET /menu/:id', { id: ours })), await code(b.call('GET /menu/:id', { id: draft.row.id })), await code(ask(world, ours, { unitId: 'u-b1' }, 'm-b1-2'))]).toEqual(['not_found', 'not_found', 'not_found'])
  })

  it('where only organisers order, a member reads why he cannot', async () => {
    const id = await offer(world, { who: 'organisers' })
    const member = await (await world.as('m-a1-2')).call('GET /menu/:id', { id })
    expect([member.units, member.why]).toEqual([[], '这项服务由单位的组织者来点。想要的话，可以告诉本支部的组织者。'])
    expect(await code(ask(world, id, {}, 'm-a1-2'))).toBe('forbidden')
    expect((await (await world.as('m-sec')).call('GET /menu/:id', { id })).units).toEqual([{ id: 'u-a1', name: '甲市第一党支部' }])
    expect((await (await world.as('m-b1-1')).call('GET /menu/:id', { id })).units.map((unit) => unit.id)).toEqual(['u-b1', 'u-b'])
    await ask(world, id, {}, 'm-sec')
    expect(await code(ask(world, id, { unitId: 'u-b1' }, 'm-sec'))).toBe('forbidden')
  })

  it('an order is there for its two sides alone', async () => {
    const asked = await ask(world, await offer(world, {}, 'm-b1-1', 'u-b'))
    const get = async (who: string) => code((await world.as(who)).call('GET /menu-orders/:id', { id: asked.id }))
    expect([await get('m-a1-1'), await get('m-sec'), await get('m-org-a'), await get('m-b1-1'), await get('m-top')]).toEqual(['done', 'done', 'done', 'done', 'done'])
    expect([await get('m-a1-2'), await get('m-b1-2')]).toEqual(['not_found', 'not_found'])
    const list = async (who: string, of: 'ours' | 'theirs') => (await (await world.as(who)).call('GET /menu-orders', { of })).items.length
    expect([await list('m-sec', 'ours'), await list('m-sec', 'theirs'), await list('m-b1-1', 'ours'), await list('m-b1-1', 'theirs'), await list('m-a1-2', 'ours'), await list('m-a1-2', 'theirs')]).toEqual([1, 0, 0, 1, 0, 0])
  })

  it('only those who offer accept, decline, move, finish; only those who ordered take back and rate', async () => {
    const asked = await ask(world, await offer(world, {}, 'm-b1-1', 'u-b'))
    const at = { day: 20260618, minute: 540, minutes: 90 }
    const body = { id: asked.id, version: 1 }
    const sec = await world.as('m-sec')
    expect(await code(sec.call('POST /organiser/menu-orders/:id/accept', { ...body, sendId: sendId(), at, place: '', note: '' }))).toBe('forbidden')
    expect(await code(sec.call('POST /organiser/menu-orders/:id/decline', { ...body, sendId: sendId(), reason: '不' }))).toBe('forbidden')
    expect(await code(sec.call('GET /organiser/menu-orders/:id/clashes', { id: asked.id, ...at }))).toBe('forbidden')
    const b = await world.as('m-b1-1')
    expect(await code(b.call('POST /menu-orders/:id/withdraw', { ...body, sendId: sendId(), reason: '不' }))).toBe('forbidden')
    const accepted = await accept(world, asked, 20260618, 'm-b1-1')
    for (const route of ['POST /organiser/menu-orders/:id/call-off'] as const) expect(await code(sec.call(route, { id: asked.id, version: accepted.version, sendId: sendId(), reason: '不' }))).toBe('forbidden')
    expect(await code(sec.call('POST /organiser/menu-orders/:id/move', { id: asked.id, version: accepted.version, sendId: sendId(), at, place: '', reason: '不' }))).toBe('forbidden')
    world.time.now = START + 4 * DAY
    expect(await code((await world.as('m-sec')).call('POST /organiser/menu-orders/:id/done', { id: asked.id, version: accepted.version, sendId: sendId(), heads: 9, note: '' }))).toBe('forbidden')
    const done = await (await world.as('m-b1-1')).call('POST /organiser/menu-orders/:id/done', { id: asked.id, version: accepted.version, sendId: sendId(), heads: 9, note: '' })
    const rate = async (who: string) => code((await world.as(who)).call('POST /menu-orders/:id/rate', { id: asked.id, version: done.version, sendId: sendId(), stars: 4, said: '' }))
    // The association's administrator organises both, and does not rate himself.
    expect([await rate('m-b1-1'), await rate('m-top'), await rate('m-a1-2'), await rate('m-sec'), await rate('m-a1-1')]).toEqual(['forbidden', 'forbidden', 'not_found', 'done', 'conflict'])
  })

  it('an offer is kept by those who organise its unit, and opened to what they may', async () => {
    const id = await offer(world)
    const entry = await (await world.as('m-org-a')).call('GET /organiser/offers/:id', { id })
    const change = { id, version: entry.row.version, ...entry.input, title: '新名称' }
    for (const who of ['m-sec', 'm-b1-1']) {
      const caller = await world.as(who)
      expect([
        await code(caller.call('GET /organiser/offers/:id', { id })), await code(caller.call('PUT /organiser/offers/:id', change)), await code(caller.call('POST /organiser/offers/:id/withdraw', { id, version: 2, reason: '' })),
        await code(caller.call('POST /organiser/offers/:id/show', { id, version: 2 })), await code(caller.call('DELETE /organiser/offers/:id', { id })), (await caller.call('GET /organiser/offers', {})).items.length
      ]).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden', 'forbidden', 0])
    }
    const own = await world.as('m-org-a')
    expect(await code(own.call('POST /organiser/offers', { unitId: 'u-b', ...offered() }))).toBe('forbidden')
    expect(await code(own.call('POST /organiser/offers', { unitId: 'u-a', ...offered({ units: ['u-b1'] }) }))).toBe('forbidden')
    expect(await code(own.call('POST /organiser/offers', { unitId: 'u-a', ...offered({ units: ['u-top', 'u-a1'] }) }))).toBe('done')
    expect((await own.call('PUT /organiser/offers/:id', change)).row.title).toBe('新名称')
    expect(await code(own.call('PUT /organiser/offers/:id', change))).toBe('edited_elsewhere')
    expect(await code(own.call('DELETE /organiser/offers/:id', { id }))).toBe('conflict')
  })

  it('an offer that is withdrawn takes no new orders and keeps those it has; what is not ready is not shown', async () => {
    const id = await offer(world)
    const asked = await ask(world, id)
    const own = await world.as('m-org-a')
    const { row } = await own.call('GET /organiser/offers/:id', { id })
    await own.call('POST /organiser/offers/:id/withdraw', { id, version: row.version, reason: '专家出国' })
    expect([await code(ask(world, id)), (await (await world.as('m-a1-1')).call('GET /menu', {})).items]).toEqual(['conflict', []])
    await accept(world, asked)
    const draft = await own.call('POST /organiser/offers', { unitId: 'u-a', ...offered({ text: '', contact: { name: '', phone: '' } }) })
    expect(draft.problems).toHaveLength(3)
    expect(await code(own.call('POST /organiser/offers/:id/show', { id: draft.row.id, version: 1 }))).toBe('bad_request')
    await own.call('DELETE /organiser/offers/:id', { id: draft.row.id })
  })

  it('a picture is taken over, replaced and let go', async () => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a03020' } }).jpeg().toBuffer()
    const picture = async () => (await upload(world, 'm-org-a', bytes, { purpose: 'menu' })).body.id
    const [first, second] = [await picture(), await picture()]
    const id = await offer(world, { picture: first })
    expect((await (await world.as('m-a1-1')).call('GET /menu', {})).items[0]?.picture?.id).toBe(first)
    const own = await world.as('m-org-a')
    const { row, input } = await own.call('GET /organiser/offers/:id', { id })
    await own.call('PUT /organiser/offers/:id', { id, version: row.version, ...input, picture: second })
    expect(Object.fromEntries((await world.behind.selectFrom('file').select(['id', 'state']).execute()).map((file) => [file.id, file.state]))).toEqual({ [first]: 'staged', [second]: 'used' })
    expect((await upload(world, 'm-org-a', Buffer.from('%PDF-1.4 x'), { purpose: 'menu', name: 'a.pdf' })).status).toBeGreaterThanOrEqual(400)
  })

  it('figures and the table add up what somebody organises, and nothing else', async () => {
    const [a, b] = [await offer(world), await offer(world, { title: '乙市的参观' }, 'm-b1-1', 'u-b')]
    const first = await accept(world, await ask(world, a, { unitId: 'u-b1' }, 'm-b1-2'))
    await ask(world, a, { heads: 20 })
    const second = await accept(world, await ask(world, b), 20260618, 'm-b1-1')
    world.time.now = START + 4 * DAY
    const done = await (await world.as('m-org-a')).call('POST /organiser/menu-orders/:id/done', { id: first.id, version: first.version, sendId: sendId(), heads: 35, note: '' })
    await (await world.as('m-b1-2')).call('POST /menu-orders/:id/rate', { id: done.id, version: done.version, sendId: sendId(), stars: 4, said: '=SUM(1)' })
    const figures = async (who: string, of: 'giving' | 'ordering') => (await world.as(who)).call('GET /organiser/menu-figures', { of })
    const ofA = { asked: 2, accepted: 1, done: 1, people: 35, minutes: 90, stars: 4, rated: 1 }
    expect(await figures('m-org-a', 'giving')).toEqual({ rows: [{ unit: { id: 'u-a', name: '甲市联合会' }, ...ofA }], total: ofA })
    expect((await figures('m-org-a', 'ordering')).rows).toMatchObject([{ unit: { id: 'u-a1' }, asked: 2, accepted: 1, done: 0, stars: null }])
    expect((await figures('m-top', 'giving')).total).toMatchObject({ asked: 3, accepted: 2, done: 1 })
    expect((await figures('m-sec', 'giving')).rows).toEqual([])

    const table = async (who: string) => {
      const by = await world.as(who)
      const job = await by.call('POST /organiser/menu-orders/export', {})
      await runJobs(world.ctx, jobKinds)
      return JSON.stringify(await readSheets((await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await by.token()}` } })).rawPayload))
    }
    const whole = await table('m-top')
    for (const text of ['伟大建党精神', '乙市的参观', '13800138000', '=SUM(1)', '6 月 18 日 9:00—10:30', '已评价', '合计']) expect(whole).toContain(text)
    const part = await table('m-sec')
    expect([part.includes('共 2 单'), part.includes('乙市第一党支部')]).toEqual([true, false])
    expect(second.state).toBe('accepted')
  })
})
