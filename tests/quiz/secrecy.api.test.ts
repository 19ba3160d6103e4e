import type { RevealRule } from '../../contract/round-config'
import type { Route } from '../../contract'
import { engines } from '../support/engines'
import { allRoutes, inputsFor, rawCall, type Scene } from '../support/every-route'
import { handIn, wrongAnswer } from '../support/play'
import { numberLists, questionId, revealedIn, tracesIn } from '../support/traces'
import { makeWorld, phase, START, type Caller, type World } from '../support/world'

const DAY = 86400000
/** They end what is being looked at; the tests below call them at their time. */
const ends: Route[] = ['POST /attempts/:id/submit', 'POST /attempts/:id/confirm', 'POST /auth/logout', 'POST /me/consent/withdraw', 'POST /organiser/rounds/:id/end']
/** Made of keys, for those who organise the round: refused to who has its paper open (tests/statistics). */
const organisers: Route[] = ['GET /organiser/rounds/:id/items']
/** What a member has sent comes back, and nothing else is a list of numbers. */
const own = ['answers.value', 'flags', 'locked']

const paper = {
  kind: 'drawn' as const, shuffleQuestions: true, shuffleOptions: true,
  parts: (['single', 'multiple', 'judge', 'fill'] as const).map((type) => ({ type, count: 2, points: 5 }))
}
const modes = { free: { paperSeconds: 1800 }, sequential: { questionSeconds: 60 } }
const cases = (['free', 'sequential'] as const).flatMap((mode) => (['never', 'each', 'paper', 'close'] as const).map((reveal) => [mode, reveal] as const))

