import type { Context } from '../../server/context'
import { turnDue } from '../../server/events/clock'
import { mergeScans } from '../../server/events/attendance/scans'
import { cancelSignUp, claimOffer, signUp } from '../../server/events/sign-up-writes'
import { session } from '../support/event'
import { several, twoProcesses } from '../support/processes'
import { START, type World } from '../support/world'
import { DAY, expectSeatsAddUp, HOUR, MINUTE, publishEvent, sendId } from './play'

let morning = START + 10 * DAY
const everybody = ['a1', 'a2', 'b1'].flatMap((unit) => [1, 2, 3, 4, 5].map((n) => `m-${unit}-${n}`))

several('an event in two processes on one PostgreSQL', () => {
  const two = twoProcesses()
  let world: World
  let other: Context
  beforeAll(() => { ({ world, other } = two) })
  beforeEach(() => { world.time.now = START; morning += 4 * DAY })

  const at = (seats: number) => [session({ begins: morning, ends: morning + 2 * HOUR, seats })]
  const asks = (ctx: Context, eventId: string, memberId: string, more: { sendId?: string; heads?: number } = {}) => ctx.writer.write(signUp, {
    eventId, session: 'first', memberId, sendId: sendId(), position: '', actor: `acc-${memberId}`, by: 'self', heads: 1, choices: {}, form: '', others: '', despiteClash: false, wait: true, now: world.time.now, zone: ctx.config.zone, ...more
  })
  const one = (ctx: Context, id: string, memberId: string) => ({ id, memberId, actor: `acc-${memberId}`, now: world.time.now, zone: ctx.config.zone })
  const rows = (id: string) => world.behind.selectFrom('sign_up').select(['id', 'member_id', 'state', 'heads', 'place']).where('event_id', '=', id).orderBy('place').execute()
  const inState = async (id: string, state: string) => (await rows(id)).filter((row) => row.state === state).length
  const turned = (n: number) => (n % 2 ? other : world.ctx)

  it('gives out the seats there are, to groups too, and one line', async () => {
    const id = await publishEvent(world, { sessions: at(7), enrol: { how: 'first-come', waitlist: { claimMinutes: 60 }, group: { most: 3 } }, quotas: { units: { each: 'session', list: [{ unit: 'u-a', seats: 4 }] } } })
    await Promise.all(everybody.map((member, n) => asks(turned(n), id, member, { heads: 1 + n % 3 })))
    await expectSeatsAddUp(world, id)
    const all = await rows(id)
    expect(all).toHaveLength(15)
    expect(new Set(all.map(({ place }) => Number(place))).size).toBe(15)
    expect(all.filter(({ state }) => state === 'confirmed').reduce((sum, { heads }) => sum + Number(heads), 0)).toBeLessThanOrEqual(7)
  })

  it('takes one person once, also when he asks both at the same moment', async () => {
    const id = await publishEvent(world, { sessions: at(9) })
    const asked = await Promise.allSettled(everybody.slice(0, 4).flatMap((member) => [asks(world.ctx, id, member), asks(other, id, member)]))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    expect(await inState(id, 'confirmed')).toBe(4)
    const same = await Promise.all([asks(world.ctx, id, 'm-b1-5', { sendId: 'same-request' }), asks(other, id, 'm-b1-5', { sendId: 'same-request' })])
    expect(same[0].id).toBe(same[1].id)
    await expectSeatsAddUp(world, id)
  })

  it('offers a freed seat once, and gives it to whoever claims or to whoever is next, never to both', async () => {
    const id = await publishEvent(world, { sessions: at(2), enrol: { how: 'first-come', waitlist: { claimMinutes: 30 } } })
    for (const member of everybody.slice(0, 6)) await asks(world.ctx, id, member)
    const [first] = await rows(id)
    if (!first) throw new Error('nobody is in')
    await Promise.all([world.ctx, other].map((ctx) => ctx.writer.write(cancelSignUp, one(ctx, first.id, first.member_id))))
    expect(await inState(id, 'offered')).toBe(1)
    const offered = (await rows(id)).find(({ state }) => state === 'offered')
    if (!offered) throw new Error('nothing is offered')
    // At the very moment at which it runs out.
    world.time.now += 30 * MINUTE
    const [claimed] = await Promise.allSettled([world.ctx.writer.write(claimOffer, one(world.ctx, offered.id, offered.member_id)), turnDue(other), turnDue(world.ctx)])
    expect(claimed.status).toBe('rejected')
    expect([await inState(id, 'confirmed'), await inState(id, 'offered'), await inState(id, 'lapsed')]).toEqual([1, 1, 1])
    const next = (await rows(id)).find(({ state }) => state === 'offered')
    if (!next) throw new Error('nothing is offered')
    await Promise.all([world.ctx, other].map((ctx) => ctx.writer.write(claimOffer, one(ctx, next.id, next.member_id))))
    expect([await inState(id, 'confirmed'), await inState(id, 'offered')]).toEqual([2, 0])
    await expectSeatsAddUp(world, id)
  })

  it('counts a ticket once that two phones scanned, whichever sends first', async () => {
    const id = await publishEvent(world, { sessions: at(9), attendance: { ways: ['ticket'] } })
    for (const member of everybody.slice(0, 3)) await asks(world.ctx, id, member)
    world.time.now = morning
    const scans = (phone: string) => everybody.slice(0, 3).map((_, n) => ({ scanId: `${phone}-${n}`, n }))
    const holders = await rows(id)
    const send = (ctx: Context, phone: string) => ctx.writer.write(mergeScans, {
      eventId: id, actor: 'acc-m-top', now: world.time.now, zone: ctx.config.zone, scans: scans(phone).map(({ scanId, n }) => ({ scanId, signUpId: holders[n]?.id ?? '', number: '', at: morning - n * MINUTE, direction: 'in' as const, why: '', party: [] }))
    })
    const sent = await Promise.all([send(world.ctx, 'one'), send(other, 'two'), send(other, 'one'), send(world.ctx, 'two')])
    expect(sent.flatMap(({ answers }) => answers).filter(({ outcome }) => outcome === 'counted')).toHaveLength(3)
    expect(await world.behind.selectFrom('attendance_mark').select('id').where('event_id', '=', id).execute()).toHaveLength(6)
    expect(await world.behind.selectFrom('attendance').select('member_id').where('event_id', '=', id).where('first_in', 'is not', null).execute()).toHaveLength(3)
  })
})
