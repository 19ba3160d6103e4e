import type { AnsweredPaper } from '../../contract/papers'
import { runJobs } from '../../server/jobs/worker'
import { stamp } from '../../server/papers/rules/sheet'
import { rescoring } from '../../server/rescore/run'
import { buildServer } from '../support/child'
import { engines } from '../support/engines'
import { handIn, play, rightAnswer } from '../support/play'
import { closeUp, readPdfs } from '../support/read-pdf'
import { makeWorld, phase, START, type World } from '../support/world'

const HOUR = 3600_000
const DAY = 86_400_000
const fixed = (...ids: string[]) => ({ kind: 'fixed' as const, questions: ids.map((question) => ({ question, points: 10 })), shuffleQuestions: true, shuffleOptions: true })
const open = { opensAt: START, closesAt: START + DAY }
/** A red dot: 1 × 1, PNG. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==', 'base64')

beforeAll(() => { buildServer() })

describe.each(engines)('papers of a round’s members on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const as = (member: string) => world.as(member)
  const paperOf = async (member: string, id: string): Promise<AnsweredPaper> => (await as(member)).call('GET /organiser/attempts/:id', { id })
  const pdfOf = async (member: string, id: string) =>
    world.app.inject({ method: 'GET', url: `/api/organiser/attempts/${id}/paper.pdf`, headers: { authorization: `Bearer ${await (await as(member)).token()}` } })

  it('are shown as they were answered, each attempt with what became of it', async () => {
    const round = await world.round({ title: '第一轮', phases: [phase({ window: open, paper: fixed('s1', 'd1', 'j1', 'f1'), pass: { score: 30 } })] })
    const first = await play(world, 'm-a1-1', round, 4)
    const second = await play(world, 'm-a1-1', round, 1, 90)
    const { person, attempts, roundTitle, closed } = await (await as('m-top')).call('GET /organiser/rounds/:id/people/:memberId', { id: round, memberId: 'm-a1-1' })
    expect([roundTitle, closed]).toEqual(['第一轮', []])
    expect(person).toMatchObject({ name: '赵a11', unit: { id: 'u-a1' }, path: ['江州省联合会', '甲市联合会', '甲市第一党支部'], group: null, excused: '', late: false })
    expect(attempts.map(({ id, no, score, passed, whyNot, finish }) => [id, no, score, passed, whyNot, finish])).toEqual([
      [first.attemptId, 1, 40, true, '', 'submitted'], [second.attemptId, 2, 10, false, '按最好的一次计', 'submitted']
    ])
    const mine = await (await as('m-a1-1')).call('GET /attempts/:id/review', { id: second.attemptId })
    const paper = await paperOf('m-top', second.attemptId)
    expect(paper.items.map(({ before, ...item }) => { expect(before).toBeNull(); return item })).toEqual(mine.items)
    expect(paper).toMatchObject({ association: '江州省联合会', attempt: { id: second.attemptId, timeMs: 90_000, correct: 1, total: 4 }, scoreBefore: null, notes: [] })
  })

  it('say the same in print, to the letter', async () => {
    const pictured = `[图:${'ab'.repeat(16)}]`
    await world.behind.insertInto('image').values({ id: 'ab'.repeat(16), mime: 'image/png', bytes: DOT, created_at: START }).execute()
    await world.behind.updateTable('question_version').set({ stem: `单选第 7 题 “引号”，第一行\n第二行${pictured} 罕用字𠮷与😀`, analysis: '很长的解析，要换行。'.repeat(60) }).where('id', '=', 's7.1').execute()
    const round = await world.round({ title: '印出来的一轮', phases: [phase({ window: open, paper: fixed('s7', 'd2', 'j2', 'f2') })] })
    const { attemptId } = await play(world, 'm-a1-2', round, 2)
    const paper = await paperOf('m-top', attemptId)
    const reply = await pdfOf('m-top', attemptId)
    expect([reply.statusCode, reply.headers['content-type'], reply.headers['cache-control']]).toEqual([200, 'application/pdf', 'no-store'])
    expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain('钱a12_印出来的一轮_第1次_20分.pdf')
    const [read] = readPdfs([reply.rawPayload])
    expect(read?.info.Title).toContain('印出来的一轮')
    // What stands in the margins is between the pages' words.
    const all = read?.pages.map(closeUp) ?? []
    for (const [i, page] of all.entries()) {
      expect(page).toContain(closeUp(`第 ${i + 1} / ${all.length} 页`))
      expect(page).toContain(`答卷编号${attemptId}`)
    }
    const text = all.join('')
    const lost = (words: string) => closeUp(words.replace(pictured, '').replace(/[𠮷😀]/gu, '〓'))
    for (const words of ['钱a12', '江州省联合会/甲市联合会/甲市第一党支部', '20/40分', stamp(paper.attempt.startedAt, 'Asia/Shanghai')]) expect(text).toContain(closeUp(words))
    for (const { question, key, points, answer } of paper.items) {
      const from = text.slice(text.indexOf(lost(question.stem)))
      expect(from.startsWith(lost(question.stem))).toBe(true)
      for (const [i, option] of question.options.entries()) {
        const letter = question.type === 'judge' ? '' : `${'ABCD'.charAt(i)}.`
        const marks = [answer?.includes(i as never) ? '作答' : '', key.right.includes(i) ? '正确' : ''].filter(Boolean).join('，')
        expect(from).toContain(`${letter}${option}${marks && `（${marks}）`}`)
      }
      expect(from).toContain(`得分：${points}/10`)
      if (key.texts.length) expect(from).toContain(`正确答案：${key.texts[0]?.join('或')}`)
    }
    expect(text.split('很长的解析，要换行。').length - 1).toBeGreaterThanOrEqual(55)
    expect(reply.rawPayload.includes(Buffer.from('/Subtype /Image'))).toBe(true)
  })

  it('are for organisers of the member’s unit and of the round, and for nobody else', async () => {
    await world.behind.insertInto('role_grant').values({ id: 'g-b', member_id: 'm-b1-1', role: 'organiser', unit_id: 'u-b', created_at: START }).onConflict((oc) => oc.doNothing()).execute()
    const round = await world.round({ phases: [phase({ window: open, paper: fixed('s2') })] })
    const { attemptId } = await play(world, 'm-a2-1', round, 1)
    const seen = async (member: string) => {
      const caller = await as(member)
      const status = async (call: Promise<unknown>) => call.then(() => 200, (error: { status: number }) => error.status)
      return [
        await status(caller.call('GET /organiser/rounds/:id/people/:memberId', { id: round, memberId: 'm-a2-1' })), await status(caller.call('GET /organiser/attempts/:id', { id: attemptId })),
        (await pdfOf(member, attemptId)).statusCode
      ]
    }
    expect(await seen('m-top')).toEqual([200, 200, 200])
    expect(await seen('m-org-a')).toEqual([200, 200, 200])
    // Another branch of the same city, another city, a member.
    expect(await seen('m-sec')).toEqual([403, 403, 403])
    expect(await seen('m-b1-1')).toEqual([403, 403, 403])
    expect(await seen('m-a2-1')).toEqual([403, 403, 403])
    await expect(paperOf('m-top', 'nothing')).rejects.toMatchObject({ status: 404 })
  })

  it('are not for whoever is answering himself, nor before they are handed in', async () => {
    const round = await world.round({ phases: [phase({ window: open, paper: fixed('s2', 's3') })] })
    const { attemptId } = await play(world, 'm-a1-3', round, 2)
    const top = await as('m-top')
    const own = await top.call('POST /rounds/:id/attempts', { id: round })
    const why = '你在这场竞赛里有一份答卷还没交，交卷后再看别人的答卷。'
    await expect(paperOf('m-top', attemptId)).rejects.toMatchObject({ status: 409, body: { message: why } })
    expect((await pdfOf('m-top', attemptId)).statusCode).toBe(409)
    expect(await top.call('GET /organiser/rounds/:id/people/:memberId', { id: round, memberId: 'm-a1-3' })).toMatchObject({ closed: [{ phase: 'main', why }], attempts: [{ score: 20 }] })
    await expect(top.call('POST /organiser/rounds/:id/papers', { id: round, which: 'all' })).rejects.toMatchObject({ status: 409, body: { message: why } })
    await expect(paperOf('m-org-a', own.id)).rejects.toMatchObject({ status: 409, body: { message: '这份答卷还没有交，交卷后才能看。' } })
    await handIn(top, own)
    expect((await paperOf('m-top', attemptId)).items).toHaveLength(2)
  })

  it('wait below the round’s own unit until members may see the answers', async () => {
    const round = await world.round({ phases: [phase({ window: open, paper: fixed('s2'), reveal: 'close' })] })
    const { attemptId } = await play(world, 'm-a1-4', round, 1)
    expect((await paperOf('m-top', attemptId)).items).toHaveLength(1)
    const why = '这场竞赛由上级单位组织，答案在 6 月 16 日 9:00 公布，到时再看答卷。'
    await expect(paperOf('m-org-a', attemptId)).rejects.toMatchObject({ status: 409, body: { message: why } })
    expect(await (await as('m-org-a')).call('GET /organiser/rounds/:id/people/:memberId', { id: round, memberId: 'm-a1-4' })).toMatchObject({ closed: [{ phase: 'main', why }] })
    world.time.now = START + DAY + HOUR
    expect((await paperOf('m-org-a', attemptId)).items).toHaveLength(1)
  })

  it('read while a round is open are in the record, afterwards no more', async () => {
    const round = await world.round({ title: '记下来的一轮', phases: [phase({ window: open, paper: fixed('s2') })] })
    const { attemptId } = await play(world, 'm-a1-5', round, 1)
    const looks = async () => (await (await as('m-top')).call('GET /organiser/trail', { group: 'round' })).items.filter(({ what, about }) => what === '竞赛进行中查看答卷' && about === '记下来的一轮')
    await paperOf('m-org-a', attemptId)
    await pdfOf('m-top', attemptId)
    // Both at one moment: in any order.
    const said = (await looks()).map(({ who, details }) => `${who?.name}：${details.map(({ name, value }) => `${name} ${value}`).join()}`)
    expect(said.sort()).toEqual(['甲组织：人员 周a15（甲市第一党支部）', '管理员：人员 周a15（甲市第一党支部）'].sort())
    world.time.now = START + DAY + HOUR
    await paperOf('m-top', attemptId)
    expect(await looks()).toHaveLength(2)
  })

  it('tell what they were before a key was corrected', async () => {
    const round = await world.round({ phases: [phase({ window: { opensAt: START, closesAt: START + 3 * DAY }, paper: fixed('s9', 's8') })] })
    const { attemptId } = await play(world, 'm-a2-2', round, 2)
    const before = await paperOf('m-top', attemptId)
    const spot = before.items.findIndex(({ question }) => question.stem.includes('第 9 题'))
    world.time.now += HOUR
    const top = await as('m-top')
    const { version, body } = await top.call('GET /questions/:id', { id: 's9' })
    await top.call('POST /questions/:id/key', { id: 's9', version, answer: [((body.answer[0] as number) + 1) % 4], texts: [], reason: '原答案有误' })
    expect(await paperOf('m-top', attemptId)).toMatchObject({ scoreBefore: null, attempt: { score: 20, corrected: false } })
    world.time.now += HOUR
    await runJobs(world.ctx, [rescoring()])
    const after = await paperOf('m-top', attemptId)
    expect(after).toMatchObject({ scoreBefore: 20, attempt: { score: 10, corrected: true }, notes: [{ at: world.time.now }] })
    expect(after.items[1 - spot]?.before).toBeNull()
    expect(after.items[spot]).toMatchObject({ outcome: 'wrong', points: 0, before: { outcome: 'right', points: 10, right: rightAnswer(before.items[spot]?.question as never) } })
    expect(after.items[spot]?.key.right).not.toEqual(before.items[spot]?.key.right)
    const [read] = readPdfs([(await pdfOf('m-top', attemptId)).rawPayload])
    expect(closeUp(read?.pages.join('') ?? '')).toContain('更正前得20分，更正后得10分。')
    // Handed in afterwards: nothing was corrected about it.
    const later = await play(world, 'm-a2-3', round, 2)
    expect(await paperOf('m-top', later.attemptId)).toMatchObject({ scoreBefore: null, notes: [], attempt: { corrected: false } })
  })
})
