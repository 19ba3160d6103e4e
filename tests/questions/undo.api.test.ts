import type { QuestionView } from '../../contract/question'
import { engines } from '../support/engines'
import { makeWorld, phase, roundConfig, START, type Caller, type World } from '../support/world'
import { newBank, paperOf, single, upload } from './bank-support'
import { docx, p } from './files'

describe.each(engines)('taking an import back on %s', (engine) => {
  let world: World
  let top: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    top = await world.as('m-top')
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const bring = async (bankId: string, text: string, decide: [no: number, decision: 'take' | 'replace'][] = []) => {
    const { id } = await top.call('POST /imports/text', { bankId, name: '一次导入', text })
    for (const [no, decision] of decide) await top.call('PUT /imports/:id/items/:no', { id, no, decision })
    await top.call('POST /imports/:id/commit', { id })
    return id
  }
  const questionsIn = async (id: string) => (await top.call('GET /banks/:id/questions', { id, limit: 200 })).items

  it('leaves nothing of what nobody was asked, and says so again when asked again', async () => {
    const bank = await newBank(world)
    const kept = await top.call('POST /banks/:id/questions', { id: bank, ...single() })
    const id = await bring(bank, paperOf(5))
    const [first] = await questionsIn(bank)
    const gone = (await questionsIn(bank)).find((one) => one.id !== kept.id)?.id ?? first?.id ?? ''
    const undone = await top.call('POST /imports/:id/undo', { id })
    expect(undone).toMatchObject({ removed: 5, disabled: 0, restored: 0, kept: 0, state: 'undone', undoable: false, imported: { created: 0, replaced: 0 } })
    expect((await questionsIn(bank)).map((one) => one.id)).toEqual([kept.id])
    expect((await top.call('GET /banks')).banks.find((one) => one.id === bank)).toMatchObject({ total: 1 })
    expect((await top.raw('GET /questions/:id', { id: gone })).status).toBe(404)
    expect(await top.call('POST /imports/:id/undo', { id })).toEqual(undone)
    await expect(top.call('POST /imports/:id/commit', { id })).rejects.toMatchObject({ status: 409 })
    const again = await top.call('POST /imports/text', { bankId: bank, name: '再来', text: paperOf(5) })
    expect(again.counts).toMatchObject({ ready: 5, duplicate: 0 })
    const audit = await world.behind.selectFrom('audit').select('kind').where('subject', '=', id).orderBy('id').execute()
    expect(audit.map(({ kind }) => kind).sort()).toEqual(['import.commit', 'import.open', 'import.undo'])
  })

  it('gives replaced questions their old words back, but leaves those that were edited since', async () => {
    const bank = await newBank(world)
    const old = [single({ stem: '遵义会议在哪一年召开？', topic: '长征' }), single({ stem: '古田会议在哪一年召开？' })]
    const ids = await Promise.all(old.map(async (body) => (await top.call('POST /banks/:id/questions', { id: bank, ...body })).id))
    const options = 'A. 上海\nB. 北京\nC. 广州\nD. 武汉\n答案：B\n'
    const id = await bring(bank, `1. 遵义会议在哪一年召开？\n${options}2. 古田会议在哪一年召开？\n${options}`, [[1, 'replace'], [2, 'replace']])
    const [first = '', second = ''] = ids
    expect(await top.call('GET /questions/:id', { id: first })).toMatchObject({ version: 2, body: { answer: [1] } })
    await top.call('PUT /questions/:id', { id: second, version: 2, body: single({ stem: '古田会议在哪一年召开的？' }) })
    expect(await top.call('POST /imports/:id/undo', { id })).toMatchObject({ removed: 0, disabled: 0, restored: 1, kept: 1 })
    expect(await top.call('GET /questions/:id', { id: first })).toMatchObject({ version: 3, body: old[0], history: [{ kind: 'edited' }, { kind: 'imported' }, { kind: 'created' }] })
    expect(await top.call('GET /questions/:id', { id: second })).toMatchObject({ version: 3, body: { stem: '古田会议在哪一年召开的？' } })
  })

  it('is counted once when two ask for it at the same moment', async () => {
    const bank = await newBank(world)
    const id = await bring(bank, paperOf(8))
    const replies = await Promise.all([top.call('POST /imports/:id/undo', { id }), top.call('POST /imports/:id/undo', { id })])
    expect(replies.map(({ removed }) => removed)).toEqual([8, 8])
    expect(await world.behind.selectFrom('audit').select('id').where('subject', '=', id).where('kind', '=', 'import.undo').execute()).toHaveLength(1)
  })

  it('switches off what a round names, and what stands in somebody’s paper', async () => {
    const bank = await newBank(world)
    const id = await bring(bank, paperOf(4))
    const [one] = await questionsIn(bank)
    const paper = { kind: 'fixed' as const, questions: [{ question: one?.id ?? '', points: 10 }], shuffleQuestions: false, shuffleOptions: false }
    await top.call('POST /organiser/rounds', { unitId: 'u-top', config: roundConfig({ phases: [phase({ paper })] }) })
    expect(await top.call('POST /imports/:id/undo', { id })).toMatchObject({ removed: 3, disabled: 1 })
    expect((await questionsIn(bank)).map(({ id: left, status }) => [left, status])).toEqual([[one?.id, 'disabled']])
  })

  it('follows a Word file from the upload to the round that is played with it, and back', async () => {
    const bank = await newBank(world)
    const paragraphs = [
      '一、单项选择题', ...paperOf(6).split('\n').filter(Boolean), '7. 忘了写答案的是哪一道题？', 'A. 这一道', 'B. 那一道', '8. 答案超出选项的是哪一道题？', 'A. 甲', 'B. 乙', '答案：D'
    ]
    const summary = await upload(world, Buffer.from(docx(paragraphs.map((text) => p(text)).join(''))), { bankId: bank, filename: '第一轮.docx' })
    expect(summary.counts).toMatchObject({ total: 8, ready: 6, problem: 2 })
    for (const item of (await top.call('GET /imports/:id/items', { id: summary.id, filter: 'problem' })).items) {
      expect((await top.call('PUT /imports/:id/items/:no', { id: summary.id, no: item.no, body: { ...item.body, answer: [0] } })).item.state).toBe('ready')
    }
    expect(await top.call('POST /imports/:id/commit', { id: summary.id })).toMatchObject({ state: 'done', imported: { created: 8 } })

    const round = await world.round({ phases: [phase({ paper: { kind: 'drawn', parts: [{ type: 'single', count: 5, points: 20, banks: [bank] }], shuffleQuestions: true, shuffleOptions: true } })] })
    const rows = await questionsIn(bank)
    const keys = new Map(rows.map((row) => [row.stem, row.options[row.answer[0] ?? 0]]))
    const member = await world.as('m-a1-2')
    const view = await member.call('POST /rounds/:id/attempts', { id: round })
    const right = (question: QuestionView) => question.options.indexOf(keys.get(question.stem) ?? '')
    const submitted = await member.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: view.questions.map((question) => ({ pos: question.pos, value: [right(question)] })) })
    expect(submitted).toMatchObject({ score: 100, correct: 5 })

    const asked = new Set(view.questions.map(({ stem }) => stem))
    const played = rows.find(({ stem }) => asked.has(stem))
    expect((await top.call('GET /questions/:id', { id: played?.id ?? '' })).rounds).toEqual([{ id: round, title: '测试竞赛', attempts: 1 }])
    expect(await top.call('POST /imports/:id/undo', { id: summary.id })).toMatchObject({ removed: 3, disabled: 5 })
    const left = await questionsIn(bank)
    expect(left.every(({ stem, status }) => asked.has(stem) && status === 'disabled')).toBe(true)
    expect((await member.call('GET /attempts/:id/review', { id: view.id })).items).toHaveLength(5)
  })
})
