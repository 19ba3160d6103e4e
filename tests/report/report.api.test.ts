import type { ReportFigures } from '../../contract/reports'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { addPerson } from '../support/accounts'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, START, type Caller, type World } from '../support/world'
import { blocksOf, expectedDocument, wordsOf } from './expected'
import { madeReport } from './made'

const DAY = 86_400_000
/** 2026 in the association's zone. */
const YEAR = { from: Date.UTC(2025, 11, 31, 16), to: Date.UTC(2026, 11, 31, 16) }
const JULY = Date.UTC(2026, 5, 30, 16)
const first = { opensAt: START, closesAt: START + 7 * DAY }
const second = { opensAt: JULY + 10 * DAY, closesAt: JULY + 17 * DAY }
const TITLE = '党史“百问” <第一轮> & 初赛'
const NAME = '欧阳<修>&"六"'

describe.each(engines)('a report on %s', (engine) => {
  let world: World
  let top: Caller
  let own: Caller
  let sec: Caller
  let one: string
  let two: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    ;[top, own, sec] = await Promise.all([world.as('m-top'), world.as('m-org-a'), world.as('m-sec')])
    await world.behind.insertInto('unit').values({ id: 'u-b2', parent_id: 'u-b', name: '乙二 <离退休> & 其他', depth: 2, path: 'u-top/u-b/u-b2/', sort: 9, declared_heads: 20, active: 1, created_at: START }).execute()
    await world.behind.updateTable('member').set({ name: NAME }).where('id', '=', 'm-a1-1').execute()
    const pass = phase({ window: first, pass: { score: 60 } })
    one = await world.round({ title: TITLE, phases: [pass], audience: { units: ['u-top'], late: 'unit' } })
    for (const [member, right] of [['m-a1-1', 10], ['m-a1-2', 6], ['m-a1-2', 5], ['m-a2-1', 8], ['m-b1-1', 4], ['m-b1-2', 9]] as const) await play(world, member, one, right)
    await top.call('POST /organiser/rounds/:id/pause', { id: one, reason: '试题有误' })
    world.time.now += 3600_000
    await top.call('POST /organiser/rounds/:id/resume', { id: one })
    // Who moves after the opening stays with the unit that he was on the roster of.
    await world.behind.updateTable('member').set({ unit_id: 'u-b1' }).where('id', '=', 'm-a1-2').execute()
    await addPerson(world, 'm-new', 'u-a1')
    await play(world, 'm-new', one, 7)
    world.time.now = second.opensAt
    two = await world.round({ title: '甲市竞赛', phases: [phase({ window: second })], audience: { units: ['u-a'], late: 'personal' } }, 'm-org-a', 'u-a')
    for (const [member, right] of [['m-a1-1', 3], ['m-a2-1', 10]] as const) await play(world, member, two, right)
    world.time.now = second.closesAt + DAY
  }, 60_000)
  afterAll(() => world.close())

  const figures = (caller: Caller, unit: string, more: object = {}) => caller.call('GET /organiser/reports/figures', { unit, ...YEAR, ...more })

  it('has the figures of the rounds’ own pages, for every unit', async () => {
    for (const unit of ['u-top', 'u-a', 'u-a1', 'u-b', 'u-b1']) {
      const { numbers } = await figures(top, unit)
      expect(numbers.rounds.map(({ id }) => id)).toEqual(unit.startsWith('u-b') ? [one] : [one, two])
      for (const round of numbers.rounds) {
        const page = await top.call('GET /organiser/rounds/:id/progress', { id: round.id, parent: unit })
        expect(round).toMatchObject({ heads: page.roster, participants: page.participants, rate: page.rate, mean: page.mean, fullMarks: page.fullMarks })
        const rows = (list: { unit: { id: string } }[]) => [...list].sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1))
        expect(rows(round.units).map((row) => ({ ...row, declared: undefined }))).toEqual(rows(page.rows.map(({ unit: of, roster, participants, attempts, rate, mean, fullMarks }) =>
          ({ unit: of, heads: roster, participants, attempts, rate, mean, fullMarks }))).map((row) => ({ ...row, declared: undefined })))
        const board = await top.call('GET /rounds/:id/board/units', { id: round.id, parent: unit })
        expect(round.firstUnits).toEqual(board.rows.length < 2 ? [] : board.rows.filter(({ rank }) => rank !== null && rank <= 3).map(({ rank, unit: { name } }) => ({ rank, name })))
      }
      expect(numbers.months.map(({ participants }) => participants)).toEqual(numbers.rounds.map(({ participants }) => participants))
    }
    const { numbers } = await figures(top, 'u-top')
    const people = await top.call('GET /rounds/:id/board/people', { id: one })
    expect(numbers.rounds[0]?.firstPeople).toEqual(people.rows.slice(0, 3).map(({ rank, unit, score }, i) => ({ rank, name: [NAME, '钱b12', '赵a21'][i], unit, score, group: '' })))
    expect(numbers.rounds[0]).toMatchObject({ heads: 38, participants: 6, attempts: 7, highest: 100, passed: 5, full: 100 })
  })

  it('adds up: heads, participants and points of all rounds, persons once', async () => {
    const { numbers: { overview, rounds, units } } = await figures(top, 'u-top')
    const heads = rounds.reduce((sum, round) => sum + round.heads, 0)
    expect(overview).toMatchObject({ rounds: 2, own: 2, heads, participants: 8, people: 6, rate: 8 / heads, attempts: 9, fullMarks: 2, passed: 5, full: 100 })
    expect(overview.mean).toBeCloseTo((100 + 60 + 80 + 40 + 90 + 70 + 30 + 100) / 8, 9)
    expect(units.find(({ unit }) => unit.id === 'u-a')).toMatchObject({ participants: 6, mean: (100 + 60 + 80 + 70 + 30 + 100) / 6 })
    // A unit with heads that were declared is marked, and what it lies in.
    expect(units.map(({ unit, declared }) => [unit.id, declared]).sort()).toEqual([['u-a', false], ['u-b', true]])
    expect(wordsOf(await figures(top, 'u-top'))).toContain(`各场合计应参与${heads}人次，实际参与8人次，参与率${(800 / heads).toFixed(1)}%；至少参加过一场的6人；收到答卷9份；平均成绩71.3分（满分100分）`)
    const marked = blocksOf(await figures(top, 'u-top'), 'table')[0]
    expect(marked?.rows.find(([name]) => name === '乙市联合会')?.[1]).toMatch(/^\d+\*$/)
    expect(marked?.note).toContain('按申报人数计')
  })

  it('says under the tables that a round was for a part of the units only', async () => {
    const of = async (unit: string) => { const said = await figures(top, unit); return { only: said.numbers.rounds.map(({ only }) => only), notes: blocksOf(said, 'table').map(({ note }) => note) } }
    const [all, inside] = [await of('u-top'), await of('u-a')]
    expect(all.only).toEqual([[], ['甲市联合会']])
    const note = '“甲市竞赛”只面向甲市联合会，其他单位不计入该场。'
    expect(all.notes).toEqual([expect.stringContaining(note), expect.not.stringContaining(note), `注：${note}`])
    expect(inside).toEqual({ only: [[], []], notes: ['', '', ''] })
  })

  it('stands in the document as it was read, with everything in its place', async () => {
    for (const [caller, unit] of [[top, 'u-top'], [own, 'u-a'], [sec, 'u-a1'], [top, 'u-b']] as const) {
      const said = await figures(caller, unit)
      const { name, message, names, ...read } = await madeReport(world, caller, { unit, ...YEAR })
      expect(read).toEqual(expectedDocument(said))
      expect(names).toEqual(expect.arrayContaining(['word/document.xml', 'word/styles.xml', 'word/fontTable.xml']))
      expect(name).toBe(`${said.title}.docx`)
      expect(message).toBe(`已生成，还有 ${said.gaps.length} 处要补充：${said.gaps.join('、')}`)
      expect(said.gaps).toEqual(['主送单位', '文件或部署依据', '主要做法', '存在的问题', '下一步打算'])
    }
    const { charts, paragraphs } = await madeReport(world, top, { unit: 'u-top', ...YEAR })
    expect(charts.map(({ kind }) => kind)).toEqual(['bar', 'col'])
    const { numbers } = await figures(top, 'u-top')
    expect(charts[0]?.sheet.slice(1)).toEqual(numbers.units.map(({ unit, rate }) => [unit.name, rate]))
    expect(charts[1]?.sheet.slice(1)).toEqual([['6月', 6], ['7月', 2]])
    expect(paragraphs.some(({ text }) => text.includes(`第1名${NAME}`))).toBe(true)
    expect(paragraphs.some(({ text }) => text.includes(TITLE))).toBe(true)
  })

  it('tells what has happened to a round', async () => {
    const { numbers } = await figures(top, 'u-top')
    expect(numbers.rounds[0]?.remarks).toEqual([expect.stringMatching(/^2026年6月15日9:\d\d暂停答题，原因：试题有误$/), expect.stringMatching(/^2026年6月15日10:\d\d恢复答题$/)])
    expect(numbers.rounds[0]?.form).toBe('每份10道单选题，每题10分，满分100分，从题库随机抽取；限时30分钟；次数不限，取最好一次')
  })

  it('names nobody of other people’s units', async () => {
    const others = await world.ctx.db.selectFrom('member').select('name').where('unit_id', '=', 'u-b1').where('id', '!=', 'm-a1-2').execute()
    for (const [caller, unit] of [[own, 'u-a'], [sec, 'u-a1']] as const) {
      const { text } = await caller.raw('GET /organiser/reports/figures', { unit, ...YEAR })
      expect(others.filter(({ name }) => text.includes(name))).toEqual([])
      expect(text).not.toContain('乙')
      expect(text).toContain(unit === 'u-a' ? '甲' : '欧阳')
    }
    // Ranks are those of the whole board.
    expect((await figures(own, 'u-a')).numbers.rounds[0]?.firstPeople.map(({ rank }) => rank)).toEqual([1, 3, 4])
    for (const [caller, unit] of [[own, 'u-top'], [own, 'u-b'], [sec, 'u-a'], [sec, 'u-a2']] as const) {
      await expect(figures(caller, unit)).rejects.toMatchObject({ status: 403 })
      await expect(caller.call('POST /organiser/reports', { unit, ...YEAR })).rejects.toMatchObject({ status: 403 })
    }
    await expect(figures(await world.as('m-a1-1'), 'u-a1')).rejects.toMatchObject({ status: 403 })
  })

  it('says in a plain sentence that there was nothing, and prints no empty table', async () => {
    const empty = { from: YEAR.to, to: YEAR.to + 30 * DAY }
    for (const unit of ['u-top', 'u-a1']) {
      const said = await top.call('GET /organiser/reports/figures', { unit, ...empty })
      expect(said.numbers).toMatchObject({ overview: { rounds: 0, heads: 0, rate: null, mean: null, people: 0 }, rounds: [], units: [], months: [], questions: [], practice: null })
      expect(said.sections.map(({ part, blocks }) => [part, blocks.map(({ kind }) => kind)])).toEqual([['overview', ['text']], ['outlook', ['text']]])
      expect(said.gaps).toEqual(['主送单位', '文件或部署依据', '下一步打算'])
      expect(wordsOf(said)).toContain('这段时间没有开展竞赛活动。')
      expect(JSON.stringify(said)).not.toMatch(/NaN|Infinity|undefined/)
      const { name: _, message: __, names, ...read } = await madeReport(world, top, { unit, ...empty })
      expect(read).toEqual(expectedDocument(said))
      expect(names.filter((name) => /chart|embed/.test(name))).toEqual([])
    }
    await expect(top.call('GET /organiser/reports/figures', { unit: 'u-top', from: 5, to: 5 })).rejects.toMatchObject({ status: 400 })
  })

  it('counts a round in the period in which it began, as a whole, and tells of those that ran on into it', async () => {
    const late = await top.call('GET /organiser/reports/figures', { unit: 'u-top', from: START + DAY, to: YEAR.to })
    expect(late.numbers.rounds.map(({ id }) => id)).toEqual([two])
    expect(late.earlier).toEqual([{ title: TITLE, opensAt: START }])
    const early = await top.call('GET /organiser/reports/figures', { unit: 'u-top', from: START, to: START + 1 })
    expect([early.numbers.rounds.map(({ id }) => id), early.earlier, early.numbers.overview.participants]).toEqual([[one], [], 6])
    const both = [early, late].reduce((sum, { numbers }) => sum + numbers.overview.participants, 0)
    expect(both).toBe((await figures(top, 'u-top')).numbers.overview.participants)
  })

  it('is of one round alone, of the parts wanted, under a title of one’s own', async () => {
    const said = await figures(top, 'u-top', { round: two, without: 'outlook,units', title: ' 甲市小结 ' })
    expect(said).toMatchObject({ from: second.opensAt, to: second.closesAt, title: '甲市小结' })
    expect(said.numbers.rounds.map(({ id }) => id)).toEqual([two])
    expect(said.sections.map(({ heading }) => heading)).toEqual(['一、总体情况', '二、各场竞赛情况'])
    expect(said.parts.map(({ id, printed }) => [id, printed])).toEqual([['rounds', true], ['units', false], ['outlook', false]])
    expect((await figures(top, 'u-top', { round: two })).title).toBe('关于江州省联合会“甲市竞赛”开展情况的报告')
    expect((await madeReport(world, top, { unit: 'u-top', ...YEAR, round: two, without: ['outlook', 'units'], title: '甲市小结' })).paragraphs.map(({ text }) => text)).toEqual(expectedDocument(said).paragraphs.map(({ text }) => text))
    await expect(figures(top, 'u-b', { round: two })).rejects.toMatchObject({ status: 404 })
    const low = async (bound: number) => (await figures(top, 'u-a', { bound })).numbers.overview.low
    expect([await low(1), await low(100)]).toEqual([0, 2])
  })

  it('names the hardest questions of what is over to whoever organises it, and to nobody else', async () => {
    // Of two papers nothing is said.
    expect((await figures(top, 'u-top', { round: two })).numbers.questions).toEqual([])
    const window = { opensAt: world.time.now, closesAt: world.time.now + DAY }
    const round = await world.round({ title: '五人卷', phases: [phase({ window, pass: { score: 37 }, paper: { kind: 'drawn', parts: [{ type: 'single', count: 40, points: 1 }], shuffleQuestions: false, shuffleOptions: true } })] })
    for (const [i, member] of ['m-a1-1', 'm-a1-3', 'm-a2-1', 'm-a2-2', 'm-b1-1'].entries()) await play(world, member, round, 35 + i)
    const asked = async (caller: Caller, unit: string): Promise<ReportFigures> => caller.call('GET /organiser/reports/figures', { unit, from: window.opensAt, to: window.closesAt })
    const during = await asked(top, 'u-top')
    expect(during.numbers).toMatchObject({ questions: [], overview: { open: 1, passed: null }, rounds: [{ open: true, passed: null }] })
    expect(wordsOf(during)).toContain('取得满分的0人。竞赛尚未结束，按截至2026年7月19日的数据计算。')
    world.time.now = window.closesAt + 1
    const said = await asked(top, 'u-top')
    expect(said.numbers).toMatchObject({ overview: { open: 0, passed: 3 }, rounds: [{ open: false, passed: 3 }] })
    expect(wordsOf(said)).not.toContain('尚未结束')
    const { items } = await top.call('GET /organiser/rounds/:id/items', { id: round })
    const hardest = [...items].sort((a, b) => (a.facility ?? 0) - (b.facility ?? 0)).slice(0, 3)
    expect(said.numbers.questions.map(({ facility }) => facility)).toEqual(hardest.map(({ facility }) => facility))
    for (const question of said.numbers.questions) {
      const item = items.find(({ stem }) => stem === question.stem)
      expect(question).toMatchObject({ round: '五人卷', type: '单选题', attempts: 5, facility: item?.facility })
      const wrong = item?.options_chosen.filter(({ option }) => option !== null && !item.right.includes(option)) ?? []
      expect(question.wrong?.n).toBe(Math.max(...wrong.map(({ n }) => n)))
      expect(wrong.some(({ option, n }) => n === question.wrong?.n && item?.options[option ?? -1] === question.wrong?.text)).toBe(true)
    }
    expect(wordsOf(said)).toContain(`1.五人卷的单选题“${hardest[0]?.stem}”，5份答卷的平均得分率为${((hardest[0]?.facility ?? 0) * 100).toFixed(1)}%`)
    expect((await asked(own, 'u-a')).numbers.questions).toEqual([])
    // Everybody's figures would read as that unit's own.
    expect((await asked(top, 'u-a')).numbers.questions).toEqual([])
    // Marked again by another key, the report has the new figures and says so.
    const [item] = items.filter(({ facility }) => facility === 1)
    await top.call('POST /questions/:id/key', { id: item?.questionId ?? '', version: item?.version ?? 0, answer: [((item?.right[0] ?? 0) + 1) % 4], texts: [], reason: '答案有误' })
    await runJobs(world.ctx, jobKinds)
    const after = await asked(top, 'u-top')
    expect(after.numbers.rounds[0]?.remarks).toEqual([expect.stringMatching(/^因改正1道题的答案重新计分，最近一次在2026年7月20日，以上为重新计分后的成绩$/)])
    expect(after.numbers.questions[0]).toMatchObject({ stem: item?.stem, facility: 0 })
    expect(after.numbers.overview.mean).toBeCloseTo((said.numbers.overview.mean ?? 0) - 1, 9)
  })

  it('sums up practice only where it does not tell whose it is', async () => {
    const at = { from: world.time.now, to: world.time.now + DAY }
    const practised = (member: string, n: number) => world.behind.insertInto('practice_answer').values(Array.from({ length: n }, (_, i) => ({
      member_id: member, id: `p-${member}-${i}`, question_id: 's1', version: 1, kind: 'topic' as const, pack: 'x', at: 0, received_at: world.time.now, value: '[0]', correct: 1, points: 0
    }))).execute()
    for (const member of ['m-a1-1', 'm-a1-3', 'm-a2-1', 'm-a2-2']) await practised(member, 3)
    const of = async (unit: string) => (await top.call('GET /organiser/reports/figures', { unit, ...at })).numbers.practice
    expect(await of('u-top')).toBeNull()
    await practised('m-b1-1', 2)
    expect([await of('u-top'), await of('u-a')]).toEqual([{ people: 5, answers: 14 }, null])
    expect(wordsOf(await top.call('GET /organiser/reports/figures', { unit: 'u-top', ...at }))).toContain('有5人在日常练习中答题，共答题14道次')
  })

  it('is on record, and listed among the reports one has had made', async () => {
    // Entries of one moment come in any order.
    world.time.now += 1000
    await madeReport(world, own, { unit: 'u-a', ...YEAR })
    const [entry] = (await own.call('GET /organiser/trail', { group: 'round' })).items
    expect(entry).toMatchObject({ what: '生成情况报告', about: '甲市联合会', details: [{ name: '报告', value: '甲市联合会（2026年）' }] })
    await own.call('POST /organiser/trail/export', {})
    const { items } = await own.call('GET /jobs', { kind: 'report' })
    expect(items.length).toBeGreaterThan(0)
    expect(items.every(({ kind, title }) => kind === 'report' && title.startsWith('情况报告：甲市联合会'))).toBe(true)
    expect((await own.call('GET /jobs', {})).items.length).toBe(items.length + 1)
  })
})
