import pino from 'pino'
import { readConfig } from '../../server/config'
import { passwordMatches } from '../../server/account/password'
import type { Context } from '../../server/context'
import { engineOf, openDatabase } from '../../server/db/dialects'
import { keptDraws, replayed } from '../../server/awards/draws'
import { awardLists, markOf } from '../../server/awards/lists'
import { readCode } from '../../server/awards/rules/check-code'
import { roundStandings } from '../../server/awards/standings'
import type { RoundConfig } from '../../contract/round-config'
import { activeQuestions } from '../../server/rounds/pool'
import { findRound, momentOf } from '../../server/rounds/round'
import { checkRound } from '../../server/rounds/rules/check'
import type { Rubric } from '../../server/rounds/rules/types'
import { dayOf } from '../../server/zone'
import { PASSWORD } from '../../server/seed/cast'
import { seedDemo, type Seeded } from '../../server/seed/demo'
import { openContext } from '../../server/start'
import { engines, freshDatabase, type FreshDatabase } from '../support/engines'
import { insertTree } from '../support/fixtures'

const NOON = Date.UTC(2026, 10, 24, 4, 0)
const TOP = 'u-jz'
const DAY = 86400000

async function open(url: string, now: number) {
  const config = readConfig({ DATABASE_URL: url, SECRET: 'test-secret-test-secret-test-secret', WRITER: 'inline', WEB_ROOT: '/nonexistent' })
  return openContext(config, { clock: () => now, log: pino({ level: 'silent' }) })
}

async function total({ db }: Context, roundId: string, unitId = TOP) {
  const row = await db.selectFrom('unit_standing').selectAll().where('round_id', '=', roundId).where('unit_id', '=', unitId).executeTakeFirstOrThrow()
  const { heads } = await db.selectFrom('round_roster').select('heads').where('round_id', '=', roundId).where('unit_id', '=', unitId).executeTakeFirstOrThrow()
  return { participants: row.participants, heads, rate: row.participants / heads, mean: row.score_sum / row.participants / 100, fullMarks: row.full_marks }
}

