import type { Route } from '../../contract'
import { engines } from '../support/engines'
import { inputsFor, nowhere, rawCall } from '../support/every-route'
import { planConfig, task } from '../support/plan'
import { makeWorld, START, type World } from '../support/world'
import { at, checkIn, ledger, publish, refused, sendId, switchOn } from './play'

/** Units each organiser's role covers. */
const ranges: Record<string, string[]> = {
  'm-sec': ['u-a1'], 'm-org-a': ['u-a', 'u-a1', 'u-a2'], 'm-b1-1': ['u-b', 'u-b1'], 'm-top': ['u-top', 'u-a', 'u-b', 'u-a1', 'u-a2', 'u-b1']
}

describe.each(engines)('plans on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(engine)
    await world.behind.insertInto('role_grant').values({ id: 'g-b', member_id: 'm-b1-1', role: 'organiser', unit_id: 'u-b', created_at: START }).execute()
  })
  afterAll(() => world.close())
  beforeEach(() => at(world, 20260615, 9))

  const status = async (member: string, route: Route, input: unknown) => (await rawCall(await world.as(member), route, input)).status

  describe('the range of an organiser', () => {
    const owned: Route[] = ['GET /organiser/plans/:id', 'PUT /organiser/plans/:id', 'POST /organiser/plans/:id/publish', 'POST /organiser/plans/:id/end', 'DELETE /organiser/plans/:id', 'PUT /organiser/plans/:id/members', 'GET /organiser/plans/:id/codes']
    const plans: Record<string, string> = {}
    beforeAll(async () => {
      for (const unit of ['u-top', 'u-a', 'u-a1', 'u-b']) plans[unit] = await publish(world, { audience: { units: [unit] }, calendar: { from: 20260620, to: 20260705 } }, 'm-top', unit)
    })

    it.each(owned)('ends at the owning unit for %s', async (route) => {
      for (const [member, range] of Object.entries(ranges)) {
        for (const [unit, id] of Object.entries(plans)) {
          const input = { ...inputsFor(nowhere)[route] as object, id, ...(route === 'PUT /organiser/plans/:id' && { version: 99, config: planConfig({ audience: { units: [unit] } }) }) }
          expect([member, unit, await status(member, route, input) === 403]).toEqual([member, unit, !range.includes(unit)])
        }
      }
    })

    it('ends at the unit asked about, and at plans that take place there', async () => {
      for (const [member, range] of Object.entries(ranges)) {
        for (const [owner, id] of Object.entries(plans)) {
          const held = owner === 'u-top' || range.includes(owner) || (owner === 'u-a' && range.includes('u-a1'))
          for (const unit of ['u-top', 'u-a', 'u-a1', 'u-a2', 'u-b1']) {
            const wanted = held && range.includes(unit) ? 200 : 403
            expect([member, owner, unit, await status(member, 'GET /organiser/plans/:id/progress', { id, parent: unit })]).toEqual([member, owner, unit, wanted])
            expect([member, owner, unit, await status(member, 'GET /organiser/plans/:id/people', { id, unitId: unit })]).toEqual([member, owner, unit, wanted])
          }
        }
        const listed = (await (await world.as(member)).call('GET /organiser/plans', {})).items.map(({ id }) => id)
        expect(Object.entries(plans).filter(([, id]) => listed.includes(id)).map(([unit]) => unit)).toEqual(Object.keys(plans).filter((unit) => unit === 'u-top' || range.includes(unit) || (unit === 'u-a' && range.includes('u-a1'))))
      }
    })

    it('lets nobody plan for units beyond it', async () => {
      for (const [member, range] of Object.entries(ranges)) {
        for (const [unit, invited] of [['u-top', 'u-a1'], ['u-a', 'u-b1'], ['u-a1', 'u-a1'], ['u-a', 'u-a2']] as const) {
          expect([member, unit, await status(member, 'POST /organiser/plans', { unitId: unit, config: planConfig({ audience: { units: [invited] } }) })]).toEqual([member, unit, range.includes(unit) && range.includes(invited) ? 200 : 403])
        }
      }
    })

    it('ends at the unit in which a check-in was made', async () => {
      const id = await publish(world, { review: 'before' })
      const made = [await checkIn(world, 'm-a1-1', id), await checkIn(world, 'm-a2-1', id), await checkIn(world, 'm-b1-2', id)].map((one) => one.checkIn.id)
      const seen = async (member: string) => (await (await world.as(member)).call('GET /organiser/check-ins', { planId: id })).items.map((one) => one.id).sort()
      expect([await seen('m-sec'), await seen('m-org-a'), await seen('m-b1-1'), await seen('m-top')]).toEqual([[made[0]], made.slice(0, 2).sort(), [made[2]], [...made].sort()])
      expect(await status('m-sec', 'POST /organiser/check-ins/decide', { ids: made.slice(0, 2), pass: true, reason: '' })).toBe(403)
      expect(await status('m-org-a', 'POST /organiser/check-ins/decide', { ids: made.slice(0, 2), pass: true, reason: '' })).toBe(200)
      const names = (await (await world.as('m-sec')).raw('GET /organiser/plans/:id/people', { id })).text
      expect([names.includes('m-a1-1'), names.includes('m-a2-1')]).toEqual([true, false])
    })
  })

  it('is seen by members of the units that take part only', async () => {
    const id = await publish(world, { audience: { units: ['u-a1'] } })
    expect((await refused(checkIn(world, 'm-b1-2', id))).status).toBe(403)
    expect((await (await world.as('m-b1-2')).call('GET /study')).plans.some((plan) => plan.id === id)).toBe(false)
    expect((await (await world.as('m-a1-1')).call('GET /study')).tasks.some((one) => one.planId === id)).toBe(true)
  })

  it('shows what was handed in to as many as the plan says', async () => {
    const feeds: Record<string, string[][]> = {}
    for (const seenBy of ['self', 'unit', 'all'] as const) {
      const id = await publish(world, { seenBy })
      for (const one of ['m-a1-1', 'm-a1-2', 'm-a2-1']) await checkIn(world, one, id)
      feeds[seenBy] = await Promise.all(['m-a1-1', 'm-a2-1'].map(async (one) => (await (await world.as(one)).call('GET /plans/:id/feed', { id })).items.map(({ member }) => member.id).sort()))
    }
    expect(feeds).toEqual({ self: [['m-a1-1'], ['m-a2-1']], unit: [['m-a1-1', 'm-a1-2'], ['m-a2-1']], all: [['m-a1-1', 'm-a1-2', 'm-a2-1'], ['m-a1-1', 'm-a1-2', 'm-a2-1']] })
  })

  it('works everything out again when the rules of a running plan change, and wants a reason', async () => {
    const organiser = await world.as('m-top')
    const config = planConfig({ tasks: [task({ points: 10 })] })
    const id = await publish(world, config)
    for (const one of ['m-a1-1', 'm-a1-2']) await checkIn(world, one, id)
    const change = { id, version: 1, config: { ...config, tasks: [task({ points: 4 })] } }
    expect(await refused(organiser.call('PUT /organiser/plans/:id', change))).toMatchObject({ status: 400, message: '计划已经开始，请写明为什么修改。' })
    await organiser.call('PUT /organiser/plans/:id', { ...change, reason: '分值写错了' })
    expect([await ledger(world, 'm-a1-1', id), await ledger(world, 'm-a1-2', id)]).toEqual([400, 400])
    expect((await refused(organiser.call('PUT /organiser/plans/:id', { ...change, reason: '再改' }))).status).toBe(409)
    const told = await world.behind.selectFrom('audit').select('data').where('kind', '=', 'plan.update').where('subject', '=', id).executeTakeFirstOrThrow()
    expect(JSON.parse(told.data)).toMatchObject({ reason: '分值写错了', before: { tasks: [{ points: 10 }] } })
  })

  it('has nothing due any more from the day on which it is ended', async () => {
    const id = await publish(world, {})
    await checkIn(world, 'm-a1-1', id)
    at(world, 20260616)
    expect(await (await world.as('m-top')).call('POST /organiser/plans/:id/end', { id, reason: '提前完成' })).toMatchObject({ state: 'ended', to: 20260616 })
    expect(await refused(checkIn(world, 'm-a1-1', id))).toMatchObject({ barrier: 'ended' })
    at(world, 20260630)
    expect((await (await world.as('m-a1-1')).call('GET /plans/:id', { id })).plan).toMatchObject({ state: 'ended', daysInAll: 2 })
  })

  it('publishes nothing that contradicts itself', async () => {
    const organiser = await world.as('m-top')
    const { id } = await organiser.call('POST /organiser/plans', { unitId: 'u-top', config: planConfig({ tasks: [task({ proofs: [{ kind: 'place' }] })] }) })
    expect(await refused(organiser.call('POST /organiser/plans/:id/publish', { id }))).toMatchObject({ status: 400, message: '要求到现场扫码，请先填写地点。' })
    expect((await organiser.call('POST /organiser/plans/preview', { config: { v: 1 } })).problems.map(({ field }) => field)).toEqual(expect.arrayContaining(['title', 'calendar', 'tasks']))
    expect((await organiser.call('POST /organiser/plans/preview', { config: planConfig({ calendar: { from: 20260231, to: 20260301 } }) })).problems[0]).toMatchObject({ field: 'calendar.from' })
    const { presets } = await organiser.call('GET /organiser/plan-presets')
    for (const { config } of presets) expect((await organiser.call('POST /organiser/plans/preview', { config: { ...config, title: '试' } })).problems.filter(({ level }) => level === 'error')).toEqual([])
    await organiser.call('DELETE /organiser/plans/:id', { id })
    expect((await refused(organiser.call('GET /organiser/plans/:id', { id }))).status).toBe(404)
  })

  it('says how each unit goes along, with its heads; who moved away leaves his check-ins where he made them', async () => {
    const id = await publish(world, { tasks: [task(), task({ id: 'note', title: '笔记', optional: true, units: ['u-a1'] })] })
    const organiser = await world.as('m-top')
    for (const one of ['m-a1-1', 'm-a1-2', 'm-b1-2']) await checkIn(world, one, id)
    await checkIn(world, 'm-a1-1', id, { taskId: 'note' })
    at(world, 20260616)
    await checkIn(world, 'm-a1-1', id)
    const heads = (await world.behind.selectFrom('member').select('unit_id').where('status', '=', 'active').execute()).reduce((sum, { unit_id }) => ({ ...sum, [unit_id]: (sum[unit_id] ?? 0) + 1 }), {} as Record<string, number>)
    const inA1 = heads['u-a1'] ?? 0
    const progress = await organiser.call('GET /organiser/plans/:id/progress', { id, parent: 'u-a' })
    expect(progress.rows.map(({ unit, participants, checkIns, days }) => [unit.id, participants, checkIns, days])).toEqual([['u-a1', 2, 4, 3], ['u-a2', 0, 0, 0]])
    expect(progress.rows[0]).toMatchObject({ heads: inA1, rate: 2 / inA1 })
    expect(progress.tasks).toMatchObject([{ id: 'read', done: 2 }, { id: 'note', done: 1, heads: inA1 }])
    expect(progress.days).toEqual([{ day: 20260615, members: 2 }, { day: 20260616, members: 1 }])
    expect((await organiser.call('GET /organiser/plans/:id/progress', { id, parent: 'u-a', from: 20260616, to: 20260616 })).participants).toBe(1)
    // Moved within the city on the second day: a head of both branches, and one of the city.
    const member = await world.behind.selectFrom('member').select('version').where('id', '=', 'm-a1-2').executeTakeFirstOrThrow()
    const whole = progress.heads
    await organiser.call('POST /organiser/members/:id/transfer', { id: 'm-a1-2', version: Number(member.version), unitId: 'u-a2', day: '2026-06-16' })
    world.time.now += 1000
    const after = await organiser.call('GET /organiser/plans/:id/progress', { id, parent: 'u-a' })
    expect(after.heads).toBe(whole)
    expect(after.rows.map(({ unit, heads: n, participants }) => [unit.id, n, participants])).toEqual([['u-a1', inA1, 2], ['u-a2', (heads['u-a2'] ?? 0) + 1, 0]])
    const people = await organiser.call('GET /organiser/plans/:id/people', { id, unitId: 'u-a2' })
    expect(people.items.find(({ memberId }) => memberId === 'm-a1-2')?.totals.days).toBe(1)
    await world.behind.updateTable('member').set({ unit_id: 'u-a1' }).where('id', '=', 'm-a1-2').execute()
  })

  it('names who has done nothing yet, and what is open today', async () => {
    const id = await publish(world, { audience: { units: ['u-b1'] }, tasks: [task(), task({ id: 'week', title: '每周一学', every: 'week' })] })
    const organiser = await world.as('m-top')
    await checkIn(world, 'm-b1-2', id)
    const all = await organiser.call('GET /organiser/plans/:id/people', { id })
    expect(all.counts.noneYet).toBe(all.counts.all - 1)
    expect(all.items.find(({ memberId }) => memberId === 'm-b1-2')).toMatchObject({ undone: ['每周一学'], totals: { days: 1 } })
    const none = await organiser.call('GET /organiser/plans/:id/people', { id, only: 'none-yet', limit: 2 })
    expect([none.items.length, none.items.every(({ undone }) => undone.length === 2)]).toEqual([2, true])
  })

  it('shows points and boards only where they are switched on', async () => {
    const id = await publish(world, { tasks: [task({ points: 10 })], boards: { person: { order: { by: [{ of: 'days' }, { of: 'points' }] } }, unit: { order: { by: [{ of: 'rate' }] }, level: 2 } } })
    await switchOn(world, { studyPoints: false, studyBoards: false })
    const me = await world.as('m-a1-1')
    expect(await checkIn(world, 'm-a1-1', id)).toMatchObject({ checkIn: { points: null }, totals: { points: null } })
    expect(await me.call('GET /points', {})).toEqual({ items: [], next: null, total: 0, on: false })
    expect((await refused(me.call('GET /plans/:id/board', { id, of: 'person' }))).status).toBe(404)
    await switchOn(world)
    at(world, 20260616)
    for (const one of ['m-a1-1', 'm-a2-1', 'm-b1-2']) await checkIn(world, one, id)
    const board = await me.call('GET /plans/:id/board', { id, of: 'person' })
    expect(board.items.map(({ rank, id: who, mine, figures }) => [rank, who, mine, figures[0]?.value]).sort((a, b) => Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : 1)))
      .toEqual([[1, 'm-a1-1', true, 2], [2, 'm-a2-1', false, 1], [2, 'm-b1-2', false, 1]])
    expect((await me.call('GET /plans/:id/board', { id, of: 'unit' })).items.map(({ id: unit }) => unit)).toEqual(expect.arrayContaining(['u-a1', 'u-a2', 'u-b1']))
    expect((await me.call('GET /points', { planId: id })).items.map(({ text, points }) => [text, points])).toEqual([['每日阅读', 10], ['每日阅读', 10]])
    expect(await status('m-org-a', 'PUT /switches', { studyPoints: false, studyBoards: false, social: true, showWhenChecked: false })).toBe(403)
  })

  it('keeps what a rebuild would find', async () => {
    const id = await publish(world, { tasks: [task({ points: 3 })], makeUp: { pointsPercent: 100, keepsStreak: true } })
    for (const day of [20260615, 20260617, 20260618]) {
      at(world, day)
      await checkIn(world, 'm-a1-3', id)
    }
    await (await world.as('m-a1-3')).call('POST /plans/:id/make-ups', { id, day: 20260616, taskId: 'read', given: [], sendId: sendId() })
    const row = await world.behind.selectFrom('plan_member').selectAll().where('plan_id', '=', id).where('member_id', '=', 'm-a1-3').executeTakeFirstOrThrow()
    const { totals } = (await (await world.as('m-a1-3')).call('GET /plans/:id', { id })).plan
    expect([Number(row.days), Number(row.streak), Number(row.made_up), Number(row.points)]).toEqual([totals.days, totals.streak, totals.madeUp, (totals.points ?? 0) * 100])
    expect(await ledger(world, 'm-a1-3', id)).toBe(Number(row.points))
  })
})
