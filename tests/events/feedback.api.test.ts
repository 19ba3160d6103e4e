import type { EventConfig } from '../../contract/event-config'
import { engines } from '../support/engines'
import { makeWorld, START, type World } from '../support/world'
import { attended, comes, marked } from './attending'
import { DAY, HOUR, MINUTE, publishEvent, refused, turn } from './play'

const feedback: EventConfig['feedback'] = { days: 2, fields: [{ id: 'all', label: '总体', kind: 'stars' }, { id: 'more', label: '还想说的', kind: 'text', optional: true }] }
let day = START + 10 * DAY

describe.each(engines)('feedback on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START; day += 4 * DAY })

  const mine = async (member: string, id: string) => (await (await world.as(member)).call('GET /events/:id/feedback', { id })).feedback
  const say = async (member: string, id: string, answers: Record<string, string | number>) => (await world.as(member)).call('PUT /events/:id/feedback', { id, answers })
  const told = (id: string) => world.behind.selectFrom('notice').select('member_id').where('once', '=', `${id}:feedback`).orderBy('member_id').execute().then((rows) => rows.map(({ member_id }) => member_id))
  const figures = async (id: string) => (await world.as('m-top')).call('GET /organiser/events/:id/feedback', { id })
  /** Two came, one did not; the event is over. */
  async function over() {
    const { id } = await attended(world, day, ['m-a1-1', 'm-a1-2', 'm-a1-3'], { attendance: { ways: ['code', 'staff'] }, feedback })
    await comes(world, 'm-a1-1', id)
    await comes(world, 'm-a1-2', id)
    world.time.now = day + 2 * HOUR
    return id
  }

  it('is asked, once, of those who came, when the session is over', async () => {
    const id = await over()
    world.time.now -= 1
    await turn(world)
    expect(await told(id)).toEqual([])
    expect((await refused(say('m-a1-1', id, { all: 5 }))).message).toBe('活动结束后才能填写反馈。')
    world.time.now += 1
    await turn(world)
    await turn(world)
    expect(await told(id)).toEqual(['m-a1-1', 'm-a1-2'])
    expect(await mine('m-a1-1', id)).toMatchObject({ mine: null, open: true, said: '' })
    expect(await mine('m-a1-3', id)).toMatchObject({ open: false, until: null })
    expect((await refused(say('m-a1-3', id, { all: 5 }))).message).toContain('参加过这个活动的人')
    // He was there after all.
    await marked(world, id, ['m-a1-3'], 'came', { reason: '补登' })
    expect((await say('m-a1-3', id, { all: 3 })).feedback).toMatchObject({ mine: { all: 3 } })
  })

  it('is one answer of each, changed until the last day is over, and added up without names', async () => {
    const id = await over()
    await turn(world)
    await say('m-a1-1', id, { all: 5, more: ' 讲得清楚 ' })
    world.time.now += MINUTE
    await say('m-a1-2', id, { all: 3 })
    await say('m-a1-2', id, { all: 4, more: '想再听一次' })
    const all = await figures(id)
    expect(all).toMatchObject({ asked: 2, answered: 2, figures: [{ average: 4.5 }, { answered: 2, written: ['想再听一次', '讲得清楚'] }] })
    expect(JSON.stringify(all)).not.toContain('m-a1-1')
    expect((await refused(say('m-a1-1', id, {}))).status).toBe(400)
    expect((await refused(say('m-a1-1', id, { all: 6 }))).message).toContain('1 到 5 星')
    const until = (await mine('m-a1-1', id)).until ?? 0
    world.time.now = until - 1
    await say('m-a1-1', id, { all: 2 })
    world.time.now = until
    expect((await refused(say('m-a1-1', id, { all: 1 }))).message).toContain('截止')
    expect(await mine('m-a1-1', id)).toMatchObject({ mine: { all: 2 }, open: false })
  })

  it('is one answer also of two phones at once', async () => {
    const id = await over()
    await Promise.all([1, 2, 3, 4].map((n) => say('m-a1-1', id, { all: n })))
    expect(await world.behind.selectFrom('event_feedback').select('member_id').where('event_id', '=', id).execute()).toHaveLength(1)
  })

  it('is not there for an event that asks for none', async () => {
    const id = await publishEvent(world, { attendance: { ways: ['code'] } })
    expect((await refused((await world.as('m-a1-1')).call('GET /events/:id/feedback', { id }))).status).toBe(404)
  })
})
