import { sql } from 'kysely'
import { bindMember, decideJoin, identify, askToJoin } from '../../server/account/writes'
import type { Context } from '../../server/context'
import { AppError } from '../../server/errors'
import { differences } from '../../server/leaderboard/rebuild'
import { finishAttempt } from '../../server/quiz/finish-write'
import { updateRound } from '../../server/organiser/writes'
import { freezeRoster } from '../../server/rounds/entrants'
import { openContext } from '../../server/start'
import { addAccount, addMember } from '../support/accounts'
import { engines } from '../support/engines'
import { answersFor } from '../support/play'
import { makeWorld, phase, roundConfig, START, type Caller, type World } from '../support/world'
import { buildApp } from '../../server/app'

/** SQLite has one writing process; PostgreSQL may have many. */
const several = engines.includes('postgres') ? describe : describe.skip

several('two processes on one PostgreSQL', () => {
  let world: World
  let other: Context & { close(): Promise<void> }
  beforeAll(async () => {
    world = await makeWorld('postgres')
    other = await openContext(world.ctx.config, { clock: () => world.time.now, boardMs: 0, log: world.ctx.log })
  })
  afterAll(async () => {
    await other.close()
    await world.close()
  })

  const contexts = () => [world.ctx, other]
  const outcomes = async (writes: Promise<unknown>[]) => (await Promise.allSettled(writes)).map((one) =>
    one.status === 'fulfilled' ? 'ok' : one.reason instanceof AppError ? one.reason.code : String(one.reason)).sort()
  const everybody = ['a1', 'a2', 'b1'].flatMap((unit) => [1, 2, 3, 4, 5].map((n) => `m-${unit}-${n}`))

  it('give each attempt one score and each unit its true figures when both finish the same attempts', async () => {
    const round = await world.round({ phases: [phase()] })
    const open = await Promise.all(everybody.map(async (member) => ({ member, view: await (await world.as(member)).call('POST /rounds/:id/attempts', { id: round }) })))
    world.time.now += 60000
    const finish = (ctx: Context, right: number) => open.map(({ member, view }) => ctx.writer.write(finishAttempt, {
      attemptId: view.id, memberId: member, now: world.time.now, why: 'submitted', save: { answers: answersFor(view, right) }
    }))
    const [one, two] = await Promise.all([Promise.all(finish(world.ctx, 10)), Promise.all(finish(other, 3))])
    expect(two.map((done) => done.score)).toEqual(one.map((done) => done.score))
    expect(await differences(world.ctx.db, round)).toBe(0)
    const { rows } = await (await world.as('m-a1-1')).call('GET /rounds/:id/board/units', { id: round, depth: 0 })
    expect(rows).toMatchObject([{ participants: 15, total: one.reduce((sum, done) => sum + done.score, 0) / 100 }])
  })

  it('keep a unit’s figures right when each finishes half of the attempts, batch against batch', async () => {
    const round = await world.round({ phases: [phase()] })
    const open = await Promise.all(everybody.map(async (member) => (await world.as(member)).call('POST /rounds/:id/attempts', { id: round })))
    await Promise.all(open.map((view, i) => (contexts()[i % 2] as Context).writer.write(finishAttempt, {
      attemptId: view.id, memberId: null, now: world.time.now, why: 'ended', save: { answers: answersFor(view, i % 11) }
    })))
    expect(await differences(world.ctx.db, round)).toBe(0)
  })

  it('open one attempt for a member who starts through both at once', async () => {
    const round = await world.round({ phases: [phase({ attempts: { total: 1 } })] })
    const app = await buildApp(other)
    const token = await (await world.as('m-a1-1')).token()
    const start = (on: World['app']) => on.inject({ method: 'POST', url: `/api/rounds/${round}/attempts`, headers: { authorization: `Bearer ${token}` }, payload: {} })
    const replies = await Promise.all([start(world.app), start(app), start(world.app), start(app)])
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200])
    expect(new Set(replies.map((reply) => reply.json<{ id: string }>().id)).size).toBe(1)
    await app.close()
  })

  it('let no more in than a stretch of time takes, also when both look before either has written', async () => {
    const app = await buildApp(other)
    const tokens = await Promise.all(['m-a1-1', 'm-a1-2', 'm-b1-1', 'm-b1-2'].map(async (member) => (await world.as(member)).token()))
    const start = async (on: World['app'], round: string, token: string) => (await on.inject({
      method: 'POST', url: `/api/rounds/${round}/attempts`, headers: { authorization: `Bearer ${token}` }, payload: {}
    })).statusCode
    const waiting = async () => Number((await sql<{ n: number }>`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(world.ctx.db)).rows[0]?.n)
    for (const people of [1, 2]) {
      const round = await world.round({ phases: [phase({ window: { opensAt: START, closesAt: START + 86_400_000, intake: { people, minutes: 30 } } })] })
      // The roster is frozen by whoever looks first.
      await (await world.as('m-a1-1')).call('GET /rounds/:id', { id: round })
      let starts: Promise<number>[] = []
      await world.behind.transaction().execute(async (held) => {
        // Nobody can write a paper down before both have asked how many are in.
        await sql`lock table paper in share mode`.execute(held)
        starts = tokens.map((token, i) => start(i < 2 ? world.app : app, round, token))
        while (await waiting() < 2) await new Promise((resolve) => { setTimeout(resolve, 5) })
      })
      expect((await Promise.all(starts)).filter((status) => status === 200)).toHaveLength(people)
      expect(await world.ctx.db.selectFrom('intake').select('n').where('round_id', '=', round).execute()).toEqual([{ n: people }])
    }
    await app.close()
  })

  it('bind a roster entry to one account', async () => {
    for (let i = 0; i < 5; i++) {
      await addMember(world, { id: `m-race-${i}` })
      const accounts = await Promise.all([0, 1, 2, 3].map(() => addAccount(world)))
      const bound = await outcomes(accounts.map((accountId, n) => (contexts()[n % 2] as Context).writer.write(bindMember, { accountId, memberId: `m-race-${i}`, how: 'test', now: world.time.now })))
      expect(bound).toEqual(['already_bound', 'already_bound', 'already_bound', 'ok'])
    }
  })

  it('make one account for a person who signs in through both for the first time', async () => {
    for (let i = 0; i < 5; i++) {
      const found = await Promise.all([0, 1, 2, 3].map((n) => (contexts()[n % 2] as Context).writer.write(identify, { provider: 'wechat', subject: `openid-${i}`, now: world.time.now })))
      expect(new Set(found.map((one) => one.accountId)).size).toBe(1)
    }
  })

  it('decide a join request once', async () => {
    for (let i = 0; i < 5; i++) {
      const accountId = await addAccount(world)
      await world.ctx.writer.write(askToJoin, { accountId, unitId: 'u-a1', name: `申请${i}`, note: '', now: world.time.now })
      const { id } = await world.behind.selectFrom('join_request').select('id').where('account_id', '=', accountId).executeTakeFirstOrThrow()
      const decide = (ctx: Context) => ctx.writer.write(decideJoin, { requestId: id, actor: 'someone', now: world.time.now, verdict: { approve: true, memberId: null } })
      expect(await outcomes([decide(world.ctx), decide(other)])).toEqual(['conflict', 'ok'])
      expect(await world.behind.selectFrom('member').select('id').where('name', '=', `申请${i}`).execute()).toHaveLength(1)
    }
  })

  it('let the first of two organisers’ edits stand and tell the second', async () => {
    const organiser: Caller = await world.as('m-top')
    for (let i = 0; i < 5; i++) {
      const config = roundConfig({ phases: [phase()] })
      const { id, version } = await organiser.call('POST /organiser/rounds', { unitId: 'u-top', config })
      const edit = (ctx: Context, title: string) => ctx.writer.write(updateRound, { roundId: id, actor: title, now: world.time.now, config: { ...config, title }, version, state: 'draft' })
      expect(await outcomes([edit(world.ctx, '一'), edit(other, '二')])).toEqual(['edited_elsewhere', 'ok'])
    }
  })

  it('freeze a roster once', async () => {
    const round = await world.round({ phases: [phase()] })
    await Promise.all(contexts().map((ctx) => ctx.writer.write(freezeRoster, { roundId: round, now: world.time.now })))
    const heads = await world.behind.selectFrom('round_roster').select('heads').where('round_id', '=', round).where('unit_id', '=', 'u-b1').executeTakeFirst()
    expect(heads).toEqual({ heads: 5 })
  })
})
