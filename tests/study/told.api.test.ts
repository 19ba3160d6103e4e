import { engines } from '../support/engines'
import { planConfig } from '../support/plan'
import { makeWorld, type World } from '../support/world'
import { at, checkIn, publish } from './play'

describe.each(engines)('what members are told of a plan, on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => at(world, 20260615, 9))

  const told = async (member: string, page: string) => (await (await world.as(member)).call('GET /me/notices', {})).items.filter((one) => one.page === page).map(({ title, text }) => ({ title, text }))

  it('is that there is one, that its rules changed and why, that it ended: everybody asked, once, and nobody else', async () => {
    const id = await publish(world, { audience: { units: ['u-a'] } })
    const page = `study/plan/index?id=${id}`
    const first = { title: '有新的学习计划', text: expect.stringContaining('“测试计划”6 月 15 日至 7 月 5 日') as string }
    await (await world.as('m-top')).call('POST /organiser/plans/:id/publish', { id })
    expect(await told('m-a1-1', page)).toEqual([first])
    expect(await told('m-b1-1', page)).toEqual([])
    const top = await world.as('m-top')
    for (const reason of ['假期顺延', '再顺延两天']) {
      world.time.now += 1000
      const { version } = await top.call('GET /organiser/plans/:id', { id })
      await top.call('PUT /organiser/plans/:id', { id, version, config: planConfig({ audience: { units: ['u-a'] }, calendar: { from: 20260615, to: 20260708 } }), reason })
    }
    // Of two changes the last stands.
    const changed = { title: '学习计划有调整', text: expect.stringMatching(/打过的卡都在.*原因：再顺延两天$/) as string }
    expect(await told('m-a1-1', page)).toEqual([changed, first])
    world.time.now += 1000
    await top.call('POST /organiser/plans/:id/end', { id, reason: '任务提前完成' })
    expect(await told('m-a1-1', page)).toEqual([{ title: '学习计划提前结束', text: '“测试计划”今天结束，打过的卡都在。原因：任务提前完成' }, changed, first])
    expect(await told('m-b1-1', page)).toEqual([])
  })

  it('says of a plan to come when it begins, and is silent about changes before that', async () => {
    const id = await publish(world, { calendar: { from: 20260620, to: 20260705 } })
    const top = await world.as('m-top')
    const { version } = await top.call('GET /organiser/plans/:id', { id })
    await top.call('PUT /organiser/plans/:id', { id, version, config: planConfig({ title: '改过的', calendar: { from: 20260620, to: 20260705 } }) })
    expect(await told('m-b1-1', `study/plan/index?id=${id}`)).toEqual([{ title: '有新的学习计划', text: expect.stringContaining('“测试计划”6 月 20 日开始') as string }])
  })

  it('is said of a check-in that did not pass to whose it is, with the reason', async () => {
    const id = await publish(world, { review: 'before' })
    const { checkIn: { id: one } } = await checkIn(world, 'm-a1-2', id)
    for (let i = 0; i < 2; i++) await (await world.as('m-top')).call('POST /organiser/check-ins/decide', { ids: [one], pass: false, reason: '照片看不清' }).catch(() => undefined)
    const page = `study/day/index?plan=${id}&day=20260615`
    expect(await told('m-a1-2', page)).toEqual([{ title: '6 月 15 日的打卡没有通过', text: '测试计划\n原因：照片看不清' }])
    expect(await told('m-a1-1', page)).toEqual([])
  })
})
