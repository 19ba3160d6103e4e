import type { AttemptView } from '../../contract/quiz'
import { engines } from '../support/engines'
import { rightAnswer, wrongAnswer } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const endless = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 8, points: 2 }], shuffleQuestions: true, shuffleOptions: true, endless: true }

describe.each(engines)('a paper without end on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const confirm = async (member: string, view: AttemptView, right: boolean): Promise<AttemptView> => {
    const question = view.questions.at(-1)
    if (!question) throw new Error('no question')
    world.time.now += 10_000
    return (await world.as(member)).call('POST /attempts/:id/confirm', { id: view.id, pos: question.pos, value: right ? rightAnswer(question) : wrongAnswer(question), device: 'phone-1' })
  }

  it('tells nobody how many questions are held ready: neither while answering, nor in the result, nor by the key', async () => {
    const round = await world.round({ phases: [phase({ paper: endless, scoring: { multiple: 'all', stopAfterWrong: 1 } })] })
    const me = await world.as('m-a1-1')
    let view = await me.call('POST /rounds/:id/attempts', { id: round })
    expect(view).toMatchObject({ endless: true, mode: 'sequential', wrongLeft: 1 })
    view = await confirm('m-a1-1', await confirm('m-a1-1', view, true), true)
    const { mine, fullScore } = await me.call('GET /rounds/:id', { id: round })
    expect([fullScore, mine.openAttempt]).toMatchObject([null, { answered: 2, total: null }])
    view = await confirm('m-a1-1', view, false)
    expect(view.state).toBe('finished')
    expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ score: 4, correct: 2, fullScore: null, total: null, byType: [] })
    expect(await me.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: [] })).toMatchObject({ score: 4, correct: 2, fullScore: null, total: null })
    expect((await me.call('GET /me/attempts', {})).items[0]).toMatchObject({ score: 4, fullScore: null })
    const { items } = await me.call('GET /attempts/:id/review', { id: view.id })
    expect(items.map(({ question, outcome }) => [question.pos, outcome])).toEqual([[1, 'right'], [2, 'right'], [3, 'wrong']])
  })

  it('that is one of several is told by the paper that was chosen; others keep their full score', async () => {
    const round = await world.round({
      phases: [phase({
        paper: endless, timing: { paperSeconds: 600 },
        alternatives: { by: 'member', name: '比多', papers: [{ id: 'five', name: '五题', paper: { ...endless, endless: false, parts: [{ type: 'single', count: 5, points: 2 }] } }] }
      })]
    })
    const me = await world.as('m-a1-1')
    const view = await me.call('POST /rounds/:id/attempts', { id: round, paper: 'five' })
    expect(view).toMatchObject({ endless: false, total: 5 })
    expect((await me.call('GET /rounds/:id', { id: round })).mine.openAttempt).toMatchObject({ total: 5 })
    expect(await me.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: [] })).toMatchObject({ fullScore: 10, total: 5 })
    expect(await (await world.as('m-a1-2')).call('POST /rounds/:id/attempts', { id: round, paper: 'main' })).toMatchObject({ endless: true })
  })

  it('what is minded while answering is told with the phase, before anything is started', async () => {
    const round = await world.round({ phases: [
      phase({ timing: { paperSeconds: 600, leastSeconds: 90, leaving: { limit: 2, then: 'void' } } }), phase({ id: 'second', timing: { leaving: { then: 'submit' } } }), phase({ id: 'third' })
    ], result: { by: { kind: 'sum' } } })
    const { phases } = await (await world.as('m-a1-1')).call('GET /rounds/:id', { id: round })
    expect(phases.map(({ leaving, leastSeconds }) => [leaving, leastSeconds])).toEqual([[{ limit: 2, then: 'void' }, 90], [{ limit: null, then: 'submit' }, null], [null, null]])
  })
})
