import type { PracticeAnswer, PracticeKind, PracticePack, PracticeQuestion } from '../../contract/practice'
import type { AnswerValue } from '../../contract/question'
import { openContext } from '../../server/start'
import { recordPractice } from '../../server/practice/answers-write'
import { keepDaily } from '../../server/practice/writes'
import type { Context } from '../../server/context'
import { engines } from '../support/engines'
import { handIn, play } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const DAY = 86400000
let made = 0

const right = (question: PracticeQuestion): AnswerValue => (question.type === 'fill' ? question.texts.map((accepted) => accepted[0] as string) : question.right)
const wrong = (question: PracticeQuestion): AnswerValue => {
  if (question.type === 'fill') return question.texts.map(() => '不知道')
  return [[0, 1, 2, 3].find((place) => !question.right.includes(place)) as number]
}

describe.each(engines)('practice on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.time.now += 40 * DAY
    await world.behind.updateTable('bank').set({ practice: 1, updated_at: world.time.now }).execute()
  })

  const given = (pack: Pick<PracticePack, 'kind' | 'pack'>, question: PracticeQuestion, value: AnswerValue, at = world.time.now): PracticeAnswer =>
    ({ id: `given-${++made}`, kind: pack.kind, pack: pack.pack, questionId: question.id, version: question.version, value, at })
  const packOf = async (member: string, kind: PracticeKind, more: object = {}) => (await world.as(member)).call('GET /practice/pack', { kind, ...more })
  const send = async (member: string, answers: PracticeAnswer[]) => (await world.as(member)).call('POST /practice/answers', { answers })
  const home = async (member: string) => (await world.as(member)).call('GET /practice')
  const book = async (member: string, show: 'due' | 'open' | 'mastered' = 'open') => (await (await world.as(member)).call('GET /practice/wrong', { show })).items
  const closeBank = (open: number) => world.behind.updateTable('bank').set({ practice: open, updated_at: ++made }).execute()

  describe('the daily five', () => {
    it('are the same for everybody all day long, also when the bank changes, and others on the next day', async () => {
      const mine = await packOf('m-a1-1', 'daily')
      expect(mine).toMatchObject({ kind: 'daily', seconds: null, points: null, given: [], now: world.time.now })
      expect(new Set(mine.questions.map(({ id }) => id)).size).toBe(5)
      await world.behind.updateTable('bank').set({ updated_at: world.time.now + 1 }).execute()
      await world.behind.updateTable('question').set({ status: 'disabled' }).where('id', '=', 's40').where('id', 'not in', mine.questions.map(({ id }) => id)).execute()
      expect((await packOf('m-b1-2', 'daily')).questions).toEqual(mine.questions)
      await world.behind.updateTable('question').set({ status: 'active' }).where('id', '=', 's40').execute()
      world.time.now += DAY
      const next = await packOf('m-a1-1', 'daily')
      expect(next.pack).not.toBe(mine.pack)
      expect(next.questions.filter(({ id }) => mine.questions.some((one) => one.id === id))).toEqual([])
    })

    it('begin at midnight in the association’s zone', async () => {
      world.time.now = Date.UTC(2027, 0, 1, 15, 59, 59)
      const before = await packOf('m-a1-1', 'daily')
      world.time.now += 1000
      expect([before.pack, (await packOf('m-a1-1', 'daily')).pack]).toEqual(['daily-20270101', 'daily-20270102'])
    })

    it('go on on another phone, and make a day of a streak when all are answered', async () => {
      for (const day of [1, 2]) {
        world.time.now += DAY
        const pack = await packOf('m-a1-2', 'daily')
        await send('m-a1-2', pack.questions.slice(0, 4).map((question, i) => given(pack, question, i ? right(question) : wrong(question))))
        expect((await home('m-a1-2')).daily).toEqual({ total: 5, done: 4, correct: 3, streak: day - 1 })
        const other = await packOf('m-a1-2', 'daily')
        expect(other.given.map(({ questionId, correct }) => [questionId, correct])).toEqual(pack.questions.slice(0, 4).map(({ id }, i) => [id, i > 0]))
        const last = pack.questions[4] as PracticeQuestion
        await send('m-a1-2', [given(pack, last, right(last))])
        expect((await home('m-a1-2')).daily).toEqual({ total: 5, done: 5, correct: 4, streak: day })
      }
      world.time.now += DAY
      expect((await home('m-a1-2')).daily).toMatchObject({ done: 0, streak: 2 })
      world.time.now += DAY
      expect((await home('m-a1-2')).daily.streak).toBe(0)
    })

    it('keep the first answer to a question', async () => {
      const pack = await packOf('m-a1-3', 'daily')
      const question = pack.questions[0] as PracticeQuestion
      await send('m-a1-3', [given(pack, question, wrong(question))])
      await send('m-a1-3', [given(pack, question, right(question), world.time.now + 1000)])
      expect((await home('m-a1-3')).daily).toMatchObject({ done: 1, correct: 0 })
    })
  })

  it('judges for itself, whatever the type, and takes an answer once however often it is sent', async () => {
    const pack = await packOf('m-a1-4', 'topic', { limit: 100 })
    expect(pack.questions).toHaveLength(65)
    const answers = pack.questions.flatMap((question) => [given(pack, question, right(question)), given(pack, question, wrong(question), world.time.now + 1)])
    const first = await send('m-a1-4', answers)
    expect(first.taken).toBe(130)
    expect(first.results.map(({ correct }) => correct)).toEqual(answers.map((_, i) => i % 2 === 0))
    const rows = async () => world.behind.selectFrom('practice_answer').selectAll().where('member_id', '=', 'm-a1-4').orderBy('id').execute()
    const wrongRows = async () => world.behind.selectFrom('wrong_question').selectAll().where('member_id', '=', 'm-a1-4').orderBy('question_id').execute()
    const kept = [await rows(), await wrongRows()]
    expect(await send('m-a1-4', answers)).toEqual(first)
    await Promise.all([send('m-a1-4', answers), send('m-a1-4', answers.slice(3, 60))])
    expect([await rows(), await wrongRows()]).toEqual(kept)
    // The same id on somebody else's phone is another answer.
    expect(await send('m-a1-5', answers.slice(0, 2))).toMatchObject({ taken: 2 })
    expect(await world.behind.selectFrom('practice_answer').select('id').where('member_id', '=', 'm-a1-5').execute()).toHaveLength(2)
  })

  it('leaves out what belongs to no open question and what no answer can be', async () => {
    const pack = await packOf('m-a1-1', 'topic', { limit: 100 })
    const [single, fill] = [pack.questions.find(({ type }) => type === 'single') as PracticeQuestion, pack.questions.find(({ type }) => type === 'fill') as PracticeQuestion]
    const strange = [
      given(pack, { ...single, id: 'no-such' }, [0]), given(pack, { ...single, version: 9 }, [0]), given(pack, single, [7]), given(pack, single, [0, 1]), given(pack, fill, [0]), given(pack, single, ['甲'])
    ]
    expect(await send('m-a1-1', strange)).toEqual({ taken: 0, results: [] })
    await closeBank(0)
    expect(await send('m-a1-1', [given(pack, single, right(single))])).toEqual({ taken: 0, results: [] })
  })

  it('believes a phone’s clock for a week back and five minutes ahead', async () => {
    const pack = await packOf('m-b1-1', 'topic', { limit: 3 })
    const now = world.time.now
    await send('m-b1-1', [-30 * DAY, -DAY, DAY].map((shift, i) => given(pack, pack.questions[i] as PracticeQuestion, null, now + shift)))
    const rows = await world.behind.selectFrom('practice_answer').select('at').where('member_id', '=', 'm-b1-1').orderBy('id').execute()
    expect(rows.map(({ at }) => at)).toEqual([now - 7 * DAY, now - DAY, now + 300000])
  })

  describe('a topic pack', () => {
    it('shows what was never practised first, and the home page how far one has come', async () => {
      await world.behind.updateTable('question').set({ topic: '一大', period: '建党时期' }).where('id', 'in', ['s1', 's2', 's3', 's4']).execute()
      await world.behind.updateTable('bank').set({ updated_at: ++made }).execute()
      const first = await packOf('m-b1-3', 'topic', { topic: '一大', limit: 3 })
      expect(first).toMatchObject({ title: '一大', given: [] })
      await send('m-b1-3', first.questions.map((question, i) => given(first, question, i ? right(question) : wrong(question), world.time.now + i)))
      const second = await packOf('m-b1-3', 'topic', { period: '建党时期', limit: 2 })
      const fresh = ['s1', 's2', 's3', 's4'].find((id) => !first.questions.some((question) => question.id === id))
      expect(second.questions.map(({ id }) => id).sort()).toEqual([fresh, first.questions[0]?.id].sort())
      expect((await home('m-b1-3')).topics.find(({ name }) => name === '一大')).toEqual({ name: '一大', total: 4, done: 3, rate: 2 / 3 })
      expect((await home('m-b1-3')).periods.find(({ name }) => name === '建党时期')).toMatchObject({ total: 4, done: 3 })
      expect((await packOf('m-b1-3', 'topic', { topic: '没有这个专题' })).questions).toEqual([])
      await world.behind.updateTable('question').set({ topic: '专题', period: '综合' }).execute()
    })
  })

  describe('the wrong-question book', () => {
    it('takes a wrong answer, says why, brings it up when it is due and lets it go when it is held', async () => {
      const pack = await packOf('m-b1-4', 'topic', { limit: 2 })
      const question = pack.questions[0] as PracticeQuestion
      await send('m-b1-4', [given(pack, question, wrong(question))])
      expect(await book('m-b1-4')).toEqual([expect.objectContaining({ questionId: question.id, stem: question.stem, reason: '练习答错 1 次', wrongs: 1, due: true, mastered: false, question })])
      let rounds = 0
      while ((await home('m-b1-4')).wrong.mastered === 0) {
        const [entry] = await book('m-b1-4')
        world.time.now = (entry?.dueAt ?? 0) + 1
        expect((await home('m-b1-4')).wrong).toEqual({ due: 1, open: 1, mastered: 0 })
        const due = await packOf('m-b1-4', 'wrong')
        expect(due.questions.map(({ id }) => id)).toEqual([question.id])
        await send('m-b1-4', [given(due, question, right(question))])
        expect(++rounds).toBeLessThan(12)
      }
      expect((await home('m-b1-4')).wrong).toEqual({ due: 0, open: 0, mastered: 1 })
      expect(await book('m-b1-4', 'mastered')).toEqual([expect.objectContaining({ questionId: question.id, mastered: true })])
      await send('m-b1-4', [given(pack, question, wrong(question))])
      expect(await book('m-b1-4')).toEqual([expect.objectContaining({ reason: '练习答错 2 次', mastered: false })])
    })

    it('has what was wrong today due at once, and nothing comes to it as the minutes go by', async () => {
      world.time.now = Date.UTC(2028, 4, 1, 2)
      const pack = await packOf('m-b1-2', 'topic', { limit: 3 })
      await send('m-b1-2', pack.questions.map((question) => given(pack, question, wrong(question))))
      const known = (await home('m-b1-2')).wrong
      expect(known.due).toBe(known.open)
      world.time.now += 11 * 60000
      expect((await home('m-b1-2')).wrong).toEqual(known)
      const again = await packOf('m-b1-2', 'wrong')
      await send('m-b1-2', again.questions.map((question) => given(again, question, right(question))))
      expect((await home('m-b1-2')).wrong).toMatchObject({ due: 0, open: known.open })
      expect(await book('m-b1-2', 'due')).toEqual([])
      const next = Math.min(...(await book('m-b1-2')).map(({ dueAt }) => dueAt))
      // The first minute of the day on which it falls due.
      world.time.now = Math.floor((next + 8 * 3600000) / DAY) * DAY - 8 * 3600000
      expect((await home('m-b1-2')).wrong.due).toBeGreaterThan(0)
    })

    it('gives no keys to somebody who has a scored paper open, and none of a closed bank', async () => {
      const pack = await packOf('m-b1-1', 'topic', { limit: 1 })
      const question = pack.questions[0] as PracticeQuestion
      await send('m-b1-1', [given(pack, question, wrong(question))])
      const me = await world.as('m-b1-1')
      const list = () => me.call('GET /practice/wrong', {})
      const keyOf = async () => (await list()).items.find(({ questionId }) => questionId === question.id)?.question
      expect([(await list()).withheld, await keyOf()]).toEqual([null, question])
      const round = await world.round({ phases: [phase({ window: { opensAt: world.time.now, closesAt: world.time.now + DAY } })] })
      const view = await me.call('POST /rounds/:id/attempts', { id: round })
      const { items, withheld } = await list()
      expect(withheld).toBe('你有一份答卷还没交，交卷后再看答案与解析。')
      expect(items.length).toBeGreaterThan(0)
      expect(items.map((one) => one.question)).toEqual(items.map(() => null))
      await handIn(me, view)
      expect(await keyOf()).toEqual(question)
      await closeBank(0)
      expect((await list()).items).toEqual([])
    })

    it('is marked and brought back by hand, by its owner alone', async () => {
      const pack = await packOf('m-b1-5', 'topic', { limit: 1 })
      const question = pack.questions[0] as PracticeQuestion
      await send('m-b1-5', [given(pack, question, wrong(question))])
      const me = await world.as('m-b1-5')
      await me.call('POST /practice/wrong/:id/master', { id: question.id, mastered: true })
      expect(await book('m-b1-5')).toEqual([])
      await me.call('POST /practice/wrong/:id/master', { id: question.id, mastered: false })
      expect(await book('m-b1-5', 'due')).toHaveLength(1)
      await expect((await world.as('m-a2-1')).call('POST /practice/wrong/:id/master', { id: question.id, mastered: true })).rejects.toMatchObject({ status: 404 })
    })

    it('takes the mistakes of a round when, and only when, their answers may be seen', async () => {
      const publish = (title: string, reveal: 'never' | 'paper' | 'close') => world.round({
        title, phases: [phase({ window: { opensAt: world.time.now, closesAt: world.time.now + DAY }, reveal, paper: { kind: 'drawn', parts: [{ type: 'single', count: 4, points: 10 }], shuffleQuestions: true, shuffleOptions: true } })]
      })
      const [never, close, paper] = [await publish('保密赛', 'never'), await publish('第三轮竞赛', 'close'), await publish('随堂赛', 'paper')]
      for (const round of [never, close]) await play(world, 'm-a2-2', round, 1)
      expect(await book('m-a2-2')).toEqual([])
      await play(world, 'm-a2-2', paper, 2)
      expect((await book('m-a2-2')).map(({ reason }) => reason)).toEqual(['随堂赛答错', '随堂赛答错'])
      world.time.now += 2 * DAY
      const wrongs = (list: { wrongs: number }[]) => list.reduce((sum, one) => sum + one.wrongs, 0)
      expect(wrongs(await book('m-a2-2'))).toBe(5)
      expect((await book('m-a2-2')).filter(({ reason }) => reason === '第三轮竞赛答错')).toHaveLength(3)
      await home('m-a2-2')
      expect(wrongs(await book('m-a2-2'))).toBe(5)
    })
  })

  describe('a mock', () => {
    const parts = [{ type: 'single' as const, count: 3, points: 10 }, { type: 'multiple' as const, count: 1, points: 20 }]
    const publish = (more: object = {}, drawn: object = {}) => world.round({
      title: '第四轮', phases: [phase({ window: { opensAt: world.time.now + DAY, closesAt: world.time.now + 2 * DAY }, timing: { paperSeconds: 600 }, scoring: { multiple: 'half' }, paper: { kind: 'drawn', parts, shuffleQuestions: true, shuffleOptions: true, ...drawn } as never })], ...more
    })

    it('is drawn as the round will be and keeps the best paper’s score', async () => {
      const round = await publish()
      expect((await home('m-a2-3')).mocks).toEqual([{ roundId: round, title: '第四轮', opensAt: world.time.now + DAY, questions: 4, fullScore: 50, seconds: 600, best: null }])
      const pack = await packOf('m-a2-3', 'mock', { roundId: round })
      expect(pack).toMatchObject({ kind: 'mock', seconds: 600, points: [10, 10, 10, 20] })
      expect(pack.questions.map(({ type }) => type)).toEqual(['single', 'single', 'single', 'multiple'])
      const multiple = pack.questions[3] as PracticeQuestion
      await send('m-a2-3', [...pack.questions.slice(0, 2).map((question) => given(pack, question, right(question))), given(pack, pack.questions[2] as PracticeQuestion, null), given(pack, multiple, multiple.right.slice(0, 2))])
      expect((await home('m-a2-3')).mocks[0]?.best).toBe(30)
      expect((await book('m-a2-3')).map(({ questionId }) => questionId)).toEqual([multiple.id])
      // The keys are known by now: the same paper again is no better.
      await send('m-a2-3', pack.questions.map((question) => given(pack, question, right(question), world.time.now + 60000)))
      expect((await home('m-a2-3')).mocks[0]?.best).toBe(30)
      const other = await packOf('m-a2-3', 'mock', { roundId: round })
      await send('m-a2-3', other.questions.map((question) => given(other, question, right(question))))
      expect((await home('m-a2-3')).mocks[0]?.best).toBe(50)
      // Somebody else's pack gives no points.
      await send('m-a2-4', other.questions.map((question) => given(other, question, right(question))))
      expect((await home('m-a2-4')).mocks[0]?.best).toBeNull()
    })

    it('is not offered of a fixed paper, a closed round, a round of closed banks only or a round of other people; asks from open banks alone', async () => {
      await world.behind.insertInto('bank').values({ id: `secret-${engine}`, unit_id: 'u-a', name: '保密题库', created_at: 0, practice: 0, updated_at: ++made }).execute()
      await world.behind.updateTable('question').set({ bank_id: `secret-${engine}` }).where('id', '=', 's39').execute()
      const any = await publish()
      const own = await publish({}, { parts: parts.map((part) => ({ ...part, banks: ['bank'] })) })
      const secret = await publish({}, { parts: [{ type: 'single', count: 1, points: 10, banks: [`secret-${engine}`] }, parts[1]] })
      const fixed = await publish({}, { kind: 'fixed', parts: undefined, questions: [{ question: 's1', points: 10 }] })
      expect((await home('m-a2-3')).mocks.map(({ roundId }) => roundId).sort()).toEqual([any, own].sort())
      for (let i = 0; i < 20; i++) expect((await packOf('m-a2-3', 'mock', { roundId: any })).questions.map((one) => one.id)).not.toContain('s39')
      for (const roundId of [secret, fixed]) await expect(packOf('m-a2-3', 'mock', { roundId })).rejects.toMatchObject({ status: 409, body: { code: 'conflict' } })
      await expect(packOf('m-a2-3', 'mock', { roundId: 'no-such-round' })).rejects.toMatchObject({ status: 404 })
      await expect(packOf('m-a2-3', 'mock')).rejects.toMatchObject({ status: 400 })
      await world.behind.updateTable('question').set({ bank_id: 'bank' }).execute()
      world.time.now += 3 * DAY
      expect((await home('m-a2-3')).mocks).toEqual([])
      await expect(packOf('m-a2-3', 'mock', { roundId: own })).rejects.toMatchObject({ status: 409 })
    })
  })

  it('keeps the longest row of a challenge', async () => {
    const row = async (rights: number) => {
      const pack = await packOf('m-a2-5', 'challenge', { limit: 20 })
      await send('m-a2-5', pack.questions.slice(0, rights + 1).map((question, i) => given(pack, question, i < rights ? right(question) : wrong(question), world.time.now + i)))
      return (await home('m-a2-5')).challenge.best
    }
    expect([await row(3), await row(7), await row(5)]).toEqual([3, 7, 7])
  })

  it('gives no pack to somebody who has a scored paper open, and takes his answers all the same', async () => {
    const window = { opensAt: world.time.now, closesAt: world.time.now + DAY }
    const round = await world.round({ phases: [phase({ window })] })
    const me = await world.as('m-top')
    const pack = await packOf('m-top', 'daily')
    const view = await me.call('POST /rounds/:id/attempts', { id: round })
    for (const kind of ['daily', 'topic', 'mock', 'challenge', 'wrong'] as const) {
      await expect(packOf('m-top', kind, { roundId: round })).rejects.toMatchObject({ status: 409, body: { code: 'conflict', message: '你有一份答卷还没交，交卷后再练习。', details: { attemptId: view.id, roundId: round } } })
    }
    expect(await send('m-top', [given(pack, pack.questions[0] as PracticeQuestion, null)])).toMatchObject({ taken: 1 })
    await handIn(me, view)
    expect((await packOf('m-top', 'daily')).questions).toHaveLength(5)
    const unscored = await world.round({ practice: true, phases: [phase({ window })] })
    await me.call('POST /rounds/:id/attempts', { id: unscored })
    expect((await packOf('m-top', 'daily')).questions).toHaveLength(5)
  })

  it('says when no bank is open, and forgets nothing meanwhile', async () => {
    const pack = await packOf('m-a1-1', 'daily')
    const question = pack.questions[0] as PracticeQuestion
    await send('m-a1-1', [given(pack, question, wrong(question))])
    const before = await book('m-a1-1')
    await closeBank(0)
    expect(await home('m-a1-1')).toMatchObject({ available: false, daily: { total: 0 }, wrong: { open: 0 }, topics: [], mocks: [] })
    for (const kind of ['daily', 'topic', 'challenge', 'wrong'] as const) expect((await packOf('m-a1-1', kind)).questions).toEqual([])
    await closeBank(1)
    expect(await book('m-a1-1')).toEqual(before)
  })

  it('never touches standings', async () => {
    const round = await world.round({ phases: [phase({ window: { opensAt: world.time.now, closesAt: world.time.now + DAY } })] })
    await play(world, 'm-a1-1', round, 5)
    const tables = ['standing', 'unit_standing', 'rank_cell', 'daily_new', 'attempt', 'paper', 'round_entrant', 'round_roster'] as const
    const snapshot = async () => JSON.stringify(await Promise.all(tables.map((table) => world.behind.selectFrom(table).selectAll().execute())).then((all) => all.map((rows) => rows.map((row) => JSON.stringify(row)).sort())))
    const before = await snapshot()
    for (const kind of ['daily', 'topic', 'mock', 'challenge', 'wrong'] as const) {
      const pack = await packOf('m-a1-1', kind, { roundId: round })
      await send('m-a1-1', pack.questions.flatMap((question) => [given(pack, question, wrong(question)), given(pack, question, right(question))]).slice(0, 200))
    }
    await home('m-a1-1')
    await book('m-a1-1')
    expect(await snapshot()).toBe(before)
  })
})

