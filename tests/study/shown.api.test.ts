import { dayBegin } from '../../server/study/rules/days'
import { engines } from '../support/engines'
import { task } from '../support/plan'
import { makeWorld, type World } from '../support/world'
import { at, checkIn, HOUR, publish, sendId, switchOn, ZONE } from './play'

const plan = {
  calendar: { from: 20260615, to: 20260705, graceMinutes: 720 }, tasks: [task({ points: 10 })], makeUp: { inAll: 2, pointsPercent: 50, keepsStreak: true }, leave: { inAll: 2, keepsStreak: true },
  points: { streaks: [{ days: 3, points: 5, again: true }], milestones: [{ sum: { of: 'days' as const }, reach: 10, points: 8, title: '读书十日' }] },
  boards: { person: { order: { by: [{ of: 'days' as const }, { of: 'points' as const }] } }, unit: { order: { by: [{ of: 'points' as const }] }, level: 1 } }
}

describe.each(engines)('what a member is shown of a plan on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => at(world, 20260616))

  it('says nothing of points where they are switched off, and ranks by the rest', async () => {
    await switchOn(world)
    const id = await publish(world, plan)
    const me = await world.as('m-a1-1')
    await checkIn(world, 'm-a1-1', id)
    expect((await me.call('GET /plans/:id/board', { id, of: 'person' })).by).toBe('打卡天数、积分')
    expect((await me.call('GET /plans/:id', { id })).sentences.join('')).toMatch(/每次 10 分.*给 50% 的积分.*加 5 分.*加 8 分，得“读书十日”.*打卡天数、积分/)
    await switchOn(world, { studyPoints: false })
    const { by, items: [first] } = await me.call('GET /plans/:id/board', { id, of: 'person' })
    expect([by, first?.figures.map(({ label }) => label)]).toEqual(['打卡天数', ['打卡天数']])
    const shown = await me.call('GET /plans/:id', { id })
    expect(shown.sentences.join('')).not.toMatch(/积分|\d 分/)
    expect(shown.sentences.join('')).toContain('得“读书十日”')
    // Units are ordered by points alone: without them there is no such board.
    expect(shown.plan.boards).toEqual({ person: true, unit: false })
    await expect(me.call('GET /plans/:id/board', { id, of: 'unit' })).rejects.toMatchObject({ status: 404 })
    // Organisers see the rules as they are.
    expect((await (await world.as('m-top')).call('GET /organiser/plans/:id', { id })).preview.sentences.join('')).toContain('每次 10 分')
  })

  it('promises of a day that is over what a make-up earns, and says until when what was written counts', async () => {
    await switchOn(world)
    const id = await publish(world, plan)
    const me = await world.as('m-a1-2')
    const on = async (day: number) => (await me.call('GET /plans/:id/days/:day', { id, day })).tasks[0]
    expect(await on(20260615)).toMatchObject({ points: 5 })
    expect(await on(20260616)).toMatchObject({ points: 10, arriveBy: dayBegin(20260617, ZONE) + 12 * HOUR })
  })

  it('knows leave for a day to come on that day', async () => {
    const id = await publish(world, plan)
    const me = await world.as('m-a1-3')
    const day = 20260620
    expect(await me.call('GET /plans/:id/days/:day', { id, day })).toMatchObject({ onLeave: false, canLeave: true })
    expect(await me.call('GET /plans/:id/calendar', { id })).toMatchObject({ canLeave: true })
    await me.call('POST /plans/:id/leaves', { id, day, reason: '', sendId: sendId() })
    expect(await me.call('GET /plans/:id/days/:day', { id, day })).toMatchObject({ onLeave: true, canLeave: false })
    await me.call('DELETE /plans/:id/leaves/:day', { id, day })
    expect(await me.call('GET /plans/:id/days/:day', { id, day })).toMatchObject({ onLeave: false, canLeave: true })
  })
})
