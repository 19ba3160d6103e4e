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

  const table = async (by: Caller, more: { unitId?: string } = {}, id = plan) => {
    const job = await by.call('POST /organiser/plans/:id/export', { id, ...more })
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
    expect(plain).toContain(`打过卡 ${progress.participants} 人，还没打卡 ${progress.heads - progress.participants} 人，应参加 ${progress.heads} 人`)
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

  it('lists units of every level behind the one above them, with the figures of each level’s page', async () => {
    const top = await world.as('m-top')
    const [units] = await table(top)
    const head = units?.rows.findIndex(([first]) => first === '级次') ?? 0
    const rows = (units?.rows ?? []).slice(head + 1)
    expect(rows.map(([level, unit, above]) => [level, unit, above ?? ''])).toEqual([
      [1, '江州省联合会', ''], [2, '甲市联合会', '江州省联合会'], [3, '甲市第一党支部', '甲市联合会'], [3, '甲市第二党支部', '甲市联合会'], [2, '乙市联合会', '江州省联合会'], [3, '乙市第一党支部', '乙市联合会']
    ])
    for (const parent of ['u-top', 'u-a', 'u-b']) {
      for (const row of (await top.call('GET /organiser/plans/:id/progress', { id: plan, parent })).rows) {
        const { unit, heads, participants, waiting, checkIns, days } = row
        const printed = rows.find(([, name]) => name === unit.name) ?? []
        expect([unit.name, ...printed.slice(3, 7), ...printed.slice(8, 10)]).toEqual([unit.name, heads, participants, waiting, heads - participants - waiting, checkIns, days])
      }
    }
    // Of a branch its own row is all there is.
    expect((await table(top, { unitId: 'u-a1' }))[0]?.rows.slice(head + 1).map(([level, unit]) => [level, unit])).toEqual([[1, '甲市第一党支部']])
  })

  it('has columns for groups and teams where the plan has them, and says who waits for review', async () => {
    const top = await world.as('m-top')
    const id = await publish(world, { title: '分组的计划', review: 'before', audience: { units: ['u-b1'], groups: { by: 'list', list: [{ id: 'young', name: '青年组' }, { id: 'old', name: '老年组' }] } }, teams: { least: 2, most: 5, by: 'leader' } })
    await top.call('PUT /organiser/plans/:id/members', { id, entries: [{ memberId: 'm-b1-1', group: 'young', team: '先锋队', leader: true }, { memberId: 'm-b1-2', group: 'old', team: '先锋队' }] })
    await checkIn(world, 'm-b1-1', id)
    const people = (await table(top, {}, id))[1]
    const head = people?.rows.findIndex(([first]) => first === '姓名') ?? 0
    const titles = people?.rows[head] ?? []
    const of = (name: string, title: string) => people?.rows.find(([first]) => first === name)?.[titles.indexOf(title)] ?? ''
    const { items } = await top.call('GET /organiser/plans/:id/people', { id, limit: 200 })
    for (const { name, group, team, leader, state } of items) {
      expect([name, of(name, '组别'), of(name, '队伍'), of(name, '队长'), of(name, '情况')]).toEqual([name, group, team, leader ? '队长' : '', { checked: '打过卡', review: '待审核', 'none-yet': '还没打卡' }[state]])
    }
    expect(items.filter(({ state }) => state === 'review')).toHaveLength(2)
    expect((await table(top))[1]?.rows.flat()).not.toContain('组别')
  })
})
