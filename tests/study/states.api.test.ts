import { sql } from 'kysely'
import { dayBegin } from '../../server/study/rules/days'
import { engines } from '../support/engines'
import { task } from '../support/plan'
import { photo, written } from '../support/reflecting'
import { makeWorld, type Caller, type World } from '../support/world'
import { at, checkIn, HOUR, publish, switchOn, ZONE } from './play'

describe.each(engines)('where everybody stands in a plan on %s', (engine) => {
  let world: World
  let organiser: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    organiser = await world.as('m-top')
  })
  afterAll(() => world.close())
  beforeEach(() => at(world, 20260615, 9))

  const listed = async (id: string, only?: 'checked' | 'review' | 'none-yet') => (await organiser.call('GET /organiser/plans/:id/people', { id, limit: 200, ...(only && { only }) })).items.map(({ memberId }) => memberId).sort()

  it('tells who waits for review from who has done nothing; the three make up all', async () => {
    const id = await publish(world, { audience: { units: ['u-b1'] }, review: 'before' })
    const first = await checkIn(world, 'm-b1-1', id)
    await checkIn(world, 'm-b1-2', id)
    await organiser.call('POST /organiser/check-ins/decide', { ids: [first.checkIn.id], pass: true, reason: '' })
    expect([await listed(id, 'checked'), await listed(id, 'review'), await listed(id, 'none-yet')]).toEqual([['m-b1-1'], ['m-b1-2'], ['m-b1-3', 'm-b1-4', 'm-b1-5']])
    const { items, counts } = await organiser.call('GET /organiser/plans/:id/people', { id })
    expect(counts).toMatchObject({ all: 5, checked: 1, review: 1, noneYet: 3 })
    expect(Object.fromEntries(items.map(({ memberId, state, undone, waiting }) => [memberId, [state, undone.length, waiting.length]])))
      .toEqual({ 'm-b1-1': ['checked', 0, 0], 'm-b1-2': ['review', 0, 1], 'm-b1-3': ['none-yet', 1, 0], 'm-b1-4': ['none-yet', 1, 0], 'm-b1-5': ['none-yet', 1, 0] })
    const progress = await organiser.call('GET /organiser/plans/:id/progress', { id })
    expect([progress.heads, progress.participants, progress.waiting]).toEqual([5, 1, 1])
    expect(progress.rows.map(({ unit, participants, waiting, checkIns, days }) => [unit.id, participants, waiting, checkIns, days])).toEqual([['u-b', 1, 1, 1, 1]])
    expect(progress.tasks).toMatchObject([{ done: 1, waiting: 1 }])
    // The next day somebody has something that counts and something that waits: he has checked in.
    at(world, 20260616)
    await checkIn(world, 'm-b1-1', id)
    expect(await listed(id, 'review')).toEqual(['m-b1-2'])
    expect(await organiser.call('GET /organiser/plans/:id/progress', { id, last: 1 })).toMatchObject({ from: 20260616, participants: 0, waiting: 1 })
  })

  it('goes by the day of the plan, which begins when the plan says', async () => {
    const id = await publish(world, { audience: { units: ['u-b1'] }, calendar: { from: 20260615, to: 20260705, dayBegins: 240 } })
    at(world, 20260616, 22)
    await checkIn(world, 'm-b1-1', id)
    world.time.now = dayBegin(20260617, ZONE) + HOUR / 2
    await checkIn(world, 'm-b1-2', id)
    const progress = await organiser.call('GET /organiser/plans/:id/progress', { id, last: 1 })
    expect(progress).toMatchObject({ today: 20260616, from: 20260616, to: 20260616, participants: 2, days: [{ day: 20260616, members: 2 }] })
    expect((await organiser.call('GET /organiser/plans/:id/progress', { id, last: 2 })).from).toBe(20260615)
    expect((await organiser.call('GET /organiser/plans/:id/people', { id, only: 'not-today' })).items.map(({ memberId }) => memberId).sort()).toEqual(['m-b1-3', 'm-b1-4', 'm-b1-5'])
    world.time.now = dayBegin(20260617, ZONE) + 4 * HOUR
    expect(await organiser.call('GET /organiser/plans/:id/progress', { id, last: 1 })).toMatchObject({ today: 20260617, from: 20260617, participants: 0 })
    expect((await organiser.call('GET /organiser/plans/:id/people', { id })).counts.notToday).toBe(5)
  })

  it('ends with the plan: of one that is over the last days are its own', async () => {
    const id = await publish(world, { audience: { units: ['u-b1'] }, calendar: { from: 20260615, to: 20260618 } })
    at(world, 20260625)
    expect(await organiser.call('GET /organiser/plans/:id/progress', { id, last: 2 })).toMatchObject({ today: 20260625, from: 20260617, to: 20260618 })
  })

  it('finds people by staff number, the end of the phone number and the unit, with group and team', async () => {
    const id = await publish(world, {
      audience: { units: ['u-a'], groups: { by: 'list', list: [{ id: 'young', name: '青年组' }, { id: 'old', name: '老年组' }] } }, teams: { least: 2, most: 5, by: 'leader' }
    })
    await organiser.call('PUT /organiser/plans/:id/members', { id, entries: [{ memberId: 'm-a1-1', group: 'young', team: '先锋队', leader: true }, { memberId: 'm-a1-2', team: '先锋队' }] })
    await world.behind.updateTable('member').set({ staff_no: 'A0071', phone_enc: world.ctx.keys.encrypt('13800004321') }).where('id', '=', 'm-a2-3').execute()
    const found = async (search: string) => (await organiser.call('GET /organiser/plans/:id/people', { id, search, limit: 200 })).items.map(({ memberId }) => memberId)
    expect([await found('a0071'), await found('4321'), await found('13800004321').then((all) => all.length)]).toEqual([['m-a2-3'], ['m-a2-3'], 0])
    expect([...new Set((await found('第二党支部')).map((one) => one.slice(0, 4)))].sort()).toEqual(['m-a2', 'm-or'])
    const { items } = await organiser.call('GET /organiser/plans/:id/people', { id, limit: 200 })
    const row = (who: string) => items.find(({ memberId }) => memberId === who)
    expect([row('m-a1-1'), row('m-a1-2'), row('m-a2-1')]).toMatchObject([{ group: '青年组', team: '先锋队', leader: true }, { group: '', team: '先锋队', leader: false }, { group: '', team: '', leader: false }])
  })

  it('gives no unit a place in which nobody has done anything, and level units the same', async () => {
    await switchOn(world)
    const id = await publish(world, { boards: { unit: { order: { by: [{ of: 'participants' }] }, level: 2 } } })
    for (const one of ['m-a1-1', 'm-a2-1']) await checkIn(world, one, id)
    const { items } = await (await world.as('m-a1-1')).call('GET /plans/:id/board', { id, of: 'unit' })
    expect(items.map(({ id: unit, rank, tied }) => [unit, rank, tied]).sort()).toEqual([['u-a1', 1, true], ['u-a2', 1, true], ['u-b1', null, false]])
  })
})

