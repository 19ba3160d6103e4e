import fc from 'fast-check'
import type { AttemptState } from '../../server/quiz/attempt-state'
import type { KeptMarks } from '../../server/quiz/finish-write'
import type { PaperItem } from '../../server/rounds/rules/types'
import type { RoundConfig } from '../../contract/round-config'
import type { Context } from '../../server/context'
import { rankOf } from '../../server/leaderboard/rank'
import { differences } from '../../server/leaderboard/rebuild'
import { SILENT_MS } from '../../server/jobs/queue'
import { runJobs } from '../../server/jobs/worker'
import { rescoring } from '../../server/rescore/run'
import { openContext } from '../../server/start'
import { engines, type EngineName } from '../support/engines'
import { historyArb, TIMES, type History } from '../support/histories'
import { finishedAttempts, rankIn, standingsOf } from '../support/naive'
import { answersFor, play } from '../support/play'
import { makeWorld, phase, roundConfig, type World } from '../support/world'

/** So that a round takes many steps. */
const SMALL = { look: 7, step: 2 }
const HOUR = 3600000
const DAY = 24 * HOUR
const members = ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a2-1', 'm-a2-2', 'm-b1-1', 'm-b1-2', 'm-b1-3', 'm-b1-4']
const few = ['s1', 's2', 's3', 's4', 's5']
const threeSingles = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 3, points: 10 }], shuffleQuestions: true, shuffleOptions: true }

/** Five singles are left, so that most papers hold each. */
async function smallWorld(engine: EngineName): Promise<World> {
  const world = await makeWorld(engine)
  await world.behind.updateTable('question').set({ status: 'disabled' }).where('type', '=', 'single').where('id', 'not in', few).execute()
  return world
}

const publish = (world: World, partial: Partial<RoundConfig> = {}, more: Parameters<typeof phase>[0] = {}) => {
  const opensAt = world.time.now
  return world.round(roundConfig({ phases: [phase({ window: { opensAt, closesAt: opensAt + 30 * DAY }, paper: threeSingles, ...more })], ...partial }))
}

async function correct(world: World, id: string, right: number[], by = 'm-top') {
  const organiser = await world.as(by)
  const { version } = await organiser.call('GET /questions/:id', { id })
  return organiser.call('POST /questions/:id/key', { id, version, answer: right, texts: [], reason: '原答案有误' })
}

const keyOf = async (world: World, id: string) => (JSON.parse((await world.behind.selectFrom('question_version').select('rubric').where('question_id', '=', id).orderBy('version', 'desc').executeTakeFirstOrThrow()).rubric) as { right: number[] }).right[0] as number

/** Every finished paper of a round with its marks by the keys as they are now, worked out by hand: singles of ten points. */
async function byHand(world: World, round: string) {
  const rows = await world.behind.selectFrom('attempt').innerJoin('paper', 'paper.attempt_id', 'attempt.id').selectAll('attempt').select('paper.body').where('round_id', '=', round).where('finished_at', 'is not', null).execute()
  const keys = new Map((await world.behind.selectFrom('question_version').select(['id', 'rubric']).execute()).map((row) => [row.id, (JSON.parse(row.rubric) as { right: number[] }).right[0]]))
  return rows.map((row) => {
    const { answers } = JSON.parse(row.state) as AttemptState
    const verdicts = (JSON.parse(row.body) as PaperItem[]).map((item, i) => {
      const [shown] = answers[i + 1] ?? []
      return shown === undefined ? 'blank' : item.order[Number(shown)] === keys.get(item.version) ? 'right' : 'wrong'
    })
    return { row, verdicts, right: verdicts.filter((verdict) => verdict === 'right').length }
  })
}

async function expectMarked(world: World, round: string) {
  for (const { row, verdicts, right } of await byHand(world, round)) {
    expect([row.id, row.score, row.correct, (JSON.parse(row.marks ?? '') as KeptMarks).marks.map(({ verdict }) => verdict)]).toEqual([row.id, right * 1000, right, verdicts])
  }
}

async function expectStandings(world: World, round: string) {
  expect(await differences(world.ctx.db, round)).toBe(0)
  const config = JSON.parse((await world.behind.selectFrom('round').select('config').where('id', '=', round).executeTakeFirstOrThrow()).config) as RoundConfig
  const expected = standingsOf(config, await finishedAttempts(world.ctx.db, round))
  const kept = await world.ctx.db.selectFrom('standing').selectAll().where('round_id', '=', round).execute()
  const ranks = await Promise.all(kept.map(async (row) => [row.member_id, row.score, row.full_mark === 1, await rankOf(world.ctx.db, row, config.person.shared)] as const))
  expect([...ranks].sort()).toEqual(expected.map((one) => [one.member, one.score, one.full, rankIn(config, expected, one)] as const).sort())
}

