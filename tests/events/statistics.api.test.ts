import type { EventFigures } from '../../contract/event-statistics'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { readDocx } from '../support/read-docx'
import { readSheets } from '../support/read-xlsx'
import { makeWorld, START, type Caller, type World } from '../support/world'
import { attended, comes, marked } from './attending'
import { DAY, HOUR, MINUTE, publishEvent, refused, signUp, turn } from './play'

const names = ['signedUp', 'heads', 'expected', 'came', 'late', 'leftEarly', 'absent', 'walkIns', 'people', 'hours', 'asked'] as const
const some = (figures: EventFigures) => Object.fromEntries(names.map((name) => [name, figures[name]]))

describe.each(engines)('the figures of events on %s', (engine) => {
  let world: World
  let top: Caller
  let id: string
  const morning = START + 10 * DAY
  const afternoon = morning + 5 * HOUR

  // Two sessions; in A1 two with a seat came (one late, one to both), one did not; in A2 one came; in B1 one walked in.
  beforeAll(async () => {
    world = await makeWorld(engine)
    top = await world.as('m-top')
    const made = await attended(world, morning, ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a2-1'], {
      sessions: [session({ begins: morning, ends: morning + 2 * HOUR }), session({ id: 'second', name: '下午场', begins: afternoon, ends: afternoon + 2 * HOUR })],
      enrol: { how: 'first-come', mostSessions: 2 }, attendance: { ways: ['code', 'staff'], late: 10, walkIn: true }, hours: { count: 'fixed', minutes: 60 }, form: [{ id: 'size', label: '衣服尺码', kind: 'text', optional: true }]
    })
    id = made.id
    world.time.now = morning - HOUR
    await signUp(world, 'm-a1-1', id, { session: 'second', answers: { size: '一七五加大' } })
    world.time.now = morning
    for (const member of ['m-a1-1', 'm-a2-1', 'm-b1-2']) await comes(world, member, id)
    world.time.now = morning + 20 * MINUTE
    await comes(world, 'm-a1-2', id)
    world.time.now = afternoon
    await comes(world, 'm-a1-1', id, 'in', { session: 'second' })
    world.time.now = afternoon + 3 * HOUR
    await turn(world)
  })
  afterAll(() => world.close())

  const of = async (by: Caller, unitId?: string) => by.call('GET /organiser/events/:id/statistics', { id, ...(unitId && { unitId }) })
  const zero = { signedUp: 0, heads: 0, expected: 0, came: 0, late: 0, leftEarly: 0, absent: 0, walkIns: 0, people: 0, hours: 0 }

  it('count people, person-times and hours of each unit with what lies below it', async () => {
    const { total, rows, path } = await of(top)
    const { roster } = (await top.call('GET /organiser/events/:id', { id })).preview
    expect(path.map(({ id: unit }) => unit)).toEqual(['u-top'])
    expect(some(total)).toEqual({ signedUp: 4, heads: 5, expected: 5, came: 5, late: 1, leftEarly: 0, absent: 1, walkIns: 1, people: 4, hours: 300, asked: roster })
    const row = (unit: string) => some(rows.find((one) => one.unit.id === unit && one.part === 'below') as EventFigures)
    expect(row('u-a')).toMatchObject({ ...zero, signedUp: 4, heads: 5, expected: 5, came: 4, late: 1, absent: 1, people: 3, hours: 240 })
    expect(row('u-b')).toMatchObject({ ...zero, came: 1, walkIns: 1, people: 1, hours: 60 })
    const a1 = (await of(top, 'u-a')).rows.find(({ unit }) => unit.id === 'u-a1') as EventFigures
    expect(some(a1)).toMatchObject({ ...zero, signedUp: 3, heads: 4, expected: 4, came: 3, late: 1, absent: 1, people: 2, hours: 180 })
  })

  it('add up at every place of the tree', async () => {
    for (const unit of ['u-top', 'u-a', 'u-b', 'u-a1']) {
      const { total, rows } = await of(top, unit)
      for (const name of names) expect([unit, name, rows.reduce((sum, row) => sum + row[name], 0)]).toEqual([unit, name, total[name]])
    }
  })

  it('are an organiser’s of his own units only', async () => {
    const { total, path } = await of(await world.as('m-sec'))
    expect(some(total)).toMatchObject({ signedUp: 3, came: 3, people: 2, walkIns: 0 })
    expect(path.map(({ id: unit }) => unit)).toEqual(['u-a1'])
    expect((await refused(of(await world.as('m-sec'), 'u-a2'))).status).toBe(403)
    expect((await refused((await world.as('m-sec')).call('GET /organiser/event-statistics', { unitId: 'u-top' }))).status).toBe(403)
  })

  it('of a time are of all events, by who held them and by whose people came', async () => {
    const begins = morning + 3 * DAY
    const other = await attended(world, begins, ['m-a1-1'], { attendance: { ways: ['code'] }, kind: 'volunteer' })
    await comes(world, 'm-a1-1', other.id)
    world.time.now = begins - 2 * DAY
    await publishEvent(world, { audience: { units: ['u-a'] }, sessions: [session({ begins: begins + 40 * DAY, ends: begins + 40 * DAY + HOUR })] }, 'm-org-a', 'u-a')
    world.time.now = begins + DAY
    const span = { from: 20260601, to: 20261231 }
    const all = await top.call('GET /organiser/event-statistics', span)
    const { members } = await top.call('GET /organiser/overview')
    expect(all.total).toEqual({ roster: members, heldEvents: 2, heldSessions: 3, events: 2, sessions: 3, personTimes: 6, people: 4, hours: 300 })
    expect(all.kinds).toEqual([{ kind: 'lecture', events: 1, sessions: 2, personTimes: 5 }, { kind: 'volunteer', events: 1, sessions: 1, personTimes: 1 }])
    const a = all.rows.find(({ unit }) => unit.id === 'u-a')
    expect(a).toMatchObject({ heldEvents: 0, events: 2, sessions: 3, personTimes: 5, people: 3, hours: 240 })
    for (const name of ['roster', 'heldEvents', 'heldSessions', 'personTimes', 'people', 'hours'] as const) expect([name, all.rows.reduce((sum, row) => sum + row[name], 0)]).toEqual([name, all.total[name]])
    expect((await top.call('GET /organiser/event-statistics', { ...span, from: 20260628 })).total).toMatchObject({ heldEvents: 1, personTimes: 1, hours: 0 })
    // Of a session yet to come nothing is held.
    world.time.now = begins + 41 * DAY
    expect((await (await world.as('m-org-a')).call('GET /organiser/event-statistics', span)).total).toMatchObject({ heldEvents: 1, events: 2 })
    expect((await refused(top.call('GET /organiser/event-statistics', { from: 20260631 }))).message).toContain('没有这一天')
  })

  it('count somebody who moved once for what lies above both units', async () => {
    await world.behind.updateTable('attendance').set({ unit_id: 'u-a2' }).where('event_id', '=', id).where('session', '=', 'second').where('member_id', '=', 'm-a1-1').execute()
    const { rows, total } = await of(top, 'u-a')
    const people = (unit: string) => rows.find((row) => row.unit.id === unit)?.people
    expect([people('u-a1'), people('u-a2'), total.people]).toEqual([2, 2, 3])
    await world.behind.updateTable('attendance').set({ unit_id: 'u-a1' }).where('event_id', '=', id).where('session', '=', 'second').where('member_id', '=', 'm-a1-1').execute()
  })

  it('of an event for everybody are who is expected and who is excused, in the list too', async () => {
    const begins = world.time.now + 5 * DAY
    const everybody = await publishEvent(world, { title: '全体会', audience: { units: ['u-a1'] }, enrol: { how: 'opt-out' }, attendance: { ways: ['staff'] }, sessions: [session({ begins, ends: begins + HOUR })] })
    await (await world.as('m-a1-1')).call('POST /events/:id/excuses', { id: everybody, sendId: 'excuse-of-one', session: 'first', reason: '出差' })
    const row = (await top.call('GET /organiser/events', {})).items.find(({ id: one }) => one === everybody)
    const { roster } = (await top.call('GET /organiser/events/:id', { id: everybody })).preview
    expect(row).toMatchObject({ how: 'opt-out', closed: false, expected: roster, excused: 1, confirmed: 0 })
    const { total } = await top.call('GET /organiser/events/:id/statistics', { id: everybody })
    expect(total).toMatchObject({ asked: roster, expected: roster - 1, excused: 1, came: 0, walkIns: 0 })
  })

  const fileOf = async (by: Caller, job: { id: string }) => {
    await runJobs(world.ctx, jobKinds)
    expect(await by.call('GET /jobs/:id', { id: job.id })).toMatchObject({ state: 'done' })
    return (await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await by.token()}` } })).rawPayload
  }

  it('leave the system as a table: every sign-up with what came of it, answers only for whoever runs the event', async () => {
    const [people, units] = await readSheets(await fileOf(top, await top.call('POST /organiser/events/:id/export', { id })))
    const head = people?.rows.findIndex(([first]) => first === '场次') ?? 0
    const titles = people?.rows[head] ?? []
    const lines = (people?.rows ?? []).slice(head + 1).map((row) => Object.fromEntries(titles.map((title, i) => [String(title), row[i] ?? ''])))
    expect(lines).toHaveLength(6)
    const listed = (await top.call('GET /organiser/events/:id/people', { id, limit: 200 })).items
    const line = (member: string, session: string) => lines.find((one) => one.姓名 === listed.find(({ memberId }) => memberId === member)?.name && one.场次 === session)
    expect(line('m-a1-1', '下午场')).toMatchObject({ 报名: '已报上', 衣服尺码: '一七五加大', 到场: '到场', '时长（分钟）': 60, 报名号: listed.find(({ memberId, session: at }) => memberId === 'm-a1-1' && at === 'second')?.ticket })
    expect(line('m-a1-2', '第一场')).toMatchObject({ 到场: '迟到' })
    expect(line('m-a1-3', '第一场')).toMatchObject({ 到场: '未到', '时长（分钟）': 0 })
    expect(lines.filter((one) => one.报名 === '没有报名')).toMatchObject([{ 到场: '到场' }])
    const { total } = await of(top)
    const sum = units?.rows.at(-1) ?? []
    const figures = units?.rows.find(([first]) => first === '级次') ?? []
    const printed = Object.fromEntries(figures.map((title, i) => [String(title), sum[i]]))
    expect(printed).toMatchObject({ 报名人数: total.signedUp, 应到人次: total.expected, 到场人次: total.came, 未到人次: total.absent, 到场人数: total.people, '时长（分钟）': total.hours })
    const sec = await world.as('m-sec')
    const theirs = JSON.stringify(await readSheets(await fileOf(sec, await sec.call('POST /organiser/events/:id/export', { id }))))
    expect(theirs).toContain('下午场')
    for (const hidden of ['衣服尺码', '一七五加大', listed.find(({ memberId }) => memberId === 'm-a2-1')?.name ?? '-']) expect(theirs).not.toContain(hidden)
    expect(await world.behind.selectFrom('audit').select('kind').where('kind', '=', 'event.export').execute()).toHaveLength(2)
  })

  it('of a time leave it with every unit of the tree, what each figure is a share of, and how it is counted', async () => {
    const span = { from: 20260601, to: 20261231 }
    const { total, rows, kinds } = await top.call('GET /organiser/event-statistics', span)
    const [units, byKind, means] = await readSheets(await fileOf(top, await top.call('POST /organiser/event-statistics/export', span)))
    const head = units?.rows.findIndex(([first]) => first === '级次') ?? 0
    const titles = (units?.rows[head] ?? []).map(String)
    const lines = (units?.rows ?? []).slice(head + 1).map((row) => Object.fromEntries(titles.map((title, i) => [title, row[i] ?? null])))
    const printed = (figures: typeof total) => ({
      花名册人数: figures.roster, 举办活动: figures.heldEvents, 举办场次: figures.heldSessions, 参加活动: figures.events, 参加场次: figures.sessions, 参加人次: figures.personTimes, 参加人数: figures.people, '服务时长（小时）': Math.round(figures.hours / 6) / 10
    })
    expect(lines.at(-1)).toMatchObject({ 单位: '合计', ...printed(total) })
    expect(lines.at(-1)?.参加人数占花名册).toBeCloseTo(total.people / total.roster)
    expect(lines[0]).toMatchObject({ 级次: 1 })
    for (const row of rows.filter(({ part }) => part === 'below')) expect(lines.find(({ 单位: unit, 级次: level }) => level === 2 && unit === row.unit.name)).toMatchObject(printed(row))
    const a1 = (await top.call('GET /organiser/event-statistics', { ...span, unitId: 'u-a' })).rows.find(({ unit }) => unit.id === 'u-a1')
    expect(lines.find(({ 单位: unit }) => unit === a1?.unit.name)).toMatchObject({ 级次: 3, ...printed(a1 as typeof total) })
    expect(byKind?.rows.slice(-kinds.length)).toEqual([['党课', kinds[0]?.events, kinds[0]?.sessions, kinds[0]?.personTimes], ['志愿服务', kinds[1]?.events, kinds[1]?.sessions, kinds[1]?.personTimes]])
    // Every figure says how it is counted.
    const said = means?.rows.map(([title]) => title) ?? []
    for (const title of titles.filter((one) => !['级次', '单位', '上级单位'].includes(one))) expect(said).toContain(title)
    const sec = await world.as('m-sec')
    const theirs = JSON.stringify(await readSheets(await fileOf(sec, await sec.call('POST /organiser/event-statistics/export', span))))
    expect(theirs).toContain(a1?.unit.name)
    for (const unit of ['u-a2', 'u-b1']) expect(theirs).not.toContain((await world.behind.selectFrom('unit').select('name').where('id', '=', unit).executeTakeFirstOrThrow()).name)
    expect((await refused(sec.call('POST /organiser/event-statistics/export', { ...span, unitId: 'u-top' }))).status).toBe(403)
    expect((await refused(top.call('POST /organiser/event-statistics/export', { from: 20260701, to: 20260630 }))).status).toBe(400)
    expect(await world.behind.selectFrom('audit').select('subject').where('kind', '=', 'event.figures').orderBy('subject').execute()).toEqual([{ subject: 'u-a1' }, { subject: 'u-top' }])
  })

  it('leave it as a list to be signed, unit by unit, with lines for whoever is not on it', async () => {
    await marked(world, id, ['m-a1-3'], 'absent', { reason: '核对' })
    const docx = await readDocx(await fileOf(top, await top.call('POST /organiser/events/:id/sheet', { id, session: 'first' })))
    expect(docx.faults).toEqual([])
    expect(docx.paragraphs.map(({ text }) => text).join('\n')).toContain('应到：4 人')
    const [table] = docx.tables
    expect(table).toMatchObject({ head: ['序号', '姓名', '单位', '岗位', '签到', '签退', '备注'], repeated: true, whole: true })
    const groups = table?.rows.filter((row) => row.length === 1).map(([text]) => text)
    expect(groups).toEqual(['甲市第一党支部（3 人）', '甲市第二党支部（1 人）', '名单上没有、现场到的'])
    const lines = table?.rows.filter((row) => row.length > 1) ?? []
    expect(lines.map(([no]) => no)).toEqual(lines.map((_, i) => String(i + 1)))
    expect(lines.filter(([, name]) => name !== '')).toHaveLength(4)
    expect(lines.length).toBeGreaterThan(10)
    expect((await refused(top.call('POST /organiser/events/:id/sheet', { id, session: 'none' }))).status).toBe(404)
    expect(await world.behind.selectFrom('audit').select('kind').where('kind', '=', 'event.sheet').execute()).toHaveLength(1)
  })
})
