import { runJobs } from '../../server/jobs/worker'
import { rebuildPlan } from '../../server/study/rebuild'
import { planRefold } from '../../server/study/refold-job'
import { engines } from '../support/engines'
import { manyMembers, pointsHeld } from '../support/many-members'
import { planConfig, task } from '../support/plan'
import { makeWorld, type World } from '../support/world'
import { at, checkIn, ledger, publish, switchOn } from './play'

/** More than are worked out within the write that changes the rules, and several batches. */
const MANY = 700

describe.each(engines)('a plan of many members whose rules change on %s', (engine) => {
  let world: World
  let id: string
  const config = planConfig({ tasks: [task({ points: 10, times: 2 })], boards: { person: { order: { by: [{ of: 'points' }] } } }, behind: { per: 'week', days: 1, steps: [{ times: 1, text: '有一周没有打卡' }] } })
  const give = async (points: number, version: number) => (await world.as('m-top')).call('PUT /organiser/plans/:id', { id, version, config: { ...config, tasks: [task({ points, times: 2 })] }, reason: '分值写错了' })
  const job = (jobId: string | null) => world.behind.selectFrom('job').select(['state', 'done', 'total', 'message', 'title']).where('id', '=', jobId ?? '').executeTakeFirst()
  /** Batches until it is told to stop. */
  const work = (batches = Infinity) => runJobs(world.ctx, [planRefold], () => batches-- <= 0)
  beforeAll(async () => {
    world = await makeWorld(engine)
    at(world, 20260616)
    id = await publish(world, config)
    await checkIn(world, 'm-a1-1', id)
    await manyMembers(world.behind, id, 'm-a1-1', MANY)
  }, 60000)
  afterAll(() => world.close())

  it('is worked out in batches by a job; whoever checks in meanwhile has the new rules at once', async () => {
    const { job: jobId } = await give(4, 1)
    expect(await pointsHeld(world.behind, id)).toEqual([[1000, 1000, MANY + 1]])
    expect(await job(jobId)).toMatchObject({ state: 'waiting', title: '按新规则重算：测试计划', message: '有 701 人的打卡记录要重算' })
    await work(3)
    const { done, state } = await job(jobId) ?? {}
    expect([state, Number(done) > 0, Number(done) < MANY]).toEqual(['waiting', true, true])
    await checkIn(world, 'm-a1-1', id)
    expect(await ledger(world, 'm-a1-1', id)).toBe(800)
    await work()
    expect(await job(jobId)).toMatchObject({ state: 'done', message: '701 人的天数、连续和积分都按新规则算过了' })
    expect(await pointsHeld(world.behind, id)).toEqual([[400, 400, MANY], [800, 800, 1]])
  })

  it('changed again in the middle, the same job begins again and everybody ends with the last rules', async () => {
    const { job: first, version } = await give(5, 2)
    await work(3)
    const { job: second } = await give(6, version)
    expect(second).toBe(first)
    expect(Number((await job(first))?.done)).toBe(0)
    await work()
    expect(await pointsHeld(world.behind, id)).toEqual([[600, 600, MANY], [1200, 1200, 1]])
  })

  it('boards and lists of people come in pages, however many there are', async () => {
    at(world, 20260623)
    const top = await world.as('m-top')
    await switchOn(world)
    const sizes = async (route: 'GET /plans/:id/board' | 'GET /organiser/plans/:id/people', input: object) => {
      const reply = await top.raw(route, { id, ...input } as never)
      return [(JSON.parse(reply.text) as { items: unknown[] }).items.length, reply.text.length < 32 * 1024]
    }
    expect(await sizes('GET /plans/:id/board', { of: 'person' })).toEqual([50, true])
    expect(await sizes('GET /organiser/plans/:id/people', {})).toEqual([50, true])
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const { items, next, counts } = await top.call('GET /organiser/plans/:id/people', { id, limit: 100, ...(cursor && { cursor }) })
      seen.push(...items.map(({ memberId }) => memberId))
      if (next === null) {
        expect([new Set(seen).size, seen.length]).toEqual([counts.all, counts.all])
        expect([counts.noneYet, counts.behind]).toEqual([counts.all - MANY - 1, counts.all - MANY - 1])
        break
      }
      cursor = next
    }
  })

  it('a rebuild finds what is not as the check-ins say, puts it right and says how many it was', async () => {
    expect(await rebuildPlan(world.ctx, id)).toEqual({ members: MANY + 1, different: 0 })
    await world.behind.updateTable('plan_member').set({ days: 9 }).where('plan_id', '=', id).where('member_id', '=', 'zz-00003').execute()
    await world.behind.deleteFrom('point_entry').where('plan_id', '=', id).where('member_id', '=', 'zz-00650').execute()
    await world.behind.deleteFrom('plan_member').where('plan_id', '=', id).where('member_id', '=', 'zz-00020').execute()
    expect(await rebuildPlan(world.ctx, id)).toEqual({ members: MANY + 1, different: 3 })
    expect(await pointsHeld(world.behind, id)).toEqual([[600, 600, MANY], [1200, 1200, 1]])
    expect(await rebuildPlan(world.ctx, id)).toEqual({ members: MANY + 1, different: 0 })
  })
})
