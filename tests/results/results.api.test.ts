import { unzipSync } from 'fflate'
import type { Input, Output, Api } from '../../contract'
import type { RoundConfig } from '../../contract/round-config'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { engines } from '../support/engines'
import { handIn, play } from '../support/play'
import { readSheets } from '../support/read-xlsx'
import { makeWorld, phase, START, type Caller, type World } from '../support/world'

const scores: [member: string, right: number, seconds: number][] = [
  ['m-a1-1', 10, 60], ['m-a1-2', 8, 60], ['m-a1-3', 8, 60], ['m-a2-1', 8, 60], ['m-a2-2', 8, 40], ['m-b1-1', 8, 60], ['m-b1-2', 5, 50], ['m-b1-3', 6, 90], ['m-b1-4', 0, 60]
]
/** No member sees a board; who has less than half in has no rank. */
const hidden: Partial<RoundConfig> & Pick<RoundConfig, 'phases'> = {
  title: '七月知识竞赛', phases: [phase({ pass: { score: 60 } })], person: { ties: ['time'], shared: 'gap' },
  unit: { by: { kind: 'composite', weights: [{ metric: 'rate', percent: 60 }, { metric: 'mean', percent: 40 }] }, minRatePercent: 40, ties: ['rate', 'mean'], shared: 'gap' },
  show: { personBoard: false, unitBoard: false }
}
type People = Output<Api['GET /organiser/rounds/:id/results/people']>
type Export = Omit<Input<Api['POST /organiser/rounds/:id/results/export']>, 'id'>

