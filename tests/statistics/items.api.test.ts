import { engines } from '../support/engines'
import { rightAnswer, wrongAnswer } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const people = ['a1', 'a2', 'b1'].flatMap((unit) => [1, 2, 3, 4, 5].map((n) => `m-${unit}-${n}`))

describe.each(engines)('statistics of a round’s questions on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const items = async (member: string, id: string) => (await world.as(member)).call('GET /organiser/rounds/:id/items', { id })

  it('count every finished paper, by the options as they are stored', async () => {
    const round = await world.round({ title: '第一轮', phases: [phase({ paper: { kind: 'fixed', questions: ['s1', 'd1', 'j1', 'f1'].map((question) => ({ question, points: 10 })), shuffleQuestions: true, shuffleOptions: true } })] })
    expect(await items('m-top', round)).toEqual({ roundTitle: '第一轮', at: START, phase: 'main', phases: [{ id: 'main', name: '竞赛', attempts: 0 }], attempts: 0, items: [] })
    for (const [i, member] of people.entries()) {
      const me = await world.as(member)
      const view = await me.call('POST /rounds/:id/attempts', { id: round })
      // The first five know everything; the next five all but s1; the last five leave f1 blank and the rest is wrong.
      const answers = view.questions.flatMap((question) => {
        if (question.type === 'fill' && i >= 10) return []
        const right = i < 5 || (i < 10 && question.type !== 'single')
        return [{ pos: question.pos, value: right ? rightAnswer(question) : wrongAnswer(question) }]
      })
      await me.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers })
    }
    const open = await (await world.as('m-sec')).call('POST /rounds/:id/attempts', { id: round })
    expect(open.total).toBe(4)
    const { attempts, items: list } = await items('m-top', round)
    expect(attempts).toBe(15)
    const of = (id: string) => list.find(({ questionId }) => questionId === id)
    expect(of('s1')).toMatchObject({ version: 1, type: 'single', right: [1], attempts: 15, facility: 5 / 15, guess: 0.25, intendedWeight: 0.25 })
    const chosen = of('s1')?.options_chosen ?? []
    expect(chosen.map(({ option }) => option)).toEqual([0, 1, 2, 3, null])
    expect(chosen[1]).toEqual({ option: 1, n: 5, best: 5, last: 0 })
    expect(chosen.reduce((sum, { n }) => sum + n, 0)).toBe(15)
    expect(of('d1')?.options_chosen).toEqual([0, 1, 2].map((option) => ({ option, n: 10, best: 5, last: 0 })).concat([{ option: 3, n: 5, best: 0, last: 5 }, { option: null as never, n: 0, best: 0, last: 0 }]))
    expect(of('j1')).toMatchObject({ options: ['正确', '错误'], facility: 10 / 15 })
    expect(of('f1')).toMatchObject({ options: [], guess: 0, options_chosen: [{ option: null, n: 5, best: 0, last: 5 }] })
    expect(of('j1')?.discrimination).toBeGreaterThan(0.5)
  })

  it('read many papers in pieces and follow a corrected mark', async () => {
    const round = await world.round({ phases: [phase({ attempts: {}, paper: { kind: 'drawn', parts: [{ type: 'single', count: 2, points: 10 }], shuffleQuestions: true, shuffleOptions: true } })] })
    const me = await world.as('m-a1-1')
    const view = await me.call('POST /rounds/:id/attempts', { id: round })
    await me.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: view.questions.map((question) => ({ pos: question.pos, value: rightAnswer(question) })) })
    const row = await world.behind.selectFrom('attempt').selectAll().where('id', '=', view.id).executeTakeFirstOrThrow()
    const { body } = await world.behind.selectFrom('paper').select('body').where('attempt_id', '=', view.id).executeTakeFirstOrThrow()
    for (let no = 2; no <= 601; no++) {
      await world.behind.insertInto('attempt').values({ ...row, id: `copy-${engine}-${no}`, no }).execute()
      await world.behind.insertInto('paper').values({ attempt_id: `copy-${engine}-${no}`, body }).execute()
    }
    const first = await items('m-top', round)
    expect([first.attempts, first.items.map((item) => [item.attempts, item.facility, item.flags.map(({ code }) => code)])]).toEqual([601, [[601, 1, ['everybody']], [601, 1, ['everybody']]]])
    const marks = JSON.parse(row.marks ?? '') as { marks: { verdict: string; points: number }[] }
    marks.marks[0] = { verdict: 'wrong', points: 0 }
    await world.behind.updateTable('attempt').set({ marks: JSON.stringify(marks), score: 1000, scored_epoch: 1 }).where('id', '=', view.id).execute()
    const [harder, other] = (await items('m-top', round)).items
    expect(harder?.facility).toBeCloseTo(600 / 601)
    expect(other?.facility).toBe(1)
  })

  it('are of one phase, the first that counts unless another is chosen', async () => {
    const fixed = (...ids: string[]) => ({ kind: 'fixed' as const, questions: ids.map((question) => ({ question, points: 10 })), shuffleQuestions: false, shuffleOptions: true })
    const round = await world.round({
      title: '预赛和决赛', result: { by: { kind: 'sum' } },
      phases: [phase({ id: 'warm', role: 'practice', paper: fixed('s3') }), phase({ id: 'pre', name: '预赛', paper: fixed('s1') }), phase({ id: 'final', name: '决赛', role: 'final', paper: fixed('s1', 's2') })]
    })
    for (const [member, id, right] of [['m-a1-1', 'pre', true], ['m-a1-2', 'pre', false], ['m-a1-1', 'final', false]] as const) {
      const me = await world.as(member)
      const view = await me.call('POST /rounds/:id/attempts', { id: round, phase: id })
      await me.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: view.questions.map((question) => ({ pos: question.pos, value: right ? rightAnswer(question) : wrongAnswer(question) })) })
    }
    const of = async (id?: string) => {
      const { phase: shown, attempts, items: list } = await (await world.as('m-top')).call('GET /organiser/rounds/:id/items', { id: round, ...(id && { phase: id }) })
      return [shown, attempts, list.map(({ questionId, facility }) => [questionId, facility])]
    }
    expect((await items('m-top', round)).phases).toEqual([{ id: 'warm', name: '练习', attempts: 0 }, { id: 'pre', name: '预赛', attempts: 2 }, { id: 'final', name: '决赛', attempts: 1 }])
    expect([await of(), await of('final'), await of('warm')]).toEqual([['pre', 2, [['s1', 0.5]]], ['final', 1, [['s1', 0], ['s2', 0]]], ['warm', 0, []]])
    await expect(of('none')).rejects.toMatchObject({ status: 404 })
  })

  it('take no question for asked that a paper without end only held ready', async () => {
    const round = await world.round({ phases: [phase({
      scoring: { multiple: 'all', stopAfterWrong: 1 }, paper: { kind: 'drawn', parts: [{ type: 'single', count: 8, points: 1 }], shuffleQuestions: true, shuffleOptions: true, endless: true }
    })] })
    const me = await world.as('m-a1-1')
    let view = await me.call('POST /rounds/:id/attempts', { id: round })
    for (const right of [true, true, false]) {
      world.time.now += 5000
      const question = view.questions.at(-1) as (typeof view.questions)[number]
      view = await me.call('POST /attempts/:id/confirm', { id: view.id, pos: question.pos, value: right ? rightAnswer(question) : wrongAnswer(question), device: 'phone-1' })
    }
    const { items: list } = await items('m-top', round)
    expect(list.map(({ attempts, facility }) => [attempts, facility])).toEqual([[1, 0], [1, 1], [1, 1]])
  })

  it('are for those whose range the round lies in, and not while they have its paper open', async () => {
    const round = await world.round({ phases: [phase()] })
    for (const member of ['m-org-a', 'm-sec']) await expect(items(member, round)).rejects.toMatchObject({ status: 403 })
    await expect(items('m-top', 'no-such-round')).rejects.toMatchObject({ status: 404 })
    const own = await world.round({ phases: [phase()], audience: { units: ['u-a'], late: 'personal' } }, 'm-org-a', 'u-a')
    expect((await items('m-org-a', own)).attempts).toBe(0)
    expect((await items('m-top', own)).attempts).toBe(0)
    await expect(items('m-sec', own)).rejects.toMatchObject({ status: 403 })
    await (await world.as('m-top')).call('POST /rounds/:id/attempts', { id: round })
    await expect(items('m-top', round)).rejects.toMatchObject({ status: 409, body: { code: 'conflict' } })
  })
})