describe.each(engines)('a reflection that proves a check-in on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  const text = '重读原著，联系自己的工作写下三点体会，主要是实事求是。'
  const toReview = async (by: string, planId: string) => (await (await world.as(by)).call('GET /organiser/check-ins', { planId })).items.map(({ member, given }) => ({ who: member.id, of: given[0]?.reflection }))
  const open = () => publish(world, { review: 'before', seenBy: 'all', tasks: [task({ proofs: [{ kind: 'reflection', least: 10 }] })] })

  it('is read where the check-in is decided on, with its pictures; elsewhere only that it is there', async () => {
    const planId = await open()
    const { id: picture } = await photo(world, 'm-a1-1')
    const id = await written(world, 'm-a1-1', { text, planId, taskId: 'read', files: [picture] }, false)
    expect(await toReview('m-sec', planId)).toMatchObject([{ who: 'm-a1-1', of: { text, why: '', pictures: [{ id: picture, thumb: expect.stringContaining('/files/') as string }] } }])
    expect(await toReview('m-org-a', planId)).toHaveLength(1)
    const own = (await (await world.as('m-a1-1')).call('GET /check-ins', { planId })).items
    expect(own).toMatchObject([{ given: [{ reflectionId: id, reflection: null }] }])
  })

  it('stays the author’s where it is for him alone, and once it was taken back', async () => {
    const planId = await open()
    await written(world, 'm-a1-2', { text, planId, taskId: 'read', sight: 'self' }, false)
    await written(world, 'm-a1-3', { text, planId, taskId: 'read' }, false)
    await sql`update reflection set state = 'withdrawn' where member_id = 'm-a1-3' and plan_id = ${planId}`.execute(world.behind)
    for (const { of } of await toReview('m-sec', planId)) expect(of).toMatchObject({ text: null, pictures: [], chars: expect.any(Number) as number, why: expect.stringContaining('不显示内容') as string })
    expect((await (await world.as('m-sec')).raw('GET /organiser/check-ins', { planId })).text).not.toContain(text)
  })

  it('is not shown to whom only a mate of the author belongs', async () => {
    const planId = await publish(world, { review: 'before', teams: { least: 2, most: 5, by: 'leader' }, tasks: [task({ proofs: [{ kind: 'reflection', least: 10 }] })] })
    await (await world.as('m-top')).call('PUT /organiser/plans/:id/members', { id: planId, entries: [{ memberId: 'm-a2-1', team: '先锋队', leader: true }, { memberId: 'm-a1-4', team: '先锋队' }] })
    await written(world, 'm-a2-1', { text, planId, taskId: 'read' }, false)
    expect(await toReview('m-sec', planId)).toMatchObject([{ who: 'm-a1-4', of: { text: null, why: '作者在别的单位，这里不显示内容。' } }])
    expect((await toReview('m-org-a', planId)).every(({ of }) => of?.text === text)).toBe(true)
  })
})
