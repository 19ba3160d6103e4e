import type { Context } from '../../server/context'
import { askOrder, stepOrder, type Said } from '../../server/menu/order-writes'
import { ask, offer, sendId, wished } from '../support/menu'
import { several, twoProcesses } from '../support/processes'
import { START, type World } from '../support/world'

const members = ['a1', 'a2', 'b1'].flatMap((unit) => [1, 2, 3, 4].map((n) => ({ id: `m-${unit}-${n}`, unit: `u-${unit}` })))
const [JUNE, JULY] = [20260622, 20260722]

several('orders in two processes on one PostgreSQL', () => {
  const two = twoProcesses()
  let world: World
  let other: Context
  beforeAll(() => { ({ world, other } = two) })
  beforeEach(() => { world.time.now = START })

  const turned = (n: number) => (n % 2 ? other : world.ctx)
  const accepting = (day: number, minute = 540): Said => ({ act: 'accept', at: { day, minute, minutes: 90 }, place: '三楼会议室', note: '' })
  const step = (ctx: Context, { id, version }: { id: string; version: number }, said: Said, by = 'm-org-a') => ctx.writer.write(stepOrder, {
    id, version, sendId: sendId(), sides: { gives: said.act !== 'withdraw', orders: said.act === 'withdraw' }, said, memberId: by, actor: `acc-${by}`, now: world.time.now, zone: ctx.config.zone
  })
  const asking = (ctx: Context, offerId: string, { id: memberId, unit }: (typeof members)[number], n: number) => {
    const { contact: _contact, ...order } = wished({ unitId: unit })
    return ctx.writer.write(askOrder, { id: `${offerId}-${n}`, offerId, order, contactEnc: '', memberId, actor: `acc-${memberId}`, now: world.time.now, zone: ctx.config.zone })
  }
  const orders = (id: string) => world.behind.selectFrom('menu_order').selectAll().where('offer_id', '=', id).orderBy('no').execute()
  const held = async (id: string) => Object.fromEntries((await world.behind.selectFrom('menu_tally').selectAll().where('offer_id', '=', id).orderBy('slot').execute()).map(({ slot, n }) => [slot, Number(n)]))
  const done = (results: PromiseSettledResult<unknown>[]) => results.filter(({ status }) => status === 'fulfilled').length
  /** By everybody at once, half of them in each process. */
  const asked = async (id: string) => { await Promise.all(members.map((member, n) => asking(turned(n), id, member, n))); return orders(id) }

  it('number every order once', async () => {
    const all = await asked(await offer(world))
    expect(all.map(({ no }) => no)).toEqual(members.map((_, n) => n + 1))
  })

  it('agree on one time, whoever of two at the desk was first', async () => {
    const id = await offer(world)
    for (let round = 0; round < 5; round++) {
      const { id: orderId, version } = await ask(world, id)
      const results = await Promise.allSettled([step(world.ctx, { id: orderId, version }, accepting(JUNE, 540)), step(other, { id: orderId, version }, accepting(JUNE, 840), 'm-top')])
      expect(done(results)).toBe(1)
      // The other is told so: no fault of the program kept it from happening twice.
      expect(results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code] : []))).toEqual(['conflict'])
      const agreed = await world.behind.selectFrom('menu_order_event').select(['begin_at', 'actor']).where('order_id', '=', orderId).where('act', '=', 'accept').execute()
      expect(agreed).toHaveLength(1)
      const row = (await orders(id)).find((one) => one.id === orderId)
      expect(row).toMatchObject({ state: 'accepted', version: version + 1, begin_at: agreed[0]?.begin_at })
      expect(agreed[0]?.actor).toBe(results[0]?.status === 'fulfilled' ? 'm-org-a' : 'm-top')
    }
    expect((await held(id)).all).toBe(5)
  })

  it('take no more places than there are: in all, in a month, of a unit', async () => {
    const id = await offer(world, { limits: { all: null, month: null, unit: null } })
    const all = await asked(id)
    // More were asked for than there turned out to be.
    const { body } = await world.behind.selectFrom('menu_offer').select('body').where('id', '=', id).executeTakeFirstOrThrow()
    await world.behind.updateTable('menu_offer').set({ body: JSON.stringify({ ...JSON.parse(body) as object, limits: { all: 7, month: 5, unit: 3 } }) }).where('id', '=', id).execute()
    const results = await Promise.allSettled(all.map((order, n) => step(turned(n), order, accepting(n % 3 ? JUNE : JULY))))
    const taken = (await orders(id)).filter(({ state }) => state === 'accepted')
    expect(taken).toHaveLength(done(results))
    const { no: _no, ...kept } = await held(id)
    const count = (of: (row: (typeof taken)[number]) => string) => taken.reduce<Record<string, number>>((sum, row) => ({ ...sum, [of(row)]: (sum[of(row)] ?? 0) + 1 }), {})
    const sums = { all: taken.length, ...count(({ begin_at }) => (Number(begin_at) < Date.UTC(2026, 6, 1) ? 'm202606' : 'm202607')), ...count(({ unit_id }) => `u${unit_id}`) }
    expect(kept).toEqual(sums)
    expect(taken.length).toBeGreaterThan(4)
    for (const [slot, n] of Object.entries(sums)) expect([slot, n <= (slot === 'all' ? 7 : slot.startsWith('m') ? 5 : 3)]).toEqual([slot, true])
  })

  it('let a unit that may have one have one', async () => {
    const id = await offer(world, { limits: { all: null, month: null, unit: 1 } })
    const results = await Promise.allSettled(members.filter(({ unit }) => unit === 'u-a1').map((member, n) => asking(turned(n), id, member, n)))
    expect(done(results)).toBe(1)
    expect(await orders(id)).toHaveLength(1)
  })

  it('end one way when one side takes it back while the other agrees, and its place is free or taken with it', async () => {
    const id = await offer(world)
    for (let round = 0; round < 5; round++) {
      const before = (await held(id)).all ?? 0
      const order = await ask(world, id)
      await Promise.allSettled([step(turned(round), order, accepting(JUNE)), step(turned(round + 1), order, { act: 'withdraw', reason: '会议改期' }, 'm-a1-1')])
      const [row] = (await orders(id)).filter((one) => one.id === order.id)
      expect(['accepted', 'withdrawn']).toContain(row?.state)
      expect(((await held(id)).all ?? 0) - before).toBe(row?.state === 'accepted' ? 1 : 0)
    }
  })
})
