import type { RoundConfig } from '../../contract/round-config'
import { startReaper } from '../../server/quiz/reaper'
import { addPerson } from '../support/accounts'
import { engines } from '../support/engines'
import { handIn, play } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const MINUTE = 60000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** START is nine in the morning in Shanghai. */
const midnight = START - 9 * HOUR
const week = { opensAt: START, closesAt: START + 7 * DAY }

describe.each(engines)('a round’s rules on %s', (engine) => {
  let world: World
  let people = 0
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const start = async (member: string, id: string) => (await world.as(member)).call('POST /rounds/:id/attempts', { id })
  const refused = (member: string, id: string, code: string) => expect(start(member, id)).rejects.toMatchObject({ body: { code } })
  const see = async (member: string, id: string) => (await world.as(member)).call('GET /rounds/:id', { id })
  const newcomer = async (unit: string) => {
    const id = `m-new-${++people}`
    await addPerson(world, id, unit)
    return id
  }

  it('allow so many attempts a day and so many in all, whichever runs out first', async () => {
    const id = await world.round({ phases: [phase({ window: week, attempts: { total: 3, perDay: 2 } })] })
    const left = []
    for (const day of [0, 0, 1]) {
      world.time.now = Math.max(world.time.now, START + day * DAY)
      left.push((await play(world, 'm-a1-1', id, 5)).again)
    }
    expect(left).toMatchObject([{ leftTotal: 2, leftToday: 1 }, { leftTotal: 1, leftToday: 0, can: false }, { leftTotal: 0, leftToday: 0, can: false }])
    world.time.now = START + 2 * DAY
    await refused('m-a1-1', id, 'no_attempts_left')
    expect((await see('m-a1-1', id)).mine).toMatchObject({ attempts: 3, leftTotal: 0, whyNot: '答题次数已经用完。' })
  })

  it('count an attempt to the day on which it was started', async () => {
    const id = await world.round({ phases: [phase({ window: week, attempts: { perDay: 1 } })] })
    world.time.now = midnight + DAY - MINUTE
    const view = await start('m-a1-2', id)
    world.time.now = midnight + DAY + 5 * MINUTE
    await handIn(await world.as('m-a1-2'), view, 3)
    expect((await see('m-a1-2', id)).mine.leftToday).toBe(1)
    expect((await play(world, 'm-a1-2', id, 3)).again.leftToday).toBe(0)
  })

  it('open only in the daily hours and end what is open when the hours end', async () => {
    const id = await world.round({ phases: [phase({ window: { ...week, daily: { from: 18 * 60, to: 22 * 60 } } })] })
    await refused('m-a1-3', id, 'outside_hours')
    expect((await see('m-a1-3', id)).mine.whyNot).toBe('每天 18:00—22:00 开放，请到时再来。')
    world.time.now = midnight + 21 * HOUR + 50 * MINUTE
    const view = await start('m-a1-3', id)
    expect(view.deadlineAt).toBe(midnight + 22 * HOUR)
    world.time.now = midnight + 22 * HOUR
    await refused('m-a2-3', id, 'outside_hours')
    world.time.now += 6000
    await world.reap()
    expect(await (await world.as('m-a1-3')).call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ finish: 'timeout', timeMs: 10 * MINUTE })
    world.time.now = midnight + DAY + 18 * HOUR
    expect((await start('m-a1-3', id)).no).toBe(2)
  })

  describe('for members entered on the roster after the opening', () => {
    const opened = async (late: RoundConfig['audience']['late']) => {
      const id = await world.round({ phases: [phase({ window: week })], audience: { units: ['u-top'], late } })
      await see('m-a2-1', id)
      world.time.now += HOUR
      return id
    }

    it('count them for themselves alone under “personal”', async () => {
      const id = await opened('personal')
      const late = await newcomer('u-a2')
      expect(await play(world, late, id, 9)).toMatchObject({ rank: { rank: 1 }, unit: { counted: false, participants: 0, roster: 6 } })
      const board = await (await world.as(late)).call('GET /rounds/:id/board/units', { id })
      expect(board.mine).toMatchObject({ participants: 0, roster: 6, mean: null })
    })

    it('count them for the unit too under “unit”, with the rate never above one', async () => {
      const id = await opened('unit')
      const late = await newcomer('u-b1')
      for (const n of [1, 2, 3, 4, 5]) await play(world, `m-b1-${n}`, id, 5)
      expect(await play(world, late, id, 10)).toMatchObject({ unit: { counted: true, participants: 6, roster: 5 } })
      const board = await (await world.as(late)).call('GET /rounds/:id/board/units', { id })
      expect(board.mine).toMatchObject({ participants: 6, roster: 5, rate: 1 })
    })

    it('divide points per head by those who took part, where these are more', async () => {
      const unit: RoundConfig['unit'] = { by: { kind: 'metric', metric: 'rosterMean' }, ties: [], shared: 'gap' }
      const id = await world.round({ phases: [phase({ window: week })], audience: { units: ['u-b'], late: 'unit' }, unit })
      const { roster } = await see('m-b1-1', id).then((round) => round.unit as { roster: number })
      world.time.now += HOUR
      const late = await newcomer('u-b1')
      const others = await world.ctx.db.selectFrom('round_entrant').select('member_id').where('round_id', '=', id).execute()
      for (const { member_id } of others) await play(world, member_id, id, 5)
      await play(world, late, id, 10)
      const me = await world.as(late)
      const mean = (roster * 50 + 100) / (roster + 1)
      expect((await me.call('GET /rounds/:id/board/units', { id })).mine?.value).toBeCloseTo(mean, 9)
      expect((await me.call('GET /rounds/:id/board/units/:unitId/explain', { id, unitId: 'u-b1' })).steps).toMatchObject([
        { label: '应参与人均分', value: mean.toFixed(1), formula: `最好成绩合计 ${roster * 50 + 100} 分 ÷ 参与 ${roster + 1} 人`, note: expect.stringContaining(`应参与的 ${roster} 人`) as string }
      ])
      expect((await me.call('GET /rounds/:id', { id })).sentences.join('')).toContain('应参与人数按开赛当日花名册计，参与的更多时按参与人数计')
    })

    it('refuse them under “refused”, with a word on why', async () => {
      const id = await opened('refused')
      const late = await newcomer('u-a2')
      await expect(start(late, id)).rejects.toMatchObject({ status: 403, body: { code: 'not_invited' } })
      expect((await see(late, id)).mine).toMatchObject({ canStart: false, whyNot: expect.stringContaining('花名册') as string })
      expect((await start('m-a2-2', id)).no).toBe(1)
    })

    it('keep all attempts of one under the unit of the first', async () => {
      const id = await opened('unit')
      const late = await newcomer('u-a2')
      await play(world, late, id, 4)
      await world.behind.updateTable('member').set({ unit_id: 'u-b1' }).where('id', '=', late).execute()
      world.time.now += HOUR
      expect(await play(world, late, id, 9)).toMatchObject({ unit: { unit: { id: 'u-a2' }, counted: true, participants: 1, meanBefore: 40, meanAfter: 90 } })
    })
  })

  it('measure participation by the roster as it was at the opening, whoever joins or moves later', async () => {
    const id = await world.round({ phases: [phase({ window: week })], audience: { units: ['u-b'], late: 'unit' } })
    await see('m-b1-2', id)
    const before = (await (await world.as('m-b1-2')).call('GET /rounds/:id/board/units', { id })).mine?.roster
    world.time.now += DAY
    await newcomer('u-b1')
    await world.behind.updateTable('member').set({ unit_id: 'u-a1' }).where('id', '=', 'm-b1-5').execute()
    await world.behind.updateTable('member').set({ status: 'left' }).where('id', '=', 'm-b1-4').execute()
    expect(await play(world, 'm-b1-2', id, 5)).toMatchObject({ unit: { roster: before, participants: 1 } })
  })

  it('end early by the organiser: open papers are handed in with what was saved, and nothing starts any more', async () => {
    const id = await world.round({ phases: [phase({ window: week })] })
    const me = await world.as('m-a1-4')
    const view = await start('m-a1-4', id)
    const answers = view.questions.slice(0, 3).map((question) => ({ pos: question.pos, value: [0] }))
    await me.call('PUT /attempts/:id/answers', { id: view.id, seq: 1, device: 'phone-1', answers })
    world.time.now += 2 * MINUTE
    const organiser = await world.as('m-top')
    expect(await organiser.call('POST /organiser/rounds/:id/end', { id, reason: '题目有误' })).toMatchObject({ state: 'closed', closesAt: world.time.now, participants: 1 })
    const result = await me.call('GET /attempts/:id/result', { id: view.id })
    expect(result).toMatchObject({ finish: 'ended', timeMs: 2 * MINUTE, finishedAt: world.time.now, again: { can: false } })
    await expect(me.call('PUT /attempts/:id/answers', { id: view.id, seq: 2, device: 'phone-1', answers })).rejects.toMatchObject({ body: { code: 'attempt_finished' } })
    await refused('m-a1-5', id, 'round_closed')
    expect(await see('m-a1-5', id)).toMatchObject({ state: 'closed', notes: [{ text: '组织者提前结束了竞赛：题目有误' }] })
    expect(await organiser.call('POST /organiser/rounds/:id/end', { id, reason: '再来一次' })).toMatchObject({ closesAt: result.finishedAt })
    expect((await see('m-a1-5', id)).notes).toHaveLength(1)
  })

  it('end early also for papers left open by a process that died in between', async () => {
    const id = await world.round({ phases: [phase({ window: week, timing: {} })] })
    const view = await start('m-a2-4', id)
    world.time.now += MINUTE
    await world.behind.updateTable('round').set({ state: 'ended', ended_at: world.time.now }).where('id', '=', id).execute()
    world.time.now += MINUTE
    await startReaper(world.ctx).stop()
    expect(await world.behind.selectFrom('attempt').select(['finish', 'finished_at']).where('id', '=', view.id).executeTakeFirst())
      .toEqual({ finish: 'ended', finished_at: world.time.now - MINUTE })
  })
})