/** A runner that dies after so many of its writes. */
const dying = (ctx: Context, after: number): Context => {
  let left = after
  return { ...ctx, writer: { ...ctx.writer, write: (write, input) => (left-- > 0 ? ctx.writer.write(write, input) : Promise.reject(new Error('killed'))) } }
}

/** What every finished paper has, and by which keys. */
const scores = async (world: World) => new Map((await world.behind.selectFrom('attempt').select(['id', 'score', 'scored_epoch']).where('finished_at', 'is not', null).execute()).map((row) => [row.id, row]))

/** What a re-scoring has to say when it is done, from the papers before it and after it. */
async function saidAfter(world: World, before: Awaited<ReturnType<typeof scores>>): Promise<string> {
  const after = await scores(world)
  const changes = [...before.values()].flatMap((row) => {
    const now = after.get(row.id)
    return now && now.scored_epoch !== row.scored_epoch ? [(now.score ?? 0) - (row.score ?? 0)] : []
  })
  const n = (fits: (change: number) => boolean) => changes.filter(fits).length
  return changes.length ? `已重新计分 ${changes.length} 份答卷：分数升高 ${n((change) => change > 0)} 份、降低 ${n((change) => change < 0)} 份、不变 ${n((change) => change === 0)} 份` : '没有要重新计分的答卷'
}

async function wave(world: World, round: string, players: History['waves'][number]['players']) {
  const startedAt = world.time.now
  const started = (await Promise.all(players.map(async ({ who, ...player }) => {
    const caller = await world.as(members[who % members.length] as string)
    return caller.call('POST /rounds/:id/attempts', { id: round }).then((view) => [{ ...player, caller, view }], () => [])
  }))).flat()
  for (const seconds of TIMES) {
    world.time.now = startedAt + seconds * 1000
    await Promise.all(started.filter((player) => player.seconds === seconds).map(({ caller, view, right }) =>
      caller.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: answersFor(view, right) })))
  }
}

