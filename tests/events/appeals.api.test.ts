import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { attended, comes, marked } from './attending'
import { DAY, HOUR, MINUTE, publishEvent, refused, signUp, turn } from './play'

let morning = START + 10 * DAY
const stay = { ways: ['code' as const], signOut: { from: 60, until: 30 } }

describe.each(engines)('hours on paper, and appeals, on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { morning += 40 * DAY })

  const served = async (member: string, begins: number, minutes: number) => {
    const { id } = await attended(world, begins, [member], { title: '社区清洁', attendance: stay, hours: { count: 'actual' } })
    await comes(world, member, id)
    world.time.now = begins + minutes * MINUTE
    await comes(world, member, id, 'out')
    world.time.now = begins + 3 * HOUR
    await turn(world)
    return id
  }

  it('lists a member’s own hours, and prints what they come to on a certificate that anybody can check', async () => {
    const member = await world.as('m-a1-1')
    expect(await member.call('POST /me/hours/certificates', {})).toEqual({ certificate: null, why: expect.stringContaining('还没有记下') as string })
    const issued = async () => { const { certificate } = await member.call('POST /me/hours/certificates', {}); if (!certificate) throw new Error('none was issued'); return certificate }
    await served('m-a1-1', morning, 90)
    const second = await served('m-a1-1', morning + 5 * DAY, 65)
    const hours = await member.call('GET /me/hours', {})
    expect(hours).toMatchObject({ minutes: 155, sessions: 2, items: [{ eventTitle: '社区清洁', minutes: 65, note: '' }, { minutes: 90 }] })
    expect((await (await world.as('m-a1-2')).call('GET /me/hours', {})).minutes).toBe(0)
    const both = await Promise.all([issued(), issued()])
    const [paper] = both
    // Two taps are one.
    expect(new Set(both.map(({ code }) => code)).size).toBe(1)
    expect(paper).toMatchObject({ title: '志愿服务时长证明', text: expect.stringContaining('参加志愿服务 2 次，服务时长合计 2 小时 35 分钟（2.58 小时）') as string })
    expect(await world.anyone.call('GET /certificates/:code', { code: paper.code.toLowerCase() })).toMatchObject({ state: 'valid', certificate: { name: paper.name, text: paper.text }, said: expect.not.stringContaining('更正') as string })
    // Corrected since: who checks it is told what it is now, and a new one says so.
    world.time.now += MINUTE
    await marked(world, second, ['m-a1-1'], 'absent', { reason: '替人签到' })
    expect((await world.anyone.call('GET /certificates/:code', { code: paper.code })).said).toContain('现在记的是 1 小时 30 分')
    expect((await member.call('GET /me/hours', {})).items[0]).toMatchObject({ minutes: 0, note: '不记时长（替人签到）' })
    expect((await issued()).code).not.toBe(paper.code)
    expect((await refused(member.call('POST /me/hours/certificates', { from: 20990101 }))).status).toBe(400)
  })

  it('hears why somebody did not come, once; his organiser lifts the bar or says why not, and nobody else does', async () => {
    const noShow = { steps: [{ times: 1, days: 30 }], appealDays: 3 }
    const barred = async (member: string) => {
      await attended(world, morning += DAY, [member], { attendance: { ways: ['ticket'] }, noShow, audience: { units: ['u-a'] } })
      world.time.now = morning + 3 * HOUR
      await turn(world)
      const [bar] = (await (await world.as(member)).call('GET /me/bars')).bars
      return bar as NonNullable<typeof bar>
    }
    const [one, two] = [await world.as('m-a1-3'), await world.as('m-a1-4')]
    const first = await barred('m-a1-3')
    expect(first).toMatchObject({ state: 'in-force', appeal: '', appealUntil: expect.any(Number) as number, reason: expect.stringContaining('没有到场') as string })
    expect((await refused(two.call('POST /me/bars/:id/appeal', { id: first.id, text: '替别人说' }))).status).toBe(404)
    await one.call('POST /me/bars/:id/appeal', { id: first.id, text: '那天孩子发烧去了医院' })
    expect((await refused(one.call('POST /me/bars/:id/appeal', { id: first.id, text: '再说一次' }))).status).toBe(409)
    // The events are the top unit's: whoever organises a branch is not asked.
    for (const other of ['m-sec', 'm-org-a']) expect([(await (await world.as(other)).call('GET /organiser/appeals', {})).open, (await refused((await world.as(other)).call('POST /organiser/appeals/:id/decide', { id: first.id, lift: true, reason: '' }))).status]).toEqual([0, 403])
    const top = await world.as('m-top')
    expect(await top.call('GET /organiser/appeals', { state: 'open' })).toMatchObject({ open: 1, items: [{ member: { id: 'm-a1-3' }, missed: 1, bar: { appeal: '那天孩子发烧去了医院' } }] })
    expect((await refused(top.call('POST /organiser/appeals/:id/decide', { id: first.id, lift: false, reason: ' ' }))).status).toBe(400)
    const next = await publishEvent(world, { noShow, attendance: { ways: ['ticket'] }, sessions: [session({ begins: world.time.now + 5 * DAY, ends: world.time.now + 5 * DAY + HOUR })] })
    expect((await refused(signUp(world, 'm-a1-3', next))).bar).toBe('barred')
    await top.call('POST /organiser/appeals/:id/decide', { id: first.id, lift: true, reason: '情况属实' })
    expect((await refused(top.call('POST /organiser/appeals/:id/decide', { id: first.id, lift: false, reason: '改主意' }))).status).toBe(409)
    expect((await signUp(world, 'm-a1-3', next)).state).toBe('confirmed')
    expect((await one.call('GET /me/bars')).bars[0]).toMatchObject({ state: 'lifted', decision: '情况属实', appealUntil: null })
    const titles = (await one.call('GET /me/notices', {})).items.map(({ title }) => title)
    expect([titles.includes('申诉通过，可以报名了'), titles.includes('暂时不能报名')]).toEqual([true, false])

    const other = await barred('m-a1-4')
    await two.call('POST /me/bars/:id/appeal', { id: other.id, text: '忘了' })
    await top.call('POST /organiser/appeals/:id/decide', { id: other.id, lift: false, reason: '不属于不能到场的情况' })
    expect((await two.call('GET /me/bars')).bars[0]).toMatchObject({ state: 'in-force', decision: '不属于不能到场的情况' })
    expect((await refused(signUp(world, 'm-a1-4', next))).bar).toBe('barred')
    expect((await top.call('GET /organiser/appeals', { state: 'decided' })).items).toHaveLength(2)
    // Too late to say anything.
    const third = await barred('m-a2-1')
    world.time.now += 5 * DAY
    expect((await (await world.as('m-a2-1')).call('GET /me/bars')).bars[0]?.appealUntil).toBeNull()
    expect((await refused((await world.as('m-a2-1')).call('POST /me/bars/:id/appeal', { id: third.id, text: '太晚了' }))).message).toContain('时间已经过了')
  })
})