describe.each(engines)('the demo association on %s', (engine) => {
  let database: FreshDatabase
  let ctx: Context & { close(): Promise<void> }
  let seeded: Seeded
  beforeAll(async () => {
    database = await freshDatabase(engine)
    ctx = await open(database.url, NOON)
    seeded = await seedDemo(ctx)
  }, 120000)
  afterAll(async () => {
    await ctx.close()
    await database.drop()
  })

  const count = async (table: 'unit' | 'member' | 'account' | 'question' | 'question_version' | 'join_request') =>
    Number((await ctx.db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n)
  const memberCalled = (name: string) => ctx.db.selectFrom('member').selectAll().where('name', '=', name).executeTakeFirstOrThrow()

  it('has the units, people and questions it says', async () => {
    expect(seeded).toMatchObject({ done: true, units: 49, people: 600, rounds: 9 })
    expect(engineOf(database.url)).toBe(engine)
    expect(await count('unit')).toBe(49)
    expect(await count('member')).toBe(600)
    // Two people have none yet; two accounts belong to nobody yet.
    expect(await count('account')).toBe(600)
    expect(await count('join_request')).toBe(1)
    expect(await count('question')).toBe(await count('question_version'))
  })

  it('is left alone by a second seeding', async () => {
    const before = await count('member')
    expect(await seedDemo(ctx)).toEqual({ done: false, why: expect.stringContaining('there already') })
    expect(await count('member')).toBe(before)
  })

  it('holds questions that can be drawn and marked', async () => {
    const rows = await ctx.db.selectFrom('question_version').selectAll().execute()
    expect(new Set(rows.map((row) => row.stem)).size).toBe(rows.length)
    for (const row of rows) {
      const { right, texts } = JSON.parse(row.rubric) as Rubric
      const places = row.type === 'judge' ? 2 : (JSON.parse(row.options) as string[]).length
      expect(right.every((place) => place >= 0 && place < places)).toBe(true)
      expect(row.type === 'fill' ? texts.length : right.length).toBeGreaterThan(0)
    }
    expect(await activeQuestions(ctx)).toHaveLength(rows.length)
  })

  it('has rounds in every state, none with a rule that cannot be carried out', async () => {
    const rounds = await ctx.db.selectFrom('round').select('id').execute()
    const questions = await activeQuestions(ctx)
    const moments: Record<string, string> = {}
    for (const { id } of rounds) {
      const round = await findRound(ctx.db, id)
      if (!round) throw new Error(id)
      moments[id] = momentOf(round, NOON)
      expect(checkRound(round.config, questions, round.created_at)).toEqual([])
    }
    expect(moments).toEqual({
      'round-1': 'closed', 'round-2': 'closed', 'round-rapid': 'closed', 'round-climb': 'open', 'round-finals': 'open', 'round-3': 'open', practice: 'open', 'round-4': 'upcoming', 'draft-1': 'draft'
    })
    const running = await findRound(ctx.db, 'round-3')
    expect(((running?.closes_at ?? 0) - NOON) / DAY).toBeGreaterThanOrEqual(4)
    expect(((running?.closes_at ?? 0) - NOON) / DAY).toBeLessThanOrEqual(5)
  })

  it('has results like those of a real association', async () => {
    for (const id of ['round-1', 'round-2', 'round-3']) {
      const { rate, mean, fullMarks } = await total(ctx, id)
      expect(rate).toBeGreaterThan(0.84)
      expect(rate).toBeLessThan(0.97)
      expect(mean).toBeGreaterThan(83)
      expect(mean).toBeLessThan(92)
      expect(fullMarks).toBeGreaterThan(10)
    }
    const { unit_id } = await memberCalled('周文清')
    expect(await total(ctx, 'round-3', unit_id)).toMatchObject({ participants: 23, heads: 25 })
    const people = await ctx.db.selectFrom('standing').select(['score', 'tie1', 'time_ms']).where('round_id', '=', 'round-3').orderBy('score', 'desc').orderBy('tie1').execute()
    expect(people[0]).toMatchObject({ score: 10000 })
    expect(new Set(people.map((row) => row.score)).size).toBeLessThan(people.length / 5)
    expect((await total(ctx, 'round-rapid')).rate).toBeGreaterThan(0.6)
  })

  it('plays nothing in the future, outside a window or more often than allowed', async () => {
    const attempts = await ctx.db.selectFrom('attempt').innerJoin('round', 'round.id', 'attempt.round_id')
      .select(['attempt.id', 'round_id', 'phase', 'config', 'member_id', 'day', 'started_at', 'finished_at', 'practice', 'time_ms']).execute()
    const { done, ...figures } = seeded as Seeded & { done: true }
    expect([done, attempts.length]).toEqual([true, figures.attempts])
    const perDay = new Map<string, number>()
    for (const one of attempts) {
      const window = (JSON.parse(one.config) as RoundConfig).phases.find(({ id }) => id === one.phase)?.window
      expect(one.started_at).toBeGreaterThanOrEqual(window?.opensAt ?? Infinity)
      expect(one.finished_at ?? one.started_at).toBeLessThanOrEqual(Math.min(NOON, window?.closesAt ?? 0))
      expect(one.finished_at !== null || one.practice === 1).toBe(true)
      expect(one.day).toBe(dayOf(one.started_at, ctx.config.zone))
      const key = `${one.round_id} ${one.phase} ${one.member_id} ${one.day}`
      perDay.set(key, (perDay.get(key) ?? 0) + 1)
    }
    expect(Math.max(...perDay.values())).toBe(2)
  })

  it('leaves 周文清 at 84 points with tries for today', async () => {
    const { id } = await memberCalled('周文清')
    const mine = await ctx.db.selectFrom('attempt').selectAll().where('member_id', '=', id).where('round_id', '=', 'round-3').execute()
    expect(mine).toHaveLength(1)
    expect(mine[0]).toMatchObject({ score: 8400, correct: 17, time_ms: 1046000 })
    expect(mine[0]?.day).toBeLessThan(dayOf(NOON, ctx.config.zone))
  })

  const standing = async (roundId: string, name: string) => {
    const { id } = await memberCalled(name)
    return Object.fromEntries((await ctx.db.selectFrom('standing').select(['board', 'score', 'passed']).where('round_id', '=', roundId).where('member_id', '=', id).execute())
      .map(({ board, score, passed }) => [board, [Number(score), Number(passed)]]))
  }

  it('has levels of which the second is open, tried by some who passed the first', async () => {
    const boards = await ctx.db.selectFrom('standing').select(['board', (eb) => eb.fn.countAll<number>().as('n'), (eb) => eb.fn.sum<number>('passed').as('passed')])
      .where('round_id', '=', 'round-climb').groupBy('board').execute()
    const of = (level: string) => { const row = boards.find(({ board }) => board === level); return [Number(row?.n ?? 0), Number(row?.passed ?? 0)] as const }
    const [[first, firstPassed], [second, secondPassed]] = [of('level-1'), of('level-2')]
    expect([first > firstPassed, firstPassed > second, second > secondPassed, secondPassed > 20, of('level-3')[0]]).toEqual([true, true, true, true, 0])
    expect(await standing('round-climb', '周文清')).toMatchObject({ 'level-1': [expect.any(Number), 1] })
    expect(await standing('round-climb', '周文清')).not.toHaveProperty('level-2')
    expect(await standing('round-climb', '顾晓棠')).toHaveProperty('level-2')
  })

  it('has a final with the best three of each branch: one stayed away, one moved up, 周文清 has it before him', async () => {
    const entries = await ctx.db.selectFrom('phase_entry').innerJoin('member', 'member.id', 'phase_entry.member_id').select(['state', 'name', 'unit_id']).where('round_id', '=', 'round-finals').execute()
    const inFinal = entries.filter(({ state }) => state === 'in' || state === 'moved')
    const perUnit = new Map<string, number>()
    for (const { unit_id } of inFinal) perUnit.set(unit_id, (perUnit.get(unit_id) ?? 0) + 1)
    expect([...perUnit.values()]).toEqual(Array.from({ length: 12 }, () => 3))
    expect(entries.filter(({ state }) => state === 'moved' || state === 'out').map(({ state }) => state).sort()).toEqual(['moved', 'out'])
    expect(entries.filter(({ state }) => state === 'reserve').length).toBeGreaterThan(12)
    expect(inFinal.map(({ name }) => name)).toEqual(expect.arrayContaining(['周文清', '顾晓棠']) as unknown)
    expect(await standing('round-finals', '周文清')).not.toHaveProperty('final')
    expect(await standing('round-finals', '顾晓棠')).toHaveProperty('final')
    expect(await ctx.db.selectFrom('unit_given').select('reason').where('round_id', '=', 'round-finals').where('reason', '!=', '').execute()).toHaveLength(4)
  })

  it('has a round whose awards are announced as its standings have them, with a draw and certificates', async () => {
    const round = await findRound(ctx.db, 'round-2')
    if (!round) throw new Error('round-2')
    const { mark } = await ctx.db.selectFrom('announcement').select('mark').where('round_id', '=', 'round-2').executeTakeFirstOrThrow()
    expect(mark).toBe(markOf(await awardLists(ctx, round, await roundStandings(ctx, round))))
    const kept = (await keptDraws(ctx, 'round-2')).get('lucky')
    expect([kept?.record.winners.length, kept && replayed(kept).same]).toEqual([40, true])
    const certificates = await ctx.db.selectFrom('certificate').select(['code', 'name', 'revoked_at', 'issued_at']).execute()
    expect(certificates.map(({ name }) => name)).toEqual(expect.arrayContaining(['周文清', '郑玉书', '李敏']) as unknown)
    expect([certificates.length, certificates.filter(({ revoked_at }) => revoked_at !== null).length]).toEqual([60, 1])
    expect(certificates.filter(({ code, issued_at }) => readCode(code) !== code || issued_at > NOON)).toEqual([])
  })

  it('has texts of members that others read, and one of each kind that waits for an organiser', async () => {
    const states = await ctx.db.selectFrom('reflection').select(['state', 'picked_at', 'likes', 'comments', 'material_id']).orderBy('id').execute()
    expect(states.map(({ state }) => state)).toEqual(['shown', 'shown', 'shown', 'review'])
    expect(states[0]).toMatchObject({ likes: 3, comments: 2 })
    expect(states.filter(({ picked_at }) => picked_at !== null)).toHaveLength(1)
    const read = await ctx.db.selectFrom('material').select('id').where('state', '=', 'published').where('id', 'in', states.flatMap(({ material_id }) => material_id ?? [])).execute()
    expect(read).toHaveLength(4)
    expect(await ctx.db.selectFrom('material').select(['state', 'title']).where('author', 'is not', null).execute()).toEqual([{ state: 'review', title: '一套翻旧了的书' }])
  })

  it('puts forward people for every part, one of whom has not agreed to the privacy text yet', async () => {
    const { value } = await ctx.db.selectFrom('meta').select('value').where('key', '=', 'demo-people').executeTakeFirstOrThrow()
    const shown = (JSON.parse(value) as { memberId: string }[]).map((person) => person.memberId)
    expect(shown).toHaveLength(8)
    const agreed = await ctx.db.selectFrom('consent').innerJoin('account', 'account.id', 'consent.account_id').select('member_id').where('member_id', 'in', shown).execute()
    expect(agreed).toHaveLength(7)
    const grants = await ctx.db.selectFrom('role_grant').innerJoin('unit', 'unit.id', 'role_grant.unit_id').select(['role', 'depth']).where('member_id', 'in', shown).orderBy('depth').orderBy('role').execute()
    expect(grants.map(({ role, depth }) => `${role} ${Number(depth)}`)).toEqual(['admin 0', 'organiser 0', 'organiser 1', 'organiser 2'])
    const { secret } = await ctx.db.selectFrom('identity').select('secret').where('provider', '=', 'password').where('subject', '=', 'limin').executeTakeFirstOrThrow()
    expect(await passwordMatches(PASSWORD, secret)).toBe(true)
    const { member_id } = await ctx.db.selectFrom('standing').select('member_id').where('attempts', '=', 6).where('round_id', '=', 'round-3').where('member_id', 'in', shown).executeTakeFirstOrThrow()
    expect(member_id).toBe((await memberCalled('顾晓棠')).id)
  })
})

describe('seeding', () => {
  const fingerprint = async (now: number) => {
    const database = await freshDatabase('sqlite')
    const ctx = await open(database.url, now)
    await seedDemo(ctx)
    const attempts = await ctx.db.selectFrom('attempt').select(['id', 'state', 'score', 'started_at', 'finished_at']).orderBy('id').execute()
    const standings = await ctx.db.selectFrom('standing').selectAll().orderBy('round_id').orderBy('member_id').orderBy('board').execute()
    const codes = await ctx.db.selectFrom('certificate').select('code').orderBy('code').execute()
    const draws = await ctx.db.selectFrom('prize_draw').select('winners').execute()
    const ahead = attempts.filter((one) => Math.max(one.started_at, one.finished_at ?? 0) > now).length
    const { participants } = await total(ctx, 'round-3')
    await ctx.close()
    await database.drop()
    return { ahead, participants, text: JSON.stringify([attempts, standings, codes, draws]) }
  }

  it('gives the same people and results twice at the same clock, whatever the hour', async () => {
    const midnight = Date.UTC(2026, 0, 31, 16, 0, 30)
    const first = await fingerprint(midnight)
    expect(first).toMatchObject({ ahead: 0, participants: 515 })
    expect((await fingerprint(midnight)).text).toBe(first.text)
  }, 120000)

  it('leaves a database alone that holds an association of its own', async () => {
    const database = await freshDatabase('sqlite')
    const ctx = await open(database.url, NOON)
    const setup = openDatabase(database.url, { size: 2 })
    await insertTree(setup.db, NOON)
    await setup.close()
    const before = await ctx.db.selectFrom('member').select('id').execute()
    expect(await seedDemo(ctx)).toEqual({ done: false, why: expect.stringContaining('left as it is') })
    expect(await ctx.db.selectFrom('member').select('id').execute()).toEqual(before)
    await ctx.close()
    await database.drop()
  })
})