const several = engines.includes('postgres') ? describe : describe.skip

several('practice on two processes on one PostgreSQL', () => {
  it('counts an answer once that reaches both, and writes one daily pack', async () => {
    const world = await makeWorld('postgres')
    const other = await openContext(world.ctx.config, { clock: () => world.time.now, boardMs: 0, log: world.ctx.log })
    const answers = Array.from({ length: 40 }, (_, i) => ({
      id: `a${i}`, questionId: `s${i % 5 + 1}`, version: 1, kind: 'challenge' as const, pack: 'challenge-1', at: START + i, value: '[0]', correct: false, blank: false, points: 0
    }))
    const write = (ctx: Context, from: number) => ctx.writer.write(recordPractice, { memberId: 'm-a1-1', now: START, answers: answers.slice(from, from + 20), attempts: [] })
    await Promise.all([0, 5, 10, 20, 0, 15].flatMap((from) => [write(world.ctx, from), write(other, from)]))
    const rows = await world.behind.selectFrom('wrong_question').select('wrongs').where('member_id', '=', 'm-a1-1').execute()
    expect(rows.map(({ wrongs }) => wrongs)).toEqual([8, 8, 8, 8, 8])
    const kept = await Promise.all([world.ctx, other].map((ctx, i) => ctx.writer.write(keepDaily, { day: 20260615, versions: [`s${i + 1}.1`] })))
    expect(kept[0]).toEqual(kept[1])
    await other.close()
    await world.close()
  })
})

