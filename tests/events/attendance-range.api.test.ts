import type { Route } from '../../contract'
import { engines } from '../support/engines'
import { rawCall } from '../support/every-route'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { attended, listed, marked } from './attending'
import { DAY, HOUR, publishEvent, sendId } from './play'

/** Who runs the event, besides whom only those above him may touch who came. */
const covering: Record<string, string[]> = { 'u-top': ['m-top'], 'u-a': ['m-top', 'm-org-a'], 'u-a1': ['m-top', 'm-org-a', 'm-sec'] }

describe.each(engines)('whose attendance one may touch on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  it('ends at the unit that runs the event', async () => {
    world.time.now = START
    const begins = START + HOUR
    for (const [unit, may] of Object.entries(covering)) {
      const id = await publishEvent(world, { audience: { units: [unit] }, sessions: [session({ begins, ends: begins + HOUR })], attendance: { ways: ['code', 'ticket', 'password', 'staff'] }, route: { order: 'free', stations: [{ id: 's1', name: '渡口' }, { id: 's2', name: '旧址' }] }, feedback: { days: 3, fields: [{ id: 'stars', label: '总体', kind: 'stars' }] } }, 'm-top', unit)
      const calls: [Route, object][] = [
        ['GET /organiser/events/:id/sessions/:session/code', { id, session: 'first' }], ['GET /organiser/events/:id/door', { id, session: 'first' }],
        ['POST /organiser/events/:id/scans', { id, scans: [{ scanId: sendId(), code: '12345678', at: START, direction: 'in' }] }],
        ['POST /organiser/events/:id/marks', { id, sendId: sendId(), session: 'first', memberIds: ['m-a1-1'], what: 'came', reason: '补登' }],
        ['POST /organiser/events/:id/password', { id, session: 'first', direction: 'in', password: '延安1945' }], ['GET /organiser/events/:id/route', { id }], ['GET /organiser/events/:id/feedback', { id }], ['POST /organiser/events/:id/close', { id }]
      ]
      for (const [route, input] of calls) {
        for (const member of ['m-sec', 'm-org-a', 'm-top']) {
          const { status } = await rawCall(await world.as(member), route, input)
          expect([unit, route, member, status === 403]).toEqual([unit, route, member, !may.includes(member)])
        }
      }
    }
  })

  it('shows an organiser below his own people, and lets nobody enter a stranger', async () => {
    const { id } = await attended(world, START + 5 * DAY, ['m-a1-1', 'm-b1-2'], { attendance: { ways: ['staff'] } })
    expect((await listed(world, id, 'm-sec')).items.map(({ memberId }) => memberId)).toEqual(['m-a1-1'])
    expect((await listed(world, id, 'm-sec')).sessions[0]).toMatchObject({ expected: 1 })
    expect((await listed(world, id)).items).toHaveLength(2)
    expect(await marked(world, id, ['m-a1-1', 'nobody-here'], 'tick')).toEqual({ marked: 1, refused: [{ memberId: 'nobody-here', name: '', why: '没有报名，也不在你的管理范围内。' }] })
  })
})
