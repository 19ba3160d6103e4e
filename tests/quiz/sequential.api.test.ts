import type { AttemptView } from '../../contract/quiz'
import type { QuestionView } from '../../contract/question'
import { engines } from '../support/engines'
import { rightAnswer, wrongAnswer } from '../support/play'
import { makeWorld, phase, START, type Caller, type World } from '../support/world'

const device = 'phone-1'
const SECOND = 1000
/** What the way there and back may cost per question, and what still counts after a question's limit. */
const [TRANSIT, GRACE] = [2 * SECOND, 5 * SECOND]

const shown = (view: AttemptView): QuestionView => {
  const question = view.questions.at(-1)
  if (!question) throw new Error('nothing is shown')
  return question
}

describe.each(engines)('a paper of one question after the other on %s', (engine) => {
  let world: World
  let me: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    me = await world.as('m-a1-1')
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const begin = async (more: Partial<Parameters<typeof phase>[0]> = {}, member = me) => {
    const round = await world.round({ phases: [phase({
      paper: { kind: 'drawn', parts: [{ type: 'single', count: 3, points: 10 }], shuffleQuestions: true, shuffleOptions: true },
      timing: { questionSeconds: 20 }, ...more
    })] })
    return member.call('POST /rounds/:id/attempts', { id: round })
  }
  const confirm = (view: AttemptView, pos: number, value: ReturnType<typeof rightAnswer>, member = me) =>
    member.call('POST /attempts/:id/confirm', { id: view.id, pos, value, device })

  it('shows each question only when its turn has come, with a limit of its own', async () => {
    const view = await begin()
    expect(view).toMatchObject({ mode: 'sequential', total: 3, types: ['single', 'single', 'single'], current: { pos: 1, seconds: 20, deadlineAt: START + 20 * SECOND } })
    expect(view.questions).toHaveLength(1)
    world.time.now += 7 * SECOND
    const next = await confirm(view, 1, rightAnswer(shown(view)))
    expect(next).toMatchObject({ locked: [1], current: { pos: 2, deadlineAt: START + 27 * SECOND } })
    expect(next.questions.map((question) => question.pos)).toEqual([1, 2])
  })

  it('takes nothing for a question that is past or still to come', async () => {
    const view = await begin()
    const next = await confirm(view, 1, wrongAnswer(shown(view)))
    await me.call('PUT /attempts/:id/answers', { id: view.id, seq: 1, device, answers: [{ pos: 1, value: rightAnswer(shown(view)) }, { pos: 3, value: [0] }] })
    await expect(confirm(view, 3, [0])).rejects.toMatchObject({ status: 409, body: { code: 'answer_locked' } })
    expect((await me.call('GET /attempts/:id', { id: view.id })).answers).toEqual([{ pos: 1, value: wrongAnswer(shown(view)) }])
    expect(next.current?.pos).toBe(2)
  })

  it('changes nothing when a confirmation is sent again', async () => {
    const view = await begin()
    const first = await confirm(view, 1, wrongAnswer(shown(view)))
    world.time.now += 3 * SECOND
    const again = await confirm(view, 1, rightAnswer(shown(view)))
    expect({ ...again, now: 0 }).toEqual({ ...first, now: 0 })
  })

  it('answers the last confirmation again as it did the first time', async () => {
    let view = await begin()
    for (const pos of [1, 2, 3]) view = await confirm(view, pos, rightAnswer(shown(view)))
    expect(view).toMatchObject({ state: 'finished', current: null })
    expect(await confirm(view, 3, rightAnswer(shown(view)))).toEqual(view)
  })

  it('goes on to the next question without the answer when its time was over', async () => {
    const view = await begin()
    world.time.now = START + 20 * SECOND + GRACE + 1
    const next = await confirm(view, 1, rightAnswer(shown(view)))
    expect(next).toMatchObject({ answers: [], locked: [1], current: { pos: 2 } })
  })

  it('still takes an answer that was a little late on the way', async () => {
    const view = await begin()
    world.time.now = START + 20 * SECOND + GRACE
    expect((await confirm(view, 1, rightAnswer(shown(view)))).answers).toHaveLength(1)
  })

  it('keeps counting while the member is away and comes back to the same question', async () => {
    const view = await begin()
    world.time.now += 12 * SECOND
    const back = await me.call('POST /rounds/:id/attempts', { id: view.roundId })
    expect(back).toMatchObject({ id: view.id, current: { pos: 1, deadlineAt: START + 20 * SECOND }, now: START + 12 * SECOND })
    expect(back.questions).toEqual(view.questions)
    world.time.now += 30 * SECOND
    const late = await me.call('GET /attempts/:id', { id: view.id })
    expect(late).toMatchObject({ state: 'open', current: { pos: 1, deadlineAt: START + 20 * SECOND } })
    expect(late.questions).toEqual(view.questions)
  })

  it('ends with the last confirmation, and counts the time of each question at most once', async () => {
    let view = await begin()
    for (const [pos, seconds] of [[1, 4], [2, 60], [3, 1.5]] as const) {
      world.time.now += seconds * SECOND
      view = await confirm(view, pos, rightAnswer(shown(view)))
    }
    expect(view).toMatchObject({ state: 'finished', current: null, locked: [1, 2, 3] })
    // The second question was left running: it counts its limit and no more, and its answer came too late.
    const result = await me.call('GET /attempts/:id/result', { id: view.id })
    expect(result).toMatchObject({ finish: 'submitted', score: 20, correct: 2, timeMs: (4 + 20 + 1.5) * SECOND })
  })

  it('hands itself in when the whole paper’s time is up, with what was confirmed', async () => {
    const view = await begin()
    expect(view.deadlineAt).toBe(START + 3 * (20 * SECOND + TRANSIT))
    await confirm(view, 1, rightAnswer(shown(view)))
    world.time.now = view.deadlineAt + GRACE + 1
    expect(await world.reap()).toBeGreaterThan(0)
    expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ finish: 'timeout', score: 10, timeMs: 20 * SECOND })
    await expect(confirm(view, 2, [0])).rejects.toMatchObject({ status: 409, body: { code: 'attempt_finished' } })
  })

  it('ends at the paper’s own limit where that is shorter', async () => {
    const view = await begin({ timing: { questionSeconds: 20, paperSeconds: 30 } })
    expect(view.deadlineAt).toBe(START + 30 * SECOND)
    world.time.now += 25 * SECOND
    expect((await confirm(view, 1, null)).current).toEqual({ pos: 2, seconds: 20, deadlineAt: START + 30 * SECOND })
  })

  describe('with a bonus for speed', () => {
    const bonus = { scoring: { multiple: 'all' as const, speedBonus: { perSecond: 0.5, cap: 5 } } }

    it('gives it by the server’s clock for right answers alone, up to its cap', async () => {
      let view = await begin(bonus)
      for (const [pos, seconds, give] of [[1, 13.2, rightAnswer], [2, 1, rightAnswer], [3, 1, wrongAnswer]] as const) {
        world.time.now += seconds * SECOND
        view = await confirm(view, pos, give(shown(view)))
      }
      // 6 whole seconds left: 3 points; 19 left: capped at 5; wrong: nothing.
      expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ score: 10 + 3 + 10 + 5, fullScore: 45 })
    })

    it('counts from the moment the answer was last changed', async () => {
      let view = await begin({ ...bonus, paper: { kind: 'drawn', parts: [{ type: 'single', count: 1, points: 10 }], shuffleQuestions: false, shuffleOptions: false } })
      const save = (seq: number, value: ReturnType<typeof rightAnswer>) => me.call('PUT /attempts/:id/answers', { id: view.id, seq, device, answers: [{ pos: 1, value }] })
      world.time.now += SECOND
      await save(1, rightAnswer(shown(view)))
      world.time.now += SECOND
      await save(2, wrongAnswer(shown(view)))
      world.time.now = START + 15 * SECOND
      view = await confirm(view, 1, rightAnswer(shown(view)))
      expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ score: 10 + 2.5 })
    })
  })
})