describe.each(engines)('a corrected key on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await smallWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now += 40 * DAY })

  const correctionArb = fc.array(fc.record({ question: fc.constantFrom(...few), to: fc.nat(2), crash: fc.nat(9), finishing: fc.boolean() }), { minLength: 1, maxLength: 3 })

  it('leaves what a marking from scratch with the new keys would give, after any history, with crashes in the middle', async () => {
    await fc.assert(fc.asyncProperty(historyArb, correctionArb, async (history, corrections) => {
      world.time.now += 40 * DAY
      const round = await publish(world, { person: history.person, unit: history.unit }, { counting: history.counting })
      for (const [i, { hours, players }] of history.waves.entries()) {
        world.time.now += hours * HOUR
        await wave(world, round, players)
        const correction = corrections[i]
        if (!correction) continue
        const old = await keyOf(world, correction.question)
        const before = await scores(world)
        const job = await correct(world, correction.question, [(old + 1 + correction.to) % 4])
        await runJobs(dying(world.ctx, correction.crash), [rescoring(SMALL)]).catch(() => {})
        // Between the crash and the going on, others hand in.
        if (correction.finishing) await wave(world, round, players)
        expect(await differences(world.ctx.db, round)).toBe(0)
        world.time.now += SILENT_MS + 1
        await runJobs(world.ctx, [rescoring(SMALL)])
        expect(await (await world.as('m-top')).call('GET /jobs/:id', { id: job.job.id })).toMatchObject({ state: 'done', message: await saidAfter(world, before) })
        await expectMarked(world, round)
        await expectStandings(world, round)
      }
    }), { seed: 19210723, numRuns: engine === 'sqlite' ? 10 : 4, endOnFailure: true })
  }, 120000)

  it('is counted at once by who hands in afterwards, and by everybody when the job is through, as the job says', async () => {
    const top = await world.as('m-top')
    if (await keyOf(world, 's3') !== 3) await correct(world, 's3', [3])
    await runJobs(world.ctx, [rescoring()])
    const round = await publish(world, {}, { reveal: 'close', paper: { kind: 'fixed', questions: few.map((question) => ({ question, points: 10 })), shuffleQuestions: false, shuffleOptions: true } })
    const early = await play(world, 'm-a1-1', round, 5)
    const late = await (await world.as('m-a1-2')).call('POST /rounds/:id/attempts', { id: round })
    const { version, job } = await correct(world, 's3', [0])
    expect(job).toMatchObject({ kind: 'rescore', state: 'waiting', done: 0 })
    expect((await top.call('GET /questions/:id', { id: 's3' })).history[0]).toMatchObject({ version, kind: 'key', note: '原答案有误', body: { answer: [0] } })
    const submitted = await (await world.as('m-a1-2')).call('POST /attempts/:id/submit', { id: late.id, seq: 1, device: 'phone-1', answers: answersFor(late, 5) })
    expect(submitted.score).toBe((early.score ?? 0) - 10)
    const result = () => world.as('m-a1-1').then((me) => me.call('GET /attempts/:id/result', { id: early.attemptId }))
    expect((await result()).score).toBe(early.score)
    await runJobs(world.ctx, [rescoring()])
    expect(await result()).toMatchObject({ score: (early.score ?? 0) - 10, correct: (early.correct ?? 0) - 1, standing: { before: null, after: (early.score ?? 0) - 10 } })
    expect(await top.call('GET /jobs/:id', { id: job.id })).toMatchObject({ state: 'done', message: expect.stringMatching(/^已重新计分 \d+ 份答卷：分数升高 \d+ 份、降低 [1-9]\d* 份、不变 \d+ 份$/) as unknown })
    await expectMarked(world, round)
    await expectStandings(world, round)
  })

  it('is said once on the page of every round that asked, and stands in the record with what it was', async () => {
    const fixed = { kind: 'fixed' as const, questions: [{ question: 's5', points: 10 }, { question: 's4', points: 10 }], shuffleQuestions: false, shuffleOptions: false }
    const closed = await publish(world, { title: '已结束' }, { paper: fixed, window: { opensAt: world.time.now, closesAt: world.time.now + HOUR } })
    const other = await publish(world, { title: '没问这题' }, { paper: { ...fixed, questions: [{ question: 's5', points: 10 }] } })
    const running = await publish(world, { title: '进行中' }, { paper: fixed })
    for (const round of [closed, other, running]) for (const member of ['m-a1-1', 'm-b1-1']) await play(world, member, round, 1)
    world.time.now += 2 * HOUR
    const old = await keyOf(world, 's4')
    const { job } = await correct(world, 's4', [(old + 1) % 4])
    await runJobs(world.ctx, [rescoring()])
    await runJobs(world.ctx, [rescoring()])
    const notes = async (id: string) => (await (await world.as('m-a1-1')).call('GET /rounds/:id', { id })).notes.map(({ text }) => text)
    const letters = 'ABCD'
    expect(await notes(closed)).toEqual([`第 2 题（单选第 4 题）答案更正：原为 ${letters[old]}，改为 ${letters[(old + 1) % 4]}（江州省联合会更正）。已重新计分。`])
    expect(await notes(running)).toEqual(['有一道题的答案已由江州省联合会更正，答过这道题的答卷已重新计分。'])
    expect(await notes(other)).toEqual([])
    const record = await world.behind.selectFrom('audit').selectAll().where('kind', 'in', ['question.key', 'round.rescore', 'rescore.done']).where('at', '>=', world.time.now).where('subject', 'in', [closed, other, running, 's4']).execute()
    expect(record.map(({ kind }) => kind).sort()).toEqual(['question.key', 'rescore.done', 'round.rescore', 'round.rescore'])
    expect(JSON.parse(record.find(({ kind }) => kind === 'question.key')?.data ?? '')).toMatchObject({ reason: '原答案有误', job: job.id, before: expect.arrayContaining([expect.objectContaining({ right: [old] })]) as unknown, after: { right: [(old + 1) % 4] } })
  })

  it('leaves in the history the key that each version was written with, and takes another explanation along', async () => {
    const top = await world.as('m-top')
    const bank = (await top.call('POST /banks', { unitId: 'u-top', name: '改两次答案', practice: false })).id
    const body = { type: 'single' as const, stem: '莱芜战役在哪里打响？', options: ['甲', '乙', '丙', '丁'], answer: [1], texts: [], analysis: '故选 B。', source: '', topic: '', period: '', difficulty: 3, tags: [] }
    const { id } = await top.call('POST /banks/:id/questions', { id: bank, ...body })
    await publish(world, {}, { paper: { kind: 'fixed', questions: [{ question: id, points: 10 }], shuffleQuestions: false, shuffleOptions: false } })
    const key = async (answer: number[], more: { analysis?: string } = {}) => {
      const { version } = await top.call('GET /questions/:id', { id })
      await top.call('POST /questions/:id/key', { id, version, answer, texts: [], reason: '教材更正', ...more })
    }
    const history = async () => (await top.call('GET /questions/:id', { id })).history.map(({ version, kind, body: { answer, analysis } }) => [version, kind, answer, analysis])
    await key([3], { analysis: '故选 D。' })
    expect(await history()).toEqual([[2, 'key', [3], '故选 D。'], [1, 'created', [1], '故选 B。']])
    // Both at the same instant: the record's order is that of the versions.
    await key([2])
    expect(await history()).toEqual([[3, 'key', [2], '故选 D。'], [2, 'key', [3], '故选 D。'], [1, 'created', [1], '故选 B。']])
    expect((await world.behind.selectFrom('question_version').select('rubric').where('question_id', '=', id).execute()).map(({ rubric }) => (JSON.parse(rubric) as { right: number[] }).right)).toEqual([[2], [2], [2]])
    await runJobs(world.ctx, [rescoring()])
    // Drawn papers of other tests are not to hold it.
    await top.call('POST /questions/:id/status', { id, status: 'disabled' })
  })

  it('counts in a practice round as well, which has no standings', async () => {
    const round = await publish(world, { practice: true })
    for (const member of members) await play(world, member, round, 2)
    for (const id of few) await correct(world, id, [(await keyOf(world, id) + 2) % 4])
    await runJobs(world.ctx, [rescoring()])
    await expectMarked(world, round)
    expect(await world.behind.selectFrom('standing').select('score').where('round_id', '=', round).execute()).toEqual([])
  })

  it('is for those whose range the bank lies in, with a reason and a key that is possible and new', async () => {
    const key = await keyOf(world, 's1')
    for (const by of ['m-sec', 'm-org-a']) await expect(correct(world, 's1', [(key + 1) % 4], by)).rejects.toMatchObject({ status: 403 })
    await expect(correct(world, 's1', [key])).rejects.toMatchObject({ status: 400 })
    await expect(correct(world, 's1', [9])).rejects.toMatchObject({ status: 400 })
    await expect(correct(world, 's1', [])).rejects.toMatchObject({ status: 400 })
    const top = await world.as('m-top')
    const { version } = await top.call('GET /questions/:id', { id: 's1' })
    await expect(top.call('POST /questions/:id/key', { id: 's1', version: version + 1, answer: [(key + 1) % 4], texts: [], reason: '有误' })).rejects.toMatchObject({ status: 409, body: { code: 'edited_elsewhere', details: { version } } })
    await expect(top.call('POST /questions/:id/key', { id: 's1', version, answer: [(key + 1) % 4], texts: [], reason: '  ' })).rejects.toMatchObject({ status: 400 })
    const { job } = await correct(world, 's1', [(key + 1) % 4])
    await expect((await world.as('m-sec')).call('GET /jobs/:id', { id: job.id })).rejects.toMatchObject({ status: 403 })
    await runJobs(world.ctx, [rescoring()])
  })

  it('ends quietly when nobody was asked', async () => {
    await world.behind.updateTable('question').set({ status: 'active' }).where('id', '=', 's30').execute()
    const { job } = await correct(world, 's30', [(await keyOf(world, 's30') + 1) % 4])
    await runJobs(world.ctx, [rescoring()])
    expect(await (await world.as('m-top')).call('GET /jobs/:id', { id: job.id })).toMatchObject({ state: 'done', message: '没有要重新计分的答卷' })
    await world.behind.updateTable('question').set({ status: 'disabled' }).where('id', '=', 's30').execute()
  })
})

