import { rebuildEvents, type RebuiltEvent } from '../../server/events/rebuild'
import { engines } from '../support/engines'
import { makeWorld, START, type World } from '../support/world'
import { attended, comes, marked } from './attending'
import { DAY, HOUR, turn } from './play'

describe.each(engines)('who came to events, worked out again on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  const rebuilt = async () => {
    const all: RebuiltEvent[] = []
    for await (const one of rebuildEvents(world.ctx)) all.push(one)
    return all
  }
  const kept = () => world.behind.selectFrom('attendance').selectAll().orderBy('event_id').orderBy('session').orderBy('member_id').execute()
  const hours = async () => (await world.behind.selectFrom('hour_entry').select(['event_id', 'member_id', (eb) => eb.fn.sum<number>('delta').as('n')]).groupBy(['event_id', 'member_id']).orderBy('event_id').orderBy('member_id').execute()).map((row) => ({ ...row, n: Number(row.n) }))

  it('is what was kept, of events that are over and of those that are not; what was wrong is right again', async () => {
    const begins = START + 10 * DAY
    const over = await attended(world, begins, ['m-a1-1', 'm-a1-2', 'm-a1-3'], { title: '结束的', attendance: { ways: ['code'], late: 10 }, hours: { count: 'fixed', minutes: 60 } })
    await comes(world, 'm-a1-1', over.id)
    world.time.now += 20 * 60_000
    await comes(world, 'm-a1-2', over.id)
    world.time.now = begins + 3 * HOUR
    await turn(world)
    await marked(world, over.id, ['m-a1-3'], 'came', { reason: '扫码机漏记' })
    const running = await attended(world, begins + 20 * DAY, ['m-a1-1', 'm-a1-2'], { title: '正在办的', attendance: { ways: ['code'] } })
    await comes(world, 'm-a1-1', running.id)
    const [before, ledger] = [await kept(), await hours()]
    const nothing = [{ title: '结束的', different: 0, entries: 0 }, { title: '正在办的', different: 0, entries: 0 }]
    expect(await rebuilt()).toEqual(nothing)
    expect([await kept(), await hours()]).toEqual([before, ledger])

    await world.behind.updateTable('attendance').set({ state: 'absent', attended: 0 }).where('event_id', '=', over.id).where('member_id', '=', 'm-a1-2').execute()
    await world.behind.deleteFrom('attendance').where('event_id', '=', running.id).execute()
    await world.behind.updateTable('hour_entry').set({ delta: 999 }).where('event_id', '=', over.id).where('member_id', '=', 'm-a1-1').execute()
    expect(await rebuilt()).toEqual([{ title: '结束的', different: 1, entries: 1 }, { title: '正在办的', different: 1, entries: 0 }])
    expect([await kept(), await hours()]).toEqual([before, ledger])
    expect(await rebuilt()).toEqual(nothing)
  })
})
