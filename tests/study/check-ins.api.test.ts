import { openContext } from '../../server/start'
import type { Context } from '../../server/context'
import { checkIn as checkInWrite } from '../../server/study/record'
import { decideCheckIns, deleteCheckIn } from '../../server/study/writes'
import { engines } from '../support/engines'
import { task } from '../support/plan'
import { makeWorld, type World } from '../support/world'
import { at, checkIn, HOUR, ledger, publish, refused, sendId, switchOn, ZONE } from './play'
import { dayBegin } from '../../server/study/rules/days'

const rewarded = {
  calendar: { from: 20260615, to: 20260705, graceMinutes: 120 }, tasks: [task({ points: 10 })],
  points: { streaks: [{ days: 3, points: 5, again: true }] }, makeUp: { inAll: 2, pointsPercent: 50, keepsStreak: true }, leave: { inAll: 2, keepsStreak: true }
}

describe.each(engines)('checking in on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(engine)
    await switchOn(world)
  })
  afterAll(() => world.close())
  beforeEach(() => at(world, 20260615, 9))

  it('goes through a week with a missed day, a made-up one and an offline one, and keeps what it comes to', async () => {
    const id = await publish(world, rewarded)
    const me = await world.as('m-a1-1')
    expect((await checkIn(world, 'm-a1-1', id)).totals).toMatchObject({ days: 1, streak: 1, points: 10 })
    at(world, 20260616)
    expect((await checkIn(world, 'm-a1-1', id)).totals).toMatchObject({ days: 2, streak: 2, points: 20 })
    // The 17th is missed.
    at(world, 20260618)
    expect((await checkIn(world, 'm-a1-1', id)).totals).toMatchObject({ days: 3, streak: 1, longest: 2, points: 30 })
    const madeUp = await me.call('POST /plans/:id/make-ups', { id, day: 20260617, taskId: 'read', given: [], sendId: sendId() })
    expect(madeUp).toMatchObject({ checkIn: { how: 'make-up', day: 20260617, points: 5 }, totals: { days: 4, streak: 4, madeUp: 1, points: 40 }, earned: [{ text: '连续打卡 3 天', points: 5 }] })
    // Written on the 19th just before midnight, sent an hour after.
    at(world, 20260620, 1)
    const late = await checkIn(world, 'm-a1-1', id, { writtenAt: dayBegin(20260620, ZONE) - 60_000 })
    expect(late).toMatchObject({ checkIn: { day: 20260619, late: true }, totals: { days: 5, streak: 5, points: 50 } })
    expect((await checkIn(world, 'm-a1-1', id)).totals).toMatchObject({ days: 6, streak: 6, points: 65 })
    const month = await me.call('GET /plans/:id/calendar', { id, month: 202606 })
    expect(month.cells.slice(14, 21).map(({ state }) => state)).toEqual(['checked', 'checked', 'made-up', 'checked', 'checked', 'checked', 'ahead'])
    expect(month).toMatchObject({ checked: 6, streak: 6, makeUpLeft: 1 })
    expect(await ledger(world, 'm-a1-1', id)).toBe(6500)
    expect((await me.call('GET /points', { planId: id })).total).toBe(65)
    // A day later the streak still stands; two days later it does not.
    at(world, 20260621)
    expect((await me.call('GET /plans/:id', { id })).plan.totals.streak).toBe(6)
    at(world, 20260622)
    expect((await me.call('GET /plans/:id', { id })).plan.totals.streak).toBe(0)
  })

  it('takes points back with what is deleted, and gives the place back', async () => {
    const id = await publish(world, rewarded)
    const days = [20260615, 20260616, 20260617]
    const made: string[] = []
    for (const day of days) {
      at(world, day)
      made.push((await checkIn(world, 'm-a1-2', id)).checkIn.id)
    }
    expect(await ledger(world, 'm-a1-2', id)).toBe(3500)
    const me = await world.as('m-a1-2')
    // With the day in the middle goes the row of three.
    expect(await me.call('DELETE /check-ins/:id', { id: made[1] as string })).toMatchObject({ takenBack: 15, totals: { days: 2, streak: 1, points: 20 } })
    expect(await me.call('DELETE /check-ins/:id', { id: made[1] as string })).toMatchObject({ takenBack: 0, totals: { points: 20 } })
    await me.call('DELETE /check-ins/:id', { id: made[2] as string })
    expect((await checkIn(world, 'm-a1-2', id)).totals).toMatchObject({ days: 2, points: 20 })
    expect((await me.call('GET /check-ins', { planId: id })).items.map(({ state }) => state).sort()).toEqual(['counted', 'counted', 'deleted', 'deleted'])
    for (const { id: one, state } of (await me.call('GET /check-ins', { planId: id })).items) if (state === 'counted') await me.call('DELETE /check-ins/:id', { id: one })
    expect(await ledger(world, 'm-a1-2', id)).toBe(0)
    expect((await me.call('GET /plans/:id', { id })).plan.totals).toMatchObject({ days: 0, streak: 0, longest: 0, points: 0 })
    const other = await world.as('m-a1-3')
    expect((await refused(other.call('DELETE /check-ins/:id', { id: made[0] as string }))).status).toBe(404)
  })

  it('is one check-in however often and from wherever it is sent', async () => {
    const id = await publish(world, rewarded)
    const same = sendId()
    const answers = await Promise.all([1, 2, 3, 4].map(() => checkIn(world, 'm-a1-3', id, { sendId: same })))
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    const [one, two] = await Promise.all([1, 2].map(() => refused(checkIn(world, 'm-a1-3', id))))
    expect([one, two]).toEqual([1, 2].map(() => ({ status: 409, message: '今天已经打过卡了。', barrier: 'done' })))
    // Two phones at once, each with a send id of its own: one gets the place.
    const twice = await Promise.allSettled([1, 2, 3].map(() => checkIn(world, 'm-a1-4', id)))
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(await ledger(world, 'm-a1-4', id)).toBe(1000)
  })

  it('counts for the day at whose end it comes, to the millisecond', async () => {
    const id = await publish(world, { ...rewarded, calendar: { from: 20260615, to: 20260705 } })
    const midnight = dayBegin(20260616, ZONE)
    world.time.now = midnight - 1
    expect((await checkIn(world, 'm-a2-1', id)).checkIn.day).toBe(20260615)
    world.time.now = midnight
    expect((await checkIn(world, 'm-a2-1', id)).checkIn.day).toBe(20260616)
    // Without a grace what was written yesterday is told so and does not become today's.
    world.time.now = dayBegin(20260617, ZONE) + 1
    expect(await refused(checkIn(world, 'm-a2-1', id, { writtenAt: midnight + HOUR }))).toMatchObject({ status: 409, barrier: 'late' })
  })

  it('ends its grace when the plan says, and believes no clock that is ahead', async () => {
    const id = await publish(world, rewarded)
    const end = dayBegin(20260616, ZONE)
    world.time.now = end + 2 * HOUR - 1
    expect((await checkIn(world, 'm-a2-2', id, { writtenAt: end - 1 })).checkIn).toMatchObject({ day: 20260615, late: true })
    world.time.now = end + 2 * HOUR
    expect(await refused(checkIn(world, 'm-a2-3', id, { writtenAt: end - 1 }))).toMatchObject({ barrier: 'late' })
    expect((await checkIn(world, 'm-a2-3', id, { writtenAt: end + 20 * HOUR })).checkIn).toMatchObject({ day: 20260616, late: false })
  })

  it('takes leave, comes back from it, and keeps the streak over it', async () => {
    const id = await publish(world, rewarded)
    const me = await world.as('m-a1-5')
    await checkIn(world, 'm-a1-5', id)
    expect(await refused(me.call('POST /plans/:id/leaves', { id, day: 20260631, reason: '', sendId: sendId() }))).toMatchObject({ message: '没有这一天，请重新选择日期。' })
    await me.call('POST /plans/:id/leaves', { id, day: 20260616, reason: '出差', sendId: sendId() })
    at(world, 20260616)
    expect(await refused(checkIn(world, 'm-a1-5', id))).toMatchObject({ barrier: 'leave' })
    at(world, 20260617)
    expect((await checkIn(world, 'm-a1-5', id)).totals).toMatchObject({ streak: 2, days: 2, leaves: 1 })
    await me.call('POST /plans/:id/leaves', { id, day: 20260618, reason: '', sendId: sendId() })
    expect(await refused(me.call('POST /plans/:id/leaves', { id, day: 20260619, reason: '', sendId: sendId() }))).toMatchObject({ message: '请假天数已经用完（一共 2 天）。' })
    expect((await me.call('DELETE /plans/:id/leaves/:day', { id, day: 20260618 })).totals.leaves).toBe(1)
    await me.call('POST /plans/:id/leaves', { id, day: 20260619, reason: '', sendId: sendId() })
    at(world, 20260618)
    expect((await checkIn(world, 'm-a1-5', id)).totals).toMatchObject({ streak: 3, leaves: 2 })
    expect(await refused(me.call('POST /plans/:id/leaves', { id, day: 20260617, reason: '', sendId: sendId() }))).toMatchObject({ message: '这一天已经打过卡了，不用请假。' })
  })

  it('asks for what the task asks for, and says what is missing', async () => {
    const id = await publish(world, {
      tasks: [task({ proofs: [{ kind: 'text', label: '感受', least: 5 }, { kind: 'number', id: 'pages', label: '页数', unit: '页', least: 2, optional: true }], hours: { from: 420, to: 600 } })]
    })
    const send = (given: Parameters<typeof checkIn>[3] extends infer M ? M extends { given?: infer G } ? G : never : never) => checkIn(world, 'm-a2-4', id, { ...(given && { given }) })
    expect(await refused(send([]))).toEqual({ status: 400, message: '请填写“感受”，至少 5 个字。', barrier: 'proof' })
    expect((await refused(send([{ proof: 0, text: ' 很 好 𠮷 \n' }]))).message).toBe('“感受”要写满 5 个字，还差 2 个字（空格和换行不算）。')
    expect((await refused(send([{ proof: 0, text: '今天读得很好' }, { proof: 1, number: 1 }]))).message).toBe('页数要满 2 页。')
    at(world, 20260615, 10)
    expect(await refused(send([{ proof: 0, text: '今天读得很好' }]))).toMatchObject({ barrier: 'hours', message: expect.stringContaining('7:00 至 10:00 的打卡时间已过') as string })
    at(world, 20260616, 8)
    expect((await send([{ proof: 0, text: '今天读得很好' }, { proof: 1, number: 12 }])).checkIn.given).toMatchObject([{ label: '感受', text: '今天读得很好' }, { label: '页数', number: 12, unit: '页' }])
    expect((await (await world.as('m-a2-4')).call('GET /plans/:id', { id })).plan.totals.numbers).toEqual([{ id: 'pages', label: '页数', unit: '页', sum: 12 }])
  })

  it('lets only the codes of the place through, and each place once', async () => {
    const id = await publish(world, {
      places: [{ id: 'hall', name: '纪念馆' }, { id: 'tower', name: '纪念塔' }],
      tasks: [task({ every: 'once', times: 2, mostADay: 2, proofs: [{ kind: 'place', once: true }] })]
    })
    const { places } = await (await world.as('m-top')).call('GET /organiser/plans/:id/codes', { id })
    const scan = (code: string) => checkIn(world, 'm-b1-2', id, { given: [{ proof: 0, code }] })
    expect((await refused(scan('hall'))).message).toContain('不是本计划的地点码')
    expect((await scan(places[0]?.code ?? '')).totals.places).toEqual(['纪念馆'])
    expect((await refused(scan(places[0]?.code ?? ''))).message).toContain('已经打过卡')
    expect((await refused(scan('1234567890'))).message).toContain('不是本计划的地点码')
    // Typed as it is printed below the code, by whoever cannot scan.
    const last = await scan((places[1]?.number ?? '').replace(/^(\d{3})(\d{3})/, '$1 $2-'))
    expect(last.totals.places).toEqual(['纪念馆', '纪念塔'])
    for (const said of [places[1]?.code, places[1]?.number]) expect(JSON.stringify(last)).not.toContain(said)
  })

  it('checks in for the whole team by its leader alone', async () => {
    const id = await publish(world, { ...rewarded, teams: { least: 2, most: 3, by: 'leader' } })
    const organiser = await world.as('m-top')
    const member = (memberId: string, leader = false) => ({ memberId, team: '先锋队', leader })
    expect(await refused(checkIn(world, 'm-a1-1', id))).toMatchObject({ barrier: 'leader', message: '你还没有编入队伍，请联系组织者。' })
    await expect(organiser.call('PUT /organiser/plans/:id/members', { id, entries: [member('m-a1-1'), member('m-a1-2')] })).rejects.toMatchObject({ body: { message: '请给“先锋队”指定一名队长。' } })
    await organiser.call('PUT /organiser/plans/:id/members', { id, entries: [member('m-a1-1', true), member('m-a1-2'), member('m-a2-1')] })
    expect(await refused(checkIn(world, 'm-a1-2', id))).toMatchObject({ barrier: 'leader' })
    const { checkIn: made } = await checkIn(world, 'm-a1-1', id)
    for (const mate of ['m-a1-1', 'm-a1-2', 'm-a2-1']) expect(await ledger(world, mate, id)).toBe(1000)
    const mate = (await (await world.as('m-a2-1')).call('GET /check-ins', { planId: id })).items[0]
    expect(mate).toMatchObject({ team: '先锋队', member: { id: 'm-a2-1' } })
    expect((await refused((await world.as('m-a2-1')).call('DELETE /check-ins/:id', { id: mate?.id ?? '' }))).status).toBe(403)
    await (await world.as('m-a1-1')).call('DELETE /check-ins/:id', { id: made.id })
    for (const one of ['m-a1-1', 'm-a1-2', 'm-a2-1']) expect(await ledger(world, one, id)).toBe(0)
  })

  it('counts what waits for review when it is passed, and what is refused no longer', async () => {
    const id = await publish(world, { ...rewarded, review: 'before' })
    const organiser = await world.as('m-sec')
    expect(await checkIn(world, 'm-a1-1', id)).toMatchObject({ checkIn: { state: 'review', points: 0 }, totals: { days: 0, points: 0 } })
    expect(await refused(checkIn(world, 'm-a1-1', id))).toMatchObject({ barrier: 'done' })
    const [waiting] = (await organiser.call('GET /organiser/check-ins', { planId: id })).items
    expect(await refused(organiser.call('POST /organiser/check-ins/decide', { ids: [waiting?.id ?? ''], pass: false, reason: ' ' }))).toMatchObject({ status: 400 })
    await organiser.call('POST /organiser/check-ins/decide', { ids: [waiting?.id ?? ''], pass: false, reason: '照片看不清' })
    expect((await (await world.as('m-a1-1')).call('GET /check-ins', { planId: id })).items[0]).toMatchObject({ state: 'refused', reason: '照片看不清' })
    const again = await checkIn(world, 'm-a1-1', id)
    expect(await organiser.call('POST /organiser/check-ins/decide', { ids: [again.checkIn.id], pass: true, reason: '' })).toEqual({ decided: 1 })
    expect((await (await world.as('m-a1-1')).call('GET /plans/:id', { id })).plan.totals).toMatchObject({ days: 1, points: 10 })
    // Passed by mistake: it is taken back with its points.
    await organiser.call('POST /organiser/check-ins/decide', { ids: [again.checkIn.id], pass: false, reason: '不是本人' })
    expect(await ledger(world, 'm-a1-1', id)).toBe(0)
    const outside = await world.as('m-b1-1')
    expect((await outside.call('GET /check-ins', {})).items).toEqual([])
  })

  it('puts out whoever misses too many in a row, and not before', async () => {
    const id = await publish(world, { leavesAfterMissing: 2 })
    await checkIn(world, 'm-a1-1', id)
    at(world, 20260617)
    expect((await checkIn(world, 'm-a1-1', id)).totals.streak).toBe(1)
    at(world, 20260619)
    expect((await (await world.as('m-a1-1')).call('GET /plans/:id', { id })).plan.out).toBe(false)
    at(world, 20260620)
    expect(await refused(checkIn(world, 'm-a1-1', id))).toMatchObject({ barrier: 'out' })
    expect((await (await world.as('m-a1-1')).call('GET /plans/:id', { id })).plan.out).toBe(true)
  })

  it('holds between two processes', async () => {
    if (engine !== 'postgres') return
    const id = await publish(world, rewarded)
    const other = await openContext(world.ctx.config, { clock: () => world.time.now, boardMs: 0, log: world.ctx.log })
    const contexts = [world.ctx, other]
    const send = (ctx: Context) => ctx.writer.write(checkInWrite, { planId: id, memberId: 'm-a2-5', taskId: 'read', sendId: sendId(), given: [], now: world.time.now, zone: ZONE })
    const all = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => send(contexts[i % 2] as Context)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await ledger(world, 'm-a2-5', id)).toBe(1000)
    await (other as Context & { close(): Promise<void> }).close()
  })

  it('keeps ledger, days and rows together where one process takes a check-in in while another deletes or returns it', async () => {
    if (engine !== 'postgres') return
    const id = await publish(world, { ...rewarded, review: 'after' })
    const other = await openContext(world.ctx.config, { clock: () => world.time.now, boardMs: 0, log: world.ctx.log })
    const members = ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a1-4', 'm-a1-5', 'm-a2-1', 'm-a2-2', 'm-a2-3', 'm-a2-4', 'm-a2-5']
    const first = new Map(await Promise.all(members.map(async (member) => [member, (await checkIn(world, member, id)).checkIn.id] as const)))
    const send = (ctx: Context, memberId: string) => ctx.writer.write(checkInWrite, { planId: id, memberId, taskId: 'read', sendId: sendId(), given: [], now: world.time.now, zone: ZONE })
    const all = await Promise.allSettled(members.flatMap((member, i) => {
      const [one, two] = i % 2 ? [world.ctx, other] : [other, world.ctx]
      const gone = first.get(member) ?? ''
      return [
        two.writer.write(deleteCheckIn, { id: gone, memberId: member, now: world.time.now, zone: ZONE }), send(one, member),
        one.writer.write(decideCheckIns, { ids: [gone], pass: false, reason: '照片看不清', actor: 'm-top', now: world.time.now, zone: ZONE }), send(two, member)
      ]
    }))
    // Losing a race is said in words; nothing of the database comes through.
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: expect.any(String) as string })
    for (const member of members) {
      const rows = await world.behind.selectFrom('check_in').select(['id', 'state']).where('plan_id', '=', id).where('member_id', '=', member).execute()
      const counted = rows.filter(({ state }) => state === 'counted')
      expect(counted.length).toBeLessThanOrEqual(1)
      expect(rows.find((row) => row.id === first.get(member))?.state).toMatch(/^(deleted|refused)$/)
      const ends = await world.behind.selectFrom('check_in_event').select('kind').where('check_in_id', '=', first.get(member) ?? '').execute()
      expect(ends).toHaveLength(1)
      const kept = await world.behind.selectFrom('plan_member').select('check_ins').where('plan_id', '=', id).where('member_id', '=', member).executeTakeFirstOrThrow()
      expect([Number(kept.check_ins), await ledger(world, member, id)]).toEqual([counted.length, counted.length * 1000])
    }
    await (other as Context & { close(): Promise<void> }).close()
  })
})
