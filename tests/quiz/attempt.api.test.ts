import { engines } from '../support/engines'
import { answersFor, rightAnswer } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

describe.each(engines)('an attempt on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const device = 'phone-1'

  it('is scored, ranked and counted for the unit when it is handed in', async () => {
    const round = await world.round({ phases: [phase()] })
    const me = await world.as('m-a1-1')
    const attempt = await me.call('POST /rounds/:id/attempts', { id: round })
    expect(attempt.questions).toHaveLength(10)
    world.time.now += 60000
    await me.call('POST /attempts/:id/submit', { id: attempt.id, seq: 1, device, answers: answersFor(attempt, 8) })
    const result = await me.call('GET /attempts/:id/result', { id: attempt.id })
    expect(result).toMatchObject({ score: 80, fullScore: 100, correct: 8, timeMs: 60000, finish: 'submitted', rank: { rank: 1, of: 1 } })
    expect(result.unit).toMatchObject({ counted: true, meanBefore: null, meanAfter: 80, participants: 1, roster: 7, rank: 1 })
    expect(result.review).toEqual({ when: 'now' })
  })

  it('comes back with the same paper, order and answers after leaving', async () => {
    const round = await world.round({ phases: [phase()] })
    const me = await world.as('m-a1-2')
    const first = await me.call('POST /rounds/:id/attempts', { id: round })
    const question = first.questions[2]
    if (!question) throw new Error('no question')
    await me.call('PUT /attempts/:id/answers', { id: first.id, seq: 1, device, answers: [{ pos: 3, value: rightAnswer(question) }], flags: [4] })
    world.time.now += 300000
    const again = await me.call('POST /rounds/:id/attempts', { id: round })
    expect(again.id).toBe(first.id)
    expect(again.questions).toEqual(first.questions)
    expect(again.answers).toEqual([{ pos: 3, value: rightAnswer(question) }])
    expect(again.flags).toEqual([4])
    expect(again.deadlineAt).toBe(first.deadlineAt)
    expect(again.now).toBe(START + 300000)
  })

  it('hands itself in with what was saved when the time is up', async () => {
    const round = await world.round({ phases: [phase()] })
    const me = await world.as('m-a1-3')
    const attempt = await me.call('POST /rounds/:id/attempts', { id: round })
    await me.call('PUT /attempts/:id/answers', { id: attempt.id, seq: 1, device, answers: answersFor(attempt, 5).slice(0, 5) })
    world.time.now = attempt.deadlineAt + 6000
    expect(await world.reap()).toBeGreaterThan(0)
    const result = await me.call('GET /attempts/:id/result', { id: attempt.id })
    expect(result).toMatchObject({ score: 50, finish: 'timeout', timeMs: 1800000 })
  })

  it('gives one score and one standing however often and fast it is handed in', async () => {
    const round = await world.round({ phases: [phase()] })
    const me = await world.as('m-a2-1')
    const attempt = await me.call('POST /rounds/:id/attempts', { id: round })
    const replies = await Promise.all(Array.from({ length: 50 }, (_, i) =>
      me.call('POST /attempts/:id/submit', { id: attempt.id, seq: 1, device, answers: answersFor(attempt, i % 11) })))
    expect(new Set(replies.map((reply) => reply.score)).size).toBe(1)
    const board = await me.call('GET /rounds/:id/board/people', { id: round })
    expect(board.of).toBe(1)
    const units = await me.call('GET /rounds/:id/board/units', { id: round })
    expect(units.mine).toMatchObject({ participants: 1, total: replies[0]?.score })
  })

  it('merges two devices question by question and tells the second to read again', async () => {
    const round = await world.round({ phases: [phase()] })
    const me = await world.as('m-a2-2')
    const attempt = await me.call('POST /rounds/:id/attempts', { id: round })
    await me.call('PUT /attempts/:id/answers', { id: attempt.id, seq: 1, device: 'phone-a', answers: [{ pos: 1, value: [0] }] })
    await expect(me.call('PUT /attempts/:id/answers', { id: attempt.id, seq: 1, device: 'phone-b', answers: [{ pos: 2, value: [1] }] }))
      .rejects.toMatchObject({ status: 409, body: { code: 'answers_newer_elsewhere', details: { seq: 1 } } })
    await me.call('PUT /attempts/:id/answers', { id: attempt.id, seq: 2, device: 'phone-b', answers: [{ pos: 2, value: [1] }] })
    // The same message again, as after a lost reply, changes nothing.
    await me.call('PUT /attempts/:id/answers', { id: attempt.id, seq: 2, device: 'phone-b', answers: [{ pos: 2, value: [1] }] })
    const view = await me.call('GET /attempts/:id', { id: attempt.id })
    expect(view.answers).toEqual([{ pos: 1, value: [0] }, { pos: 2, value: [1] }])
    expect(view.seq).toBe(2)
  })

  it('refuses more attempts than the rules allow, also when they come at once', async () => {
    const round = await world.round({ phases: [phase({ attempts: { total: 2, perDay: 1 } })] })
    const me = await world.as('m-b1-1')
    const started = await Promise.all([1, 2, 3, 4].map(() => me.call('POST /rounds/:id/attempts', { id: round })))
    expect(new Set(started.map((view) => view.id)).size).toBe(1)
    const view = started[0]
    if (!view) throw new Error('nothing started')
    await me.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device, answers: [] })
    await expect(me.call('POST /rounds/:id/attempts', { id: round })).rejects.toMatchObject({ body: { code: 'no_attempts_left' } })
  })
})