describe.each(engines)('the key on %s', (engine) => {
  let world: World
  let walker: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    // An administrator may call the most, and is a member as well.
    walker = await world.as('m-top')
    await openForPractice(0)
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const openForPractice = (practice: 0 | 1) => world.behind.updateTable('bank').set((eb) => ({ practice, updated_at: eb('updated_at', '+', 1) })).execute()

  const publish = (mode: keyof typeof modes, reveal: RevealRule, total?: number) =>
    world.round({ phases: [phase({ paper, timing: modes[mode], reveal, attempts: total ? { total } : {} })] })

  const start = async (member: string, round: string) => {
    const caller = await world.as(member)
    const view = await caller.call('POST /rounds/:id/attempts', { id: round })
    await caller.call('PUT /attempts/:id/answers', { id: view.id, seq: 1, device: 'phone-1', answers: view.questions.map((question) => ({ pos: question.pos, value: wrongAnswer(question) })) })
    return view
  }

  async function walk(scene: Pick<Scene, 'round' | 'attempt'>, routes = allRoutes) {
    const inputs = inputsFor({ unit: 'u-a1', join: 'no-such-join', ...scene })
    for (const route of routes.filter((one) => !ends.includes(one) && !organisers.includes(one))) {
      const { text } = await rawCall(walker, route, inputs[route])
      expect([route, tracesIn(text)]).toEqual([route, []])
      if (!route.includes('/organiser/')) expect([route, numberLists(JSON.parse(text)).filter((path) => !own.includes(path))]).toEqual([route, []])
    }
  }

  it.each(cases)('stands in no answer of any route while a %s paper of a round revealing “%s” is open', async (mode, reveal) => {
    const round = await publish(mode, reveal)
    const mine = await start('m-top', round)
    const others = await start('m-a1-2', round)
    const done = await start('m-a1-3', round)
    await (await world.as('m-a1-3')).call('POST /attempts/:id/submit', { id: done.id, seq: 2, device: 'phone-1', answers: [] })
    await walk({ round, attempt: mine.id })
    for (const attempt of [others.id, done.id, 'no-such-attempt']) await walk({ round, attempt }, allRoutes.filter((route) => route.includes('/attempts/')))
    if (reveal === 'each') return
    const confirmed = await walker.raw('POST /attempts/:id/confirm', { id: mine.id, pos: 1, value: null, device: 'phone-1' })
    expect(tracesIn(confirmed.text)).toEqual([])
    if (reveal === 'paper') return
    const submitted = await walker.raw('POST /attempts/:id/submit', { id: mine.id, seq: 3, device: 'phone-1', answers: [] })
    expect(submitted.status).toBe(200)
    expect(tracesIn(submitted.text)).toEqual([])
    await walk({ round, attempt: mine.id })
  })

  it.each(['free', 'sequential'] as const)('is shown for exactly the confirmed questions of a %s paper that reveals after each', async (mode) => {
    const round = await publish(mode, 'each')
    const me = await world.as('m-a1-4')
    const view = await me.call('POST /rounds/:id/attempts', { id: round })
    const places = mode === 'free' ? [5, 2] : [1, 2, 3]
    const stems = new Map(view.questions.map((question) => [question.pos, question.stem]))
    const confirmed: number[] = []
    for (const pos of places) {
      const reply = await me.call('POST /attempts/:id/confirm', { id: view.id, pos, value: null, device: 'phone-1' })
      for (const question of reply.questions) stems.set(question.pos, question.stem)
      confirmed.push(pos)
      const expected = confirmed.map((one) => questionId(stems.get(one) as string)).sort()
      expect(reply.feedback.map((one) => one.pos).sort()).toEqual([...confirmed].sort())
      expect(revealedIn(JSON.stringify(reply))).toEqual(expected)
      expect(revealedIn((await me.raw('GET /attempts/:id', { id: view.id })).text)).toEqual(expected)
    }
    const review = await me.raw('GET /attempts/:id/review', { id: view.id })
    expect([review.status, tracesIn(review.text)]).toEqual([403, []])
  })

  it('cannot be fetched for a later place by confirming it ahead of time', async () => {
    const me = await world.as('m-a2-4')
    const view = await me.call('POST /rounds/:id/attempts', { id: await publish('sequential', 'each') })
    for (const pos of [2, 8, 9, 500]) {
      const reply = await me.raw('POST /attempts/:id/confirm', { id: view.id, pos, value: null, device: 'phone-1' })
      expect([pos, reply.status >= 400, tracesIn(reply.text)]).toEqual([pos, true, []])
    }
  })

  it('is shown after one’s own paper, and to nobody else, where the round says so', async () => {
    const round = await publish('free', 'paper')
    const view = await start('m-a1-5', round)
    const me = await world.as('m-a1-5')
    await handIn(me, view, 8)
    const review = await me.call('GET /attempts/:id/review', { id: view.id })
    expect(revealedIn(JSON.stringify(review))).toEqual(view.questions.map((question) => questionId(question.stem)).sort())
    expect(review.items.every((item) => item.outcome === 'right')).toBe(true)
    const other = await (await world.as('m-a1-2')).raw('GET /attempts/:id/review', { id: view.id })
    expect([other.status, tracesIn(other.text)]).toEqual([404, []])
  })

  it('waits for the close also for those who have no tries left', async () => {
    const round = await publish('free', 'close', 1)
    const view = await start('m-a2-1', round)
    const me = await world.as('m-a2-1')
    expect(await handIn(me, view)).toMatchObject({ again: { can: false, leftTotal: 0 }, review: { when: 'later', at: START + DAY } })
    world.time.now = START + DAY - 1
    await expect(me.call('GET /attempts/:id/review', { id: view.id })).rejects.toMatchObject({ status: 403, body: { code: 'not_revealed', details: { at: START + DAY } } })
    world.time.now = START + DAY
    expect((await me.call('GET /attempts/:id/review', { id: view.id })).items).toHaveLength(8)
  })

  it('is shown from the moment an organiser ends the round early', async () => {
    const round = await publish('free', 'close')
    const view = await start('m-a2-2', round)
    world.time.now = START + 60000
    await walker.call('POST /organiser/rounds/:id/end', { id: round, reason: '提前结束' })
    expect((await (await world.as('m-a2-2')).call('GET /attempts/:id/review', { id: view.id })).items).toHaveLength(8)
  })

  it('never comes out of a round that never reveals', async () => {
    const view = await start('m-a2-3', await publish('free', 'never'))
    const me = await world.as('m-a2-3')
    await handIn(me, view)
    world.time.now = START + 400 * DAY
    await expect(me.call('GET /attempts/:id/review', { id: view.id })).rejects.toMatchObject({ status: 403, body: { code: 'not_revealed' } })
    expect((await me.call('GET /attempts/:id/result', { id: view.id })).review).toEqual({ when: 'never' })
    expect(tracesIn((await me.raw('GET /attempts/:id', { id: view.id })).text)).toEqual([])
  })

  it('comes with practice from open banks alone, on one route, and not while one is being tested', async () => {
    const closed = ['s1', 's2', 'd1', 'j1', 'f1']
    await world.behind.insertInto('bank').values({ id: 'secret', unit_id: 'u-top', name: '保密题库', created_at: START, practice: 0, updated_at: START }).execute()
    await world.behind.updateTable('question').set({ bank_id: 'secret' }).where('id', 'in', closed).execute()
    await openForPractice(1)
    await world.behind.updateTable('bank').set({ practice: 0 }).where('id', '=', 'secret').execute()
    const packs = async (member: string) => {
      const me = await world.as(member)
      return Promise.all((['daily', 'topic', 'mock', 'challenge', 'wrong'] as const).map((kind) => me.raw('GET /practice/pack', { kind, limit: 100, roundId: round })))
    }
    const round = await publish('free', 'close')
    const view = await start('m-b1-1', round)
    for (const { status, text } of await packs('m-b1-1')) expect([status, tracesIn(text)]).toEqual([409, []])
    await handIn(await world.as('m-b1-1'), view)
    const texts = (await packs('m-b1-1')).map(({ text }) => text).join()
    expect(revealedIn(texts)).toHaveLength(60)
    expect(revealedIn(texts).filter((id) => closed.includes(id))).toEqual([])
    const me = await world.as('m-b1-1')
    const others = await Promise.all([me.raw('GET /practice'), me.raw('GET /practice/wrong', {}), me.raw('POST /practice/answers', {
      answers: closed.map((questionId, i) => ({ id: `guess-${i}`, kind: 'topic' as const, pack: 'topic-1', questionId, version: 1, value: [1], at: START }))
    })])
    for (const { status, text } of others) expect([status, tracesIn(text)]).toEqual([200, []])
    expect(JSON.parse(others[2].text)).toEqual({ taken: 0, results: [] })
    await world.behind.updateTable('question').set({ bank_id: 'bank' }).execute()
    await openForPractice(0)
  })
})
