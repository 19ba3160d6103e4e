import { engines } from '../support/engines'
import { accept, ask, offer, sendId, wished } from '../support/menu'
import { type CallError, makeWorld, START, type World } from '../support/world'

const DAY = 86400_000

describe.each(engines)('an order on %s', (engine) => {
  let world: World
  beforeEach(async () => { world = await makeWorld(engine) })
  afterEach(() => world.close())

  const code = (promise: Promise<unknown>) => promise.then(() => 'done', (error: unknown) => (error as CallError).body.code)
  const said = (promise: Promise<unknown>) => promise.then(() => 'done', (error: unknown) => (error as CallError).body.message)
  const member = () => world.as('m-a1-1')
  const giver = () => world.as('m-org-a')

  it('goes its way from the wish to the rating, and every step is on record', async () => {
    const id = await offer(world)
    const asked = await ask(world, id, { note: '结合科研工作讲' })
    expect(asked).toMatchObject({ no: 1, state: 'asked', by: '赵a11', unit: { name: '甲市第一党支部' }, heads: 40, may: ['withdraw'], giverContact: null, contact: { phone: '13800138000' } })
    expect((await (await giver()).call('GET /menu-orders', { of: 'theirs' })).items).toMatchObject([{ id: asked.id, may: ['accept', 'decline'] }])
    expect((await (await giver()).call('GET /menu', {})).waiting).toBe(1)

    const accepted = await accept(world, asked)
    expect(accepted).toMatchObject({ state: 'accepted', place: '三楼会议室', begin: Date.UTC(2026, 5, 18, 1), end: Date.UTC(2026, 5, 18, 2, 30) })
    const mine = await (await member()).call('GET /menu-orders/:id', { id: asked.id })
    expect(mine).toMatchObject({ giverContact: { name: '徐老师', phone: '0571-87050000' }, may: ['withdraw'] })

    const g = await giver()
    const moved = await g.call('POST /organiser/menu-orders/:id/move', { id: asked.id, version: accepted.version, sendId: sendId(), at: { day: 20260619, minute: 840, minutes: 60 }, place: '报告厅', reason: '专家临时有课' })
    expect(await said(g.call('POST /organiser/menu-orders/:id/done', { id: asked.id, version: moved.version, sendId: sendId(), heads: 38, note: '' }))).toContain('还没有到约定的那一天')
    world.time.now = START + 4 * DAY
    const done = await (await giver()).call('POST /organiser/menu-orders/:id/done', { id: asked.id, version: moved.version, sendId: sendId(), heads: 38, note: '反响很好' })
    expect(done).toMatchObject({ state: 'done', doneHeads: 38, may: [] })
    const rated = await (await member()).call('POST /menu-orders/:id/rate', { id: asked.id, version: done.version, sendId: sendId(), stars: 5, said: '讲得生动' })
    expect(rated).toMatchObject({ state: 'rated', stars: 5, said: '讲得生动', may: [] })
    expect(rated.steps.map(({ act, by, reason, begin }) => [act, by, reason, begin !== null])).toEqual([
      ['ask', '赵a11', '', false], ['accept', '甲组织', '', true], ['move', '甲组织', '专家临时有课', true], ['done', '甲组织', '', false], ['rate', '赵a11', '', false]
    ])
    expect(await (await member()).call('GET /menu/:id', { id })).toMatchObject({ done: 1, rated: 1, stars: 5 })
    const told = (await world.behind.selectFrom('notice').select(['member_id', 'title', 'page', 'kind', 'about']).execute()).map(({ member_id, title, page, kind, about }) => [member_id, title, page === `menu/order/index?id=${asked.id}`, kind, about === asked.id])
    expect(told.sort()).toEqual([
      ['m-a1-1', '点的单已经接了', true, 'menu', true], ['m-a1-1', '服务办完了，请评价', true, 'menu', true], ['m-a1-1', '约好的时间改了', true, 'menu', true], ['m-org-a', '收到一条评价', true, 'menu', true], ['m-org-a', '有单位点单，请接单', true, 'menu', true]
    ].sort())
    expect((await (await world.as('m-top')).call('GET /organiser/trail', { group: 'menu' })).items.map(({ what }) => what).sort()).toEqual(['发布服务', '接单', '改约定的时间', '新建服务', '点单', '登记办完', '评价'].sort())
  })

  it('tells the other side alone: once for each step, and whoever took it knows', async () => {
    const id = await offer(world)
    const asked = await ask(world, id)
    const m = await member()
    const back = { id: asked.id, version: asked.version, sendId: sendId(), reason: '会议改期' }
    await Promise.all([m.call('POST /menu-orders/:id/withdraw', back), m.call('POST /menu-orders/:id/withdraw', back)])
    // Where nobody organises the unit itself, who organises the nearest above it hears of it; not whoever ordered himself.
    await world.behind.deleteFrom('role_grant').where('member_id', '=', 'm-org-a').execute()
    await ask(world, id, {}, 'm-a1-2')
    const told = await world.behind.selectFrom('notice').select(['member_id', 'title', 'text']).execute()
    expect(told.map(({ member_id, title }) => [member_id, title]).sort()).toEqual([['m-org-a', '点的单撤回了'], ['m-org-a', '有单位点单，请接单'], ['m-top', '有单位点单，请接单']].sort())
    expect(told.find(({ title }) => title === '点的单撤回了')?.text).toBe('甲市第一党支部撤回了“伟大建党精神”（第 1 单）。原因：会议改期')
  })

  it('sent twice is one, step for step', async () => {
    const id = await offer(world)
    const order = wished()
    const m = await member()
    const [first, second] = await Promise.all([m.call('POST /menu/:id/orders', { id, ...order }), m.call('POST /menu/:id/orders', { id, ...order })])
    expect(second.id).toBe(first.id)
    const g = await giver()
    const step = { id: first.id, version: first.version, sendId: sendId(), at: { day: 20260618, minute: 540, minutes: 90 }, place: '三楼', note: '' }
    const replies = await Promise.all([1, 2, 3].map(() => g.call('POST /organiser/menu-orders/:id/accept', step)))
    expect(replies.map(({ state, version }) => [state, version])).toEqual([['accepted', 2], ['accepted', 2], ['accepted', 2]])
    expect((await m.call('GET /menu-orders/:id', { id: first.id })).steps).toHaveLength(2)
    expect(await world.behind.selectFrom('menu_tally').select('n').where('slot', '=', 'all').execute()).toEqual([{ n: 1 }])
    const other = await offer(world, { title: '另一场' })
    expect(await code(m.call('POST /menu/:id/orders', { id: other, ...order }))).toBe('conflict')
  })

  it('is refused kindly where it does not fit', async () => {
    const id = await offer(world, { least: 20, most: 60 })
    const cases: [Parameters<typeof wished>[0], string][] = [
      [{ wishes: [{ day: 20260616, part: 'morning', minute: null }] }, '最早可以约 6 月 17 日。'],
      [{ wishes: [{ day: 20260618, part: 'morning', minute: null }, { day: 20260620, part: 'morning', minute: null }] }, '第 2 个时间：6 月 20 日是周六，可以约的是周一至周五。'],
      [{ heads: 10 }, '这项服务的人数要求：20—60 人。'], [{ heads: 61 }, '这项服务的人数要求：20—60 人。'], [{ venue: ' ' }, '上门的服务，请写在哪里办。'],
      [{ contact: { name: '赵一', phone: '138' } }, '电话不对：手机 11 位，座机写区号和号码。'], [{ unitId: 'u-a2' }, '你不能替这个单位点这项服务。']
    ]
    for (const [partial, words] of cases) expect(await said(ask(world, id, partial))).toBe(words)
    expect(await world.behind.selectFrom('menu_order').select('id').execute()).toEqual([])
  })

  it.each([[{ all: 5, month: null, unit: null }], [{ all: null, month: 5, unit: null }]])('is accepted five times of fifty at once where the limit is %j', async (limits) => {
    const id = await offer(world, { limits })
    const asked = await Promise.all(Array.from({ length: 50 }, (_, i) => ask(world, id, { unitId: i % 2 ? 'u-a1' : 'u-a2' }, i % 2 ? `m-a1-${i % 5 + 1}` : `m-a2-${i % 5 + 1}`)))
    expect(asked.map(({ no }) => no).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
    const outcomes = await Promise.all(asked.map((order) => code(accept(world, order))))
    expect([outcomes.filter((one) => one === 'done').length, outcomes.filter((one) => one === 'conflict').length]).toEqual([5, 45])
    expect((await world.behind.selectFrom('menu_order').select('id').where('state', '=', 'accepted').execute()).length).toBe(5)
    if (limits.all) expect(await said(ask(world, id, {}))).toBe('这项服务已经接满了。')
    else {
      expect(await said(ask(world, id, {}))).toContain('已经约满了')
      expect((await (await member()).call('GET /menu/:id', { id })).takenMonths).toEqual([202606])
      await ask(world, id, { wishes: [{ day: 20260702, part: 'morning', minute: null }] })
    }
  })

  it('gives its place back when it is called off or taken back, and takes one in another month when it is moved there', async () => {
    const id = await offer(world, { limits: { all: 2, month: 1, unit: null } })
    const [first, second] = [await ask(world, id), await ask(world, id)]
    const one = await accept(world, first)
    expect(await said(accept(world, second))).toContain('2026 年 6 月已经接了 1 单')
    const g = await giver()
    const july = await g.call('POST /organiser/menu-orders/:id/move', { id: one.id, version: one.version, sendId: sendId(), at: { day: 20260702, minute: 540, minutes: 90 }, place: '', reason: '下月再办' })
    const two = await accept(world, second)
    expect(await said(g.call('POST /organiser/menu-orders/:id/move', { id: two.id, version: two.version, sendId: sendId(), at: { day: 20260703, minute: 540, minutes: 90 }, place: '', reason: '改期' }))).toContain('2026 年 7 月')
    const third = (await code(ask(world, id)))
    expect(third).toBe('conflict')
    await g.call('POST /organiser/menu-orders/:id/call-off', { id: july.id, version: july.version, sendId: sendId(), reason: '专家生病' })
    await (await member()).call('POST /menu-orders/:id/withdraw', { id: two.id, version: two.version, sendId: sendId(), reason: '改到下半年' })
    expect((await world.behind.selectFrom('menu_tally').selectAll().where('slot', '<>', 'no').orderBy('slot').execute()).map(({ slot, n }) => [slot, n])).toEqual([['all', 0], ['m202606', 0], ['m202607', 0], ['uu-a1', 0]])
    await accept(world, await ask(world, id))
  })

  it('is one for a unit that may have one, also of two at the same moment', async () => {
    const id = await offer(world, { limits: { all: null, month: null, unit: 1 } })
    const outcomes = await Promise.all([code(ask(world, id)), code(ask(world, id, {}, 'm-a1-2'))])
    expect(outcomes.sort()).toEqual(['conflict', 'done'])
    await ask(world, id, { unitId: 'u-a2' }, 'm-a2-1')
  })

  it('of two organisers who do different things at once the second is told', async () => {
    const asked = await ask(world, await offer(world))
    const [a, b] = [await giver(), await world.as('m-top')]
    const outcomes = await Promise.all([
      code(a.call('POST /organiser/menu-orders/:id/accept', { id: asked.id, version: 1, sendId: sendId(), at: { day: 20260618, minute: 540, minutes: 90 }, place: '', note: '' })),
      code(b.call('POST /organiser/menu-orders/:id/decline', { id: asked.id, version: 1, sendId: sendId(), reason: '没有时间' }))
    ])
    expect(outcomes.sort()).toEqual(['conflict', 'done'])
    const now = await a.call('GET /menu-orders/:id', { id: asked.id })
    expect(now.steps).toHaveLength(2)
  })

  it('that was seen before somebody moved it is not acted on', async () => {
    const accepted = await accept(world, await ask(world, await offer(world)))
    const g = await giver()
    const at = { day: 20260619, minute: 540, minutes: 90 }
    await g.call('POST /organiser/menu-orders/:id/move', { id: accepted.id, version: accepted.version, sendId: sendId(), at, place: '', reason: '改期' })
    expect(await code(g.call('POST /organiser/menu-orders/:id/move', { id: accepted.id, version: accepted.version, sendId: sendId(), at: { ...at, minute: 600 }, place: '', reason: '又改' }))).toBe('edited_elsewhere')
  })

  it('meets what the unit has promised already: said, not forbidden', async () => {
    const first = await accept(world, await ask(world, await offer(world)))
    const second = await ask(world, await offer(world, { title: '另一场', giver: '许教授' }))
    const g = await giver()
    const clashes = (minute: number) => g.call('GET /organiser/menu-orders/:id/clashes', { id: second.id, day: 20260618, minute, minutes: 60 })
    expect((await clashes(600)).clashes).toMatchObject([{ id: first.id, title: '伟大建党精神', giver: '沈教授', unit: '甲市第一党支部' }])
    expect((await clashes(630)).clashes).toEqual([])
    expect(await accept(world, second)).toMatchObject({ state: 'accepted' })
  })

  it('keeps names and phones sealed in the database, and out of the record', async () => {
    await accept(world, await ask(world, await offer(world)))
    const rows = JSON.stringify([await world.behind.selectFrom('menu_order').selectAll().execute(), await world.behind.selectFrom('menu_offer').selectAll().execute(), await world.behind.selectFrom('audit').selectAll().execute()])
    for (const secret of ['13800138000', '赵一', '0571-87050000', '徐老师']) expect(rows).not.toContain(secret)
  })
})
