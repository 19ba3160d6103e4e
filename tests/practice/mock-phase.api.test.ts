import type { PracticeQuestion } from '../../contract/practice'
import { engines } from '../support/engines'
import { makeWorld, phase, type World } from '../support/world'

const DAY = 86_400_000

describe.each(engines)('a mock of a round of several phases on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  it('is of the phase that is on or comes next, and judged by the rules of the phase that it was drawn from', async () => {
    const start = world.time.now
    await world.behind.updateTable('bank').set({ practice: 1, updated_at: start }).execute()
    const drawn = (type: 'single' | 'multiple', count: number, points: number) => ({ kind: 'drawn' as const, parts: [{ type, count, points }], shuffleQuestions: true, shuffleOptions: true })
    const round = await world.round({
      title: '预赛和决赛', result: { by: { kind: 'last', others: 'behind' } },
      phases: [
        phase({ id: 'pre', window: { opensAt: start + DAY, closesAt: start + 2 * DAY }, scoring: { multiple: 'half' }, timing: { paperSeconds: 600 }, paper: drawn('multiple', 1, 20) }),
        phase({ id: 'warm', role: 'practice', window: { opensAt: start + DAY, closesAt: start + 4 * DAY }, paper: drawn('single', 5, 1) }),
        phase({ id: 'final', role: 'final', window: { opensAt: start + 3 * DAY, closesAt: start + 4 * DAY }, timing: { questionSeconds: 20 }, paper: drawn('single', 6, 10) })
      ]
    })
    const me = await world.as('m-a2-5')
    const mocks = async () => (await me.call('GET /practice')).mocks
    const facts = async () => (await mocks()).map(({ questions, fullScore, seconds }) => [questions, fullScore, seconds])
    expect(await facts()).toEqual([[1, 20, 600]])
    const pack = await me.call('GET /practice/pack', { kind: 'mock', roundId: round })
    world.time.now = start + 2 * DAY
    expect(await facts()).toEqual([[6, 60, 120]])
    expect((await me.call('GET /practice/pack', { kind: 'mock', roundId: round })).questions).toHaveLength(6)
    // Half of the points for an incomplete answer: the preliminary's rule, which the final does not have.
    const { id, version, right } = pack.questions[0] as PracticeQuestion
    await me.call('POST /practice/answers', { answers: [{ id: 'given-1', kind: 'mock', pack: pack.pack, questionId: id, version, value: right.slice(0, 2), at: world.time.now }] })
    expect((await mocks())[0]?.best).toBe(10)
  })
})