describe.each(engines)('results of a round on %s', (engine) => {
  let world: World
  let top: Caller
  let own: Caller
  let sec: Caller
  let round: string
  let shown: string

  beforeAll(async () => {
    world = await makeWorld(engine)
    await world.behind.insertInto('unit').values({ id: 'u-b2', parent_id: 'u-b', name: '=乙市企业支部', depth: 2, path: 'u-top/u-b/u-b2/', sort: 9, declared_heads: 30, active: 1, created_at: START }).execute()
    await world.behind.updateTable('member').set({ staff_no: '007001' }).where('id', '=', 'm-a1-1').execute()
    await world.behind.updateTable('member').set({ name: '=1+1' }).where('id', '=', 'm-b1-4').execute()
    round = await world.round(hidden)
    shown = await world.round({ ...hidden, title: '公开的竞赛', show: { personBoard: true, unitBoard: true } })
    for (const id of [round, shown]) for (const [member, right, seconds] of scores) await play(world, member, id, right, seconds)
    await play(world, 'm-a1-1', round, 3, 20)
    ;[top, own, sec] = await Promise.all([world.as('m-top'), world.as('m-org-a'), world.as('m-sec')])
  })
  afterAll(() => world.close())

  const people = (who: Caller, query: Omit<Input<Api['GET /organiser/rounds/:id/results/people']>, 'id'> = {}, id = round) => who.call('GET /organiser/rounds/:id/results/people', { id, ...query })
  const units = (who: Caller, query: { depth?: number; parent?: string } = {}, id = round) => who.call('GET /organiser/rounds/:id/results/units', { id, ...query })
  const brief = ({ rows }: People) => rows.map((row) => [row.rank, row.name, row.score])

  async function exported(who: Caller, what: Export, id = round) {
    const job = await who.call('POST /organiser/rounds/:id/results/export', { id, ...what })
    await runJobs(world.ctx, jobKinds)
    const done = await who.call('GET /jobs/:id', { id: job.id })
    expect(done).toMatchObject({ state: 'done', subject: id })
    const file = await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await who.token()}` } })
    return { name: done.file?.name, bytes: file.rawPayload }
  }
  /** A sheet's lines from its headings on, by heading. */
  async function table(who: Caller, what: Export, id = round) {
    const { bytes } = await exported(who, what, id)
    const [{ rows } = { rows: [] }] = await readSheets(bytes)
    const at = rows.findIndex((row) => row.includes('单位') || row.includes('题干'))
    const heads = (rows[at] ?? []).map(String)
    return { lead: rows.slice(0, at).map(([text]) => String(text)), heads, lines: rows.slice(at + 1).map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i] ?? null]))) }
  }

  it('are the organiser’s to see also where members see no board, and say so', async () => {
    const member = await world.as('m-a1-1')
    expect((await member.raw('GET /rounds/:id/board/people', { id: round })).status).toBe(403)
    expect(await people(top)).toMatchObject({ shown: false, own: true, total: scores.length })
    expect(await units(top)).toMatchObject({ shown: false, own: true, depth: 2, valueLabel: '综合分' })
    expect((await units(top, {}, shown)).shown).toBe(true)
    expect((await people(top, {}, shown)).shown).toBe(true)
    expect((await member.raw('GET /organiser/rounds/:id/results/people', { id: round })).status).toBe(403)
  })

  it('rank persons as their board does, in full names, and page with the total', async () => {
    const all = await people(top)
    const board = await (await world.as('m-b1-1')).call('GET /rounds/:id/board/people', { id: shown })
    expect((await people(top, {}, shown)).rows.map(({ rank, score }) => [rank, score])).toEqual(board.rows.map(({ rank, score }) => [rank, score]))
    expect(brief(all).slice(0, 3)).toEqual([[1, '赵a11', 100], [2, '钱a22', 80], [3, '钱a12', 80]])
    expect(all.rows[0]).toMatchObject({ staffNo: '007001', attempts: 2, fullMark: true, passed: true, unit: { id: 'u-a1' }, timeMs: 60_000 })
    const paged = [await people(top, { limit: 4 }), await people(top, { limit: 4, offset: 4 }), await people(top, { limit: 4, offset: 8 })]
    expect(paged.flatMap(brief)).toEqual(brief(all))
    expect(paged.map(({ total }) => total)).toEqual([9, 9, 9])
  })

  it('are narrowed by unit, name or number, passed and full marks, each keeping the rank among all', async () => {
    const names = async (query: Parameters<typeof people>[1]) => (await people(top, query)).rows.map(({ name }) => name)
    const all = await people(top)
    expect(await names({ unit: 'u-b' })).toEqual(['赵b11', '孙b13', '钱b12', '=1+1'])
    expect((await people(top, { unit: 'u-b' })).rows.map(({ rank }) => rank)).toEqual([3, 7, 8, 9])
    expect(await names({ search: '007001' })).toEqual(['赵a11'])
    expect(await names({ search: 'a1' })).toEqual(['赵a11', '钱a12', '孙a13'])
    expect(await names({ search: '%' })).toEqual([])
    expect(await names({ passed: 'no' })).toEqual(['钱b12', '=1+1'])
    expect((await people(top, { passed: 'yes' })).total).toBe(all.total - 2)
    expect(await names({ full: true })).toEqual(['赵a11'])
    expect(await names({ unranked: true })).toEqual([])
  })

  it('show units with heads, figures, and why there is no rank', async () => {
    const { rows, levels } = await units(top)
    const of = (id: string) => rows.find(({ unit }) => unit.id === id)
    expect(levels.map(({ depth }) => depth)).toEqual([0, 1, 2])
    expect(of('u-a1')).toMatchObject({ above: '甲市联合会', participants: 3, roster: 7, fullMarks: 1, passed: 3, attempts: 4, total: 260, declared: 0, rank: 2, whyNot: '' })
    expect(of('u-a2')).toMatchObject({ rank: null, whyNot: '参与率 33.3%，不足 40%' })
    expect(of('u-b2')).toMatchObject({ rank: null, whyNot: '还没有人参与', roster: 30, declared: 30 })
    expect((await units(top, { depth: 1 })).rows.find(({ unit }) => unit.id === 'u-b')).toMatchObject({ roster: 35, declared: 30 })
    const board = await (await world.as('m-b1-1')).call('GET /rounds/:id/board/units', { id: shown, depth: 2 })
    expect((await units(top, {}, shown)).rows.map(({ unit, rank, value, mean }) => [unit.id, rank, value, mean])).toEqual(board.rows.map(({ unit, rank, value, mean }) => [unit.id, rank, value, mean]))
    expect(await units(top, { parent: 'u-a' })).toMatchObject({ depth: 2, path: [{ id: 'u-top' }, { id: 'u-a' }] })
  })

  it('explain a unit as members read it, and what puts the one above it there', async () => {
    const explained = await top.call('GET /organiser/rounds/:id/results/units/:unitId', { id: shown, unitId: 'u-a1' })
    const members = await (await world.as('m-b1-1')).call('GET /rounds/:id/board/units/:unitId/explain', { id: shown, unitId: 'u-a1' })
    expect({ steps: explained.steps, rules: explained.rules, rank: explained.rank, value: explained.value }).toEqual({ steps: members.steps, rules: members.rules, rank: members.rank, value: members.value })
    const rate = (n: number, of: number, mean: number) => (n / of) * 60 + mean * 0.4
    const [theirs, mine] = [rate(4, 5, 190 / 4), rate(3, 7, 260 / 3)].map((value) => `${value.toFixed(1)} 分`)
    expect(explained.above).toEqual({ name: '乙市第一党支部', rank: 1, by: '综合分', theirs, mine, text: `综合分：${theirs} 高于 ${mine}` })
    expect(await top.call('GET /organiser/rounds/:id/results/units/:unitId', { id: round, unitId: 'u-a2' })).toMatchObject({ rank: null, above: null, whyNot: '参与率 33.3%，不足 40%' })
  })

  it('explain a person’s place by the tie-breaker that decided', async () => {
    const of = (memberId: string, who = top) => who.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId })
    expect(await of('m-a1-1')).toMatchObject({ rank: 1, of: 9, above: null, hidden: false, steps: [{ value: '100 分', formula: '交卷 2 次，取最好的一次' }] })
    expect((await of('m-a2-2')).above).toMatchObject({ name: '赵a11', by: '得分', text: '得分：100 分 高于 80 分' })
    expect((await of('m-a1-2')).above).toMatchObject({ name: '钱a22', rank: 2, by: '用时', text: '得分相同，比用时：40 秒 短于 1 分钟' })
    expect((await of('m-a1-3')).above).toMatchObject({ name: '钱a12', rank: 3, by: '', text: '各项都相同，名次并列' })
    expect((await of('m-a1-2')).order).toEqual([{ name: '得分', value: '80 分' }, { name: '用时', value: '1 分钟' }])
  })

  it('end, below the owning unit, at one’s own units: no name, no score and no figure of others', async () => {
    const raw = async (route: 'units' | 'people' | 'distribution' | 'bulletin') => (await sec.raw(`GET /organiser/rounds/:id/results/${route}`, { id: round })).text
    for (const route of ['units', 'people', 'distribution', 'bulletin'] as const) expect(await raw(route)).not.toMatch(/a2|b1|乙市|甲市第二|=1\+1/)
    expect(brief(await people(sec))).toEqual([[1, '赵a11', 100], [3, '钱a12', 80], [3, '孙a13', 80]])
    expect(await people(sec)).toMatchObject({ own: false, total: 3 })
    expect((await units(sec)).rows.map(({ unit }) => unit.id)).toEqual(['u-a1'])
    expect((await units(sec)).levels.map(({ depth }) => depth)).toEqual([2])
    expect((await units(own, { depth: 0 })).rows).toEqual([])
    expect((await units(own, { depth: 1 })).rows.map(({ unit }) => unit.id)).toEqual(['u-a'])
    expect(await sec.call('GET /organiser/rounds/:id/results/distribution', { id: round })).toMatchObject({ n: 3, fullMarks: 1 })
    const status = async (who: Caller, route: 'GET /organiser/rounds/:id/results/units' | 'GET /organiser/rounds/:id/results/people', query: object) => (await who.raw(route, { id: round, ...query })).status
    expect(await status(sec, 'GET /organiser/rounds/:id/results/units', { parent: 'u-a' })).toBe(403)
    expect(await status(own, 'GET /organiser/rounds/:id/results/people', { unit: 'u-b1' })).toBe(403)
    expect((await own.raw('GET /organiser/rounds/:id/results/units/:unitId', { id: round, unitId: 'u-b1' })).status).toBe(403)
    expect((await own.raw('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId: 'm-b1-1' })).status).toBe(403)
    expect((await own.raw('GET /organiser/rounds/:id/results/distribution', { id: round, unit: 'u-b1' })).status).toBe(403)
    expect((await own.raw('POST /organiser/rounds/:id/results/export', { id: round, file: 'items' })).status).toBe(403)
    expect((await own.raw('POST /organiser/rounds/:id/results/export', { id: round, file: 'people', unit: 'u-b1' })).status).toBe(403)
    // The one above is in another branch: said, but not who.
    const explained = await sec.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId: 'm-a1-2' })
    expect(explained).toMatchObject({ rank: 3, above: null, hidden: true })
    expect(await sec.call('GET /organiser/rounds/:id/results/units/:unitId', { id: round, unitId: 'u-a1' })).toMatchObject({ rank: 2, above: null, hidden: true })
    // Members see that board themselves.
    expect((await sec.call('GET /organiser/rounds/:id/results/units/:unitId', { id: shown, unitId: 'u-a1' })).above).toMatchObject({ name: '乙市第一党支部' })
    const { lines } = await table(sec, { file: 'attempts' })
    expect(new Set(lines.map((line) => line['单位']))).toEqual(new Set(['甲市第一党支部']))
    expect((await table(sec, { file: 'people' })).lines.map((line) => line['姓名'])).toEqual(['赵a11', '钱a12', '孙a13'])
  })

  it('are nobody’s whose units have no part in the round', async () => {
    const city = await world.round({ ...hidden, phases: [phase({ window: { opensAt: world.time.now, closesAt: world.time.now + 86_400_000 } })], audience: { units: ['u-b'], late: 'personal' } }, 'm-top', 'u-b')
    for (const route of ['units', 'people', 'distribution', 'bulletin', 'rescored'] as const) {
      expect([route, (await own.raw(`GET /organiser/rounds/:id/results/${route}`, { id: city })).status]).toEqual([route, 403])
      expect([route, (await top.raw(`GET /organiser/rounds/:id/results/${route}`, { id: city })).status]).toEqual([route, 200])
    }
    expect((await own.raw('POST /organiser/rounds/:id/results/export', { id: city, file: 'people' })).status).toBe(403)
  })

  it('tell how scores lie', async () => {
    const found = await top.call('GET /organiser/rounds/:id/results/distribution', { id: round })
    const list = [0, 50, 60, 80, 80, 80, 80, 80, 100]
    const mean = list.reduce((a, b) => a + b, 0) / 9
    expect(found).toMatchObject({ n: 9, full: 100, median: 80, lower: 60, upper: 80, least: 0, most: 100, fullMarks: 1, passed: 7 })
    expect(found.mean).toBeCloseTo(mean, 6)
    expect(found.deviation).toBeCloseTo(Math.sqrt(list.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 9), 6)
    expect(found.classes.map(({ n }) => n)).toEqual([1, 0, 0, 0, 0, 1, 1, 0, 5, 1])
    expect(await top.call('GET /organiser/rounds/:id/results/distribution', { id: round, unit: 'u-b1' })).toMatchObject({ n: 4, most: 80 })
  })

  it('are taken away person by person, numbers as numbers and texts never as formulas', async () => {
    const { lead, lines } = await table(top, { file: 'people' })
    const { rows } = await people(top)
    expect(lines.map((line) => [line['名次'], line['姓名'], line['工号'], line['单位'], line['得分'], line['用时（秒）'], line['答题次数'], line['是否合格']]))
      .toEqual(rows.map((row) => [row.rank, row.name, row.staffNo, row.unit.name, row.score, row.timeMs / 1000, row.attempts, row.passed ? '合格' : '没有合格']))
    expect(lines.at(-1)?.['姓名']).toBe('=1+1')
    expect(lead.join()).toMatch(/七月知识竞赛 个人成绩.*截至 6 月 15 日.*名次是在全部参加的人里的名次/)
    const narrow = await table(top, { file: 'people', unit: 'u-b', passed: 'no' })
    expect(narrow.lines.map((line) => [line['名次'], line['姓名']])).toEqual((await people(top, { unit: 'u-b', passed: 'no' })).rows.map((row) => [row.rank, row.name]))
    expect(narrow.lead.join()).toContain('只列：乙市联合会，没有合格')
  })

  it('are taken away unit by unit, every level or the one shown, with the arithmetic', async () => {
    const { name, bytes } = await exported(top, { file: 'units' })
    const level = (await readSheets(bytes))[2]?.name
    expect([name, (await exported(top, { file: 'units', depth: 2 })).name]).toEqual(['七月知识竞赛 单位成绩（各级）.xlsx', `七月知识竞赛 单位成绩（${level}）.xlsx`])
    expect((await exported(top, { file: 'units', parent: 'u-b' })).name).toBe('七月知识竞赛 单位成绩（乙市联合会的下级）.xlsx')
    expect((await readSheets(bytes)).map(({ rows }) => rows.length)).toEqual([5, 6, 8])
    const { lines } = await table(top, { file: 'units', depth: 2 })
    const { rows } = await units(top)
    const near = (n: number | null) => (n === null ? null : expect.closeTo(n, 6) as number)
    expect(lines.map((line) => [line['名次'], line['单位'], line['应参与'], line['其中申报'], line['已参与'], line['参与率'], line['平均分'], line['综合分'], line['没有名次的原因']]))
      .toEqual(rows.map((row) => [row.rank, row.unit.name, row.roster, row.declared, row.participants, near(row.rate), near(row.mean), near(row.value), row.whyNot || null]))
    expect(lines.find((line) => line['单位'] === '甲市第一党支部')?.['怎样算出来的']).toContain('参与率 42.9% = 已参与 3 人 ÷ 应参与 7 人')
    expect((await table(top, { file: 'units', parent: 'u-b' })).lines.map((line) => line['单位']).sort()).toEqual(['=乙市企业支部', '乙市第一党支部'])
  })

  it('are taken away attempt by attempt, with why one does not count', async () => {
    const { lines } = await table(top, { file: 'attempts' })
    expect(lines).toHaveLength(scores.length + 1)
    expect(lines.filter((line) => line['姓名'] === '赵a11').map((line) => [line['第几次'], line['得分'], line['满分'], line['用时（秒）'], line['计入成绩'], line['没有计入的原因'], line['怎样交卷']]))
      .toEqual([[1, 100, 100, 60, '计入', null, '本人交卷'], [2, 30, 100, 20, null, '不是最好的一次', '本人交卷']])
    expect(lines.filter((line) => line['计入成绩'] === '计入')).toHaveLength(scores.length)
    expect(lines[0]?.['开始']).toMatch(/^2026-06-15 \d\d:\d\d:\d\d$/)
    expect((await table(top, { file: 'people' })).lines[0]?.['交卷时间']).toMatch(/^2026-06-15 \d\d:\d\d:\d\d$/)
  })

  it('are taken away question by question, as the items page has them', async () => {
    const { items } = await top.call('GET /organiser/rounds/:id/items', { id: round })
    const { lines } = await table(top, { file: 'items' })
    expect(lines.map((line) => [line['题干'], line['作答'], line['得分率']])).toEqual(items.map((item) => [item.stem, item.attempts, item.facility === null ? null : expect.closeTo(item.facility, 9) as number]))
    const writer = await world.as('m-top')
    const view = await writer.call('POST /rounds/:id/attempts', { id: round })
    expect((await top.raw('POST /organiser/rounds/:id/results/export', { id: round, file: 'items' })).status).toBe(409)
    expect(await table(top, { file: 'attempts' })).toMatchObject({ lines: expect.arrayContaining([expect.objectContaining({ 姓名: '管理员', 没有计入的原因: '还没有交卷', 得分: null })]) as unknown })
    await handIn(writer, view, 8)
  })

  it('are printed as a bulletin whose sum is that of the rows, on screen, for Excel and for Word alike', async () => {
    const asked = { order: 'tree' as const, columns: 'no,unit,roster,participants,rate,mean,rank' }
    const shownNow = await top.call('GET /organiser/rounds/:id/results/bulletin', { id: round, ...asked })
    const { rows } = await units(top)
    const people = rows.reduce((sum, row) => sum + row.participants, 0)
    const roster = rows.reduce((sum, row) => sum + row.roster, 0)
    expect(shownNow.rows.map((row) => row[1])).toEqual(['甲市第一党支部', '甲市第二党支部', '乙市第一党支部', '=乙市企业支部'])
    expect(shownNow.sum.slice(0, 5)).toEqual(['', '合计', String(roster), String(people), `${((people / roster) * 100).toFixed(1)}%`])
    expect(shownNow.notes.join()).toContain('=乙市企业支部（30 人）没有花名册')
    const sheet = await table(top, { file: 'bulletin-xlsx', ...asked })
    const text = (value: unknown, i: number) => (value === null ? '' : i === 4 ? `${(Number(value) * 100).toFixed(1)}%` : i === 5 && typeof value === 'number' ? value.toFixed(1) : String(value))
    expect(sheet.lines.map((line) => sheet.heads.map((head, i) => text(line[head], i)))).toEqual([...shownNow.rows, shownNow.sum])
    const { name, bytes } = await exported(top, { file: 'bulletin-docx', ...asked })
    expect(name).toBe('七月知识竞赛 通报表.docx')
    expect(await wordCells(bytes)).toEqual([shownNow.columns.map(({ title }) => title), ...shownNow.rows, shownNow.sum])
    expect((await top.raw('GET /organiser/rounds/:id/results/bulletin', { id: round, columns: 'no,nonsense' })).status).toBe(400)
    expect((await top.raw('POST /organiser/rounds/:id/results/export', { id: round, file: 'bulletin-xlsx', columns: 'nonsense' })).status).toBe(400)
  })

  it('say when and why the round was marked again; the reason only to its owner', async () => {
    expect(await top.call('GET /organiser/rounds/:id/results/rescored', { id: shown })).toEqual({ items: [] })
    const { config, version } = await top.call('GET /organiser/rounds/:id', { id: shown })
    await top.call('POST /organiser/rounds/:id/amend', { id: shown, version, reason: '及格线写错了', config: { ...config, person: { ...config.person, shared: 'dense' } } })
    const [entry] = (await top.call('GET /organiser/rounds/:id/results/rescored', { id: shown })).items
    expect(entry).toMatchObject({ kind: 'rules', why: '及格线写错了', who: '管理员', text: expect.stringContaining('组织者调整了规则') as string })
    expect((await sec.call('GET /organiser/rounds/:id/results/rescored', { id: shown })).items).toMatchObject([{ kind: 'rules', why: '', who: '' }])
    const { items } = await top.call('GET /organiser/rounds/:id/items', { id: round })
    const question = await top.call('GET /questions/:id', { id: items[0]?.questionId ?? '' })
    await top.call('POST /questions/:id/key', { id: question.id, version: question.version, answer: [((question.body.answer[0] ?? 0) + 1) % 4], texts: [], reason: '答案印错了' })
    await runJobs(world.ctx, jobKinds)
    const [key] = (await top.call('GET /organiser/rounds/:id/results/rescored', { id: round })).items
    expect(key).toMatchObject({ kind: 'key', why: '答案印错了', question: { id: question.id, stem: question.body.stem }, effect: expect.stringMatching(/^已重新计分 \d+ 份答卷/) as string })
    const seen = (await sec.call('GET /organiser/rounds/:id/results/rescored', { id: round })).items[0]
    expect(seen).toMatchObject({ kind: 'key', why: '', who: '', question: null })
    // Whoever is answering learns nothing that may say a key.
    world.time.now += 1000
    const view = await top.call('POST /rounds/:id/attempts', { id: round })
    expect((await top.call('GET /organiser/rounds/:id/results/rescored', { id: round })).items[0]).toMatchObject({ why: '', question: null })
    await handIn(top, view, 1)
  })
})

/** Texts of a Word file's table, row by row. */
function wordCells(bytes: Buffer): string[][] {
  const xml = Buffer.from(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).toString()
  return [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => [...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')))
}
