import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { engines } from '../support/engines'
import { readSheets } from '../support/read-xlsx'
import { CallError, makeWorld, type Caller, type World } from '../support/world'
import { at, checkIn, publish, switchOn } from './play'
import { task } from '../support/plan'

describe.each(engines)('the table of a plan on %s', (engine) => {
  let world: World
  let plan: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    at(world, 20260615, 9)
    plan = await publish(world, { title: '每日一读', tasks: [task({ points: 10 })], points: {} })
    await checkIn(world, 'm-a1-1', plan)
  })
  afterAll(() => world.close())

  const table = async (by: Caller, more: { unitId?: string } = {}) => {
    const job = await by.call('POST /organiser/plans/:id/export', { id: plan, ...more })
    await runJobs(world.ctx, jobKinds)
    expect(await by.call('GET /jobs/:id', { id: job.id })).toMatchObject({ state: 'done' })
    return readSheets((await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await by.token()}` } })).rawPayload)
  }
  const text = (sheets: unknown) => JSON.stringify(sheets)

  it('holds the figures that the pages show, and points only where they are shown', async () => {
    const top = await world.as('m-top')
    const progress = await top.call('GET /organiser/plans/:id/progress', { id: plan })
    const people = await top.call('GET /organiser/plans/:id/people', { id: plan, limit: 200 })
    const plain = text(await table(top))
    for (const { unit } of progress.rows) expect(plain).toContain(unit.name)
    for (const { name } of people.items) expect(plain).toContain(name)
    expect(plain).toContain(`打过卡 ${progress.participants} 人，应参加 ${progress.heads} 人`)
    expect(plain).not.toContain('积分')
    await switchOn(world)
    expect(text(await table(top))).toContain('积分')
  })

  it('of somebody who organises a part names nobody else, and is in the record', async () => {
    const own = await world.as('m-org-a')
    const shown = (await own.call('GET /organiser/plans/:id/people', { id: plan, limit: 200 })).items
    const all = (await (await world.as('m-top')).call('GET /organiser/plans/:id/people', { id: plan, limit: 200 })).items
    const theirs = text(await table(own))
    expect(shown.length).toBeLessThan(all.length)
    for (const { name } of shown) expect(theirs).toContain(name)
    for (const { memberId, name } of all) if (!shown.some((one) => one.memberId === memberId || one.name === name)) expect(theirs).not.toContain(name)
    await expect(own.call('POST /organiser/plans/:id/export', { id: plan, unitId: 'u-b' })).rejects.toThrow(CallError)
    expect(await world.behind.selectFrom('audit').select('kind').where('kind', '=', 'plan.export').execute()).toHaveLength(3)
  })
})
