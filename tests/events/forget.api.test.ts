import { forgetDue } from '../../server/events/forget'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, type World } from '../support/world'
import { DAY, HOUR, publishEvent, signUp } from './play'

describe.each(engines)('what was filled in at sign-up, on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  const event = async (keepDays?: number) => {
    const begins = world.time.now + DAY
    const id = await publishEvent(world, { sessions: [session({ begins, ends: begins + HOUR })], form: [{ id: 'diet', label: '忌口', kind: 'text' }], enrol: { how: 'first-come', group: { most: 3 } }, ...(keepDays && { keepDays }) })
    await signUp(world, 'm-a1-1', id, { answers: { diet: '不吃辣' }, others: [{ name: '小周' }], despiteClash: true })
    return id
  }
  const shown = async (id: string) => (await (await world.as('m-top')).call('GET /organiser/events/:id/people', { id })).items.map(({ heads, others, answers }) => [heads, others, answers.map(({ text }) => text)])

  it('goes when the days that the notice names are over, thirty where it names none; the sign-up stays', async () => {
    const [month, week] = [await event(), await event(7)]
    const full = [[2, ['小周'], ['不吃辣']]], empty = [[2, [], []]]
    world.time.now += 8 * DAY
    expect(await forgetDue(world.ctx)).toBe(0)
    world.time.now += 2 * DAY
    expect([await forgetDue(world.ctx), await forgetDue(world.ctx)]).toEqual([1, 0])
    expect([await shown(month), await shown(week)]).toEqual([full, empty])
    const [kept] = await world.behind.selectFrom('sign_up').select(['form', 'others']).where('event_id', '=', week).execute()
    expect(kept).toEqual({ form: '', others: '' })
    world.time.now += 23 * DAY
    await forgetDue(world.ctx)
    expect(await shown(month)).toEqual(empty)
  })
})