const several = engines.includes('postgres') ? describe : describe.skip

several('a corrected key on two processes on one PostgreSQL', () => {
  it('is worked in by whoever comes first, while papers are handed in through both', async () => {
    const world = await smallWorld('postgres')
    const other = await openContext(world.ctx.config, { clock: () => world.time.now, boardMs: 0, log: world.ctx.log })
    const round = await publish(world)
    const { finishAttempt } = await import('../../server/quiz/finish-write')
    for (let turn = 0; turn < 6; turn++) {
      const views = await Promise.all(members.map(async (member) => ({ member, view: await (await world.as(member)).call('POST /rounds/:id/attempts', { id: round }) })))
      world.time.now += 60000
      const id = few[turn % few.length] as string
      const next = [(await keyOf(world, id) + 1) % 4]
      const finish = (ctx: Context, from: number) => views.slice(from, from + 5).map(({ member, view }) => ctx.writer.write(finishAttempt, {
        attemptId: view.id, memberId: member, now: world.time.now, why: 'submitted', save: { answers: answersFor(view, turn % 4) }
      }))
      await Promise.all([...finish(world.ctx, 0), correct(world, id, next), ...finish(other, 4), runJobs(world.ctx, [rescoring()]), runJobs(other, [rescoring()])])
      await Promise.all([runJobs(world.ctx, [rescoring()]), runJobs(other, [rescoring()])])
      await expectMarked(world, round)
      await expectStandings(world, round)
    }
    expect((await world.behind.selectFrom('job').select('state').execute()).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'done'))
    await other.close()
    await world.close()
  }, 60000)
})
