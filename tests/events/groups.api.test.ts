import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { engines } from '../support/engines'
import { readDocx } from '../support/read-docx'
import { readSheets } from '../support/read-xlsx'
import { makeWorld, START, type World } from '../support/world'
import { attended, comes, expectKept, listed, marked, scan, ticketOf } from './attending'
import { DAY, HOUR, MINUTE, refused, sendId, signUp, turn } from './play'

let morning = START + 10 * DAY

/** A booking of m-a1-1 for himself and three others, before it begins. */
const NAMES = ['张三', '李四', '王五']

describe.each(engines)('a group at the door on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START; morning += 4 * DAY })

  type Own = Parameters<typeof attended>[3]
  async function booked({ enrol = { how: 'first-come', group: { most: 5 } }, ...own }: NonNullable<Own> = {}) {
    const { id } = await attended(world, morning, [], { enrol, ...own })
    world.time.now = morning - HOUR
    const signUpId = (await signUp(world, 'm-a1-1', id, { others: NAMES.map((name) => ({ name })), despiteClash: true })).id
    await signUp(world, 'm-a1-2', id, { despiteClash: true })
    world.time.now = morning
    return { id, signUpId, ticket: (await ticketOf(world, 'm-a1-1', signUpId)).number }
  }
  const door = async (id: string) => (await world.as('m-top')).call('GET /organiser/events/:id/door', { id })
  const rowOf = async (id: string, member = 'm-a1-1') => {
    const row = (await listed(world, id)).items.find(({ memberId }) => memberId === member)
    if (!row) throw new Error(`${member} is not listed`)
    return { ...row, here: (row.group?.others ?? []).flatMap(({ name, came }) => (came ? name : [])) }
  }

  it('is as many as staff see: names at the door, those who stand there counted, whoever comes later added', async () => {
    const { id, ticket } = await booked()
    const { people, counts } = await door(id)
    expect(people.find(({ memberId }) => memberId === 'm-a1-1')?.group).toEqual({ leaderComes: true, others: NAMES.map((name) => ({ name, came: false })) })
    expect(people.find(({ memberId }) => memberId === 'm-a1-2')?.group).toBeNull()
    expect(counts).toMatchObject({ expected: 5, came: 0, missing: 5 })
    const scanId = sendId()
    const first = { scanId, code: ticket, at: morning, party: [0, 1, 3] }
    expect((await scan(world, id, [first]))[0]).toMatchObject({ outcome: 'counted', said: '9:00 签到；同行 2 人到场', group: { others: [{ came: true }, { name: '李四', came: false }, { came: true }] } })
    expect((await scan(world, id, [first, { ...first, scanId: sendId() }])).map(({ outcome }) => outcome)).toEqual(['before', 'before'])
    expect((await door(id)).counts).toMatchObject({ expected: 5, came: 3, missing: 2 })
    world.time.now = morning + 20 * MINUTE
    expect((await scan(world, id, [{ code: ticket, at: world.time.now, party: [2] }]))[0]).toMatchObject({ outcome: 'counted', said: '9:00 签到；同行 3 人到场' })
    expect(await rowOf(id)).toMatchObject({ state: 'came', firstIn: morning, here: NAMES })
    expect((await listed(world, id)).sessions[0]).toMatchObject({ expected: 5, came: 4, late: 0, absent: 0 })
    expect((await (await world.as('m-a1-1')).call('GET /events/:id/attendance', { id })).sessions[0]?.said).toBe('9:00 签到；同行 3 人到场')
    await expectKept(world, id)
  })

  it('is nobody but who signs in where only he did, until somebody says who is with him', async () => {
    const { id, ticket } = await booked()
    expect((await comes(world, 'm-a1-1', id)).said).toBe('9:00 签到；同行的人请找工作人员登记')
    expect((await door(id)).counts).toMatchObject({ expected: 5, came: 1, missing: 4 })
    expect((await scan(world, id, [{ code: ticket, at: morning }]))[0]).toMatchObject({ outcome: 'before', group: { others: [{ came: false }, { came: false }, { came: false }] } })
    expect(await marked(world, id, ['m-a1-1'], 'tick', { party: [0, 2] })).toEqual({ marked: 1, refused: [] })
    expect((await rowOf(id)).here).toEqual(['李四'])
    expect((await rowOf(id)).marks.map(({ names }) => names.length)).toEqual([0, 0, 2])
    await expectKept(world, id)
  })

  it('comes without whoever booked, who then has not come himself', async () => {
    const { id, ticket } = await booked({ hours: { count: 'fixed', minutes: 60 } })
    expect((await scan(world, id, [{ code: ticket, at: morning, party: [1, 2] }]))[0]).toMatchObject({ outcome: 'counted', said: '缺席；同行 2 人到场' })
    world.time.now = morning + 3 * HOUR
    await turn(world)
    expect(await rowOf(id)).toMatchObject({ state: 'absent', firstIn: null, hours: 0, here: ['张三', '李四'] })
    // Two came, of five; who booked, the third of the others and somebody else did not.
    expect((await listed(world, id)).sessions[0]).toMatchObject({ expected: 5, came: 2, leftEarly: 0, absent: 3 })
    await expectKept(world, id)
  })

  it('is put right with a reason: by the whole group, while other corrections leave the others as they were', async () => {
    const { id, ticket } = await booked()
    await scan(world, id, [{ code: ticket, at: morning, party: [0, 1, 2, 3] }])
    expect(await refused(marked(world, id, ['m-a1-1'], 'group', { party: [0, 1] }))).toMatchObject({ status: 400, message: '请写明更正的原因。' })
    const input = { reason: '王五没有来', party: [0, 1, 2], sendId: sendId() }
    for (let i = 0; i < 2; i++) expect(await marked(world, id, ['m-a1-1'], 'group', input)).toEqual({ marked: 1, refused: [] })
    expect(await rowOf(id)).toMatchObject({ firstIn: morning, corrected: true, here: ['张三', '李四'] })
    expect((await rowOf(id)).marks).toHaveLength(3)
    world.time.now = morning + 3 * HOUR
    await turn(world)
    await marked(world, id, ['m-a1-1'], 'times', { reason: '看过监控', from: morning + 5 * MINUTE, to: morning + 2 * HOUR })
    expect(await rowOf(id)).toMatchObject({ firstIn: morning + 5 * MINUTE, minutes: 115, here: ['张三', '李四'] })
    await marked(world, id, ['m-a1-1'], 'absent', { reason: '本人没有来' })
    expect(await rowOf(id)).toMatchObject({ state: 'absent', here: ['张三', '李四'] })
    await marked(world, id, ['m-a1-1'], 'came', { reason: '本人来了' })
    expect(await rowOf(id)).toMatchObject({ state: 'came', minutes: 120, here: ['张三', '李四'] })
    // What a phone sends only now was said before the correction.
    expect((await scan(world, id, [{ code: ticket, at: morning + MINUTE, party: [3] }]))[0]?.group?.others[2]).toMatchObject({ came: false })
    await marked(world, id, ['m-a1-1'], 'group', { reason: '整组没有来', party: [] })
    expect(await rowOf(id)).toMatchObject({ state: 'absent', here: [] })
    expect((await listed(world, id)).sessions[0]).toMatchObject({ expected: 5, came: 0, absent: 5 })
    const trail = (await (await world.as('m-top')).call('GET /organiser/trail', {})).items.filter(({ what, at }) => what === '更正到场记录' && at === world.time.now)
    expect(trail.some(({ details }) => details.some(({ value }) => value === '这一组来了谁'))).toBe(true)
    await expectKept(world, id)
  })

  it('keeps who came with whoever looked at the times', async () => {
    const { id, ticket } = await booked({ attendance: { ways: ['ticket'], confirm: true } })
    await scan(world, id, [{ code: ticket, at: morning, party: [0, 3] }])
    world.time.now = morning + 3 * HOUR
    await turn(world)
    expect(await marked(world, id, ['m-a1-1'], 'confirm')).toEqual({ marked: 1, refused: [] })
    expect(await rowOf(id)).toMatchObject({ settled: true, corrected: false, here: ['王五'] })
    await expectKept(world, id)
  })

  it('counts those who came where whoever booked need not, and asks for no more of them than there are', async () => {
    const { id, ticket } = await booked({ enrol: { how: 'first-come', group: { most: 5, leaderComes: false } } })
    expect((await door(id)).people.find(({ memberId }) => memberId === 'm-a1-1')?.group?.leaderComes).toBe(false)
    expect((await scan(world, id, [{ code: ticket, at: morning, party: [4] }]))[0]).toMatchObject({ outcome: 'refused' })
    expect((await scan(world, id, [{ code: ticket, at: morning, party: [1, 2] }]))[0]).toMatchObject({ outcome: 'counted' })
    expect((await door(id)).counts).toMatchObject({ expected: 4, came: 2, missing: 2 })
    expect(await rowOf(id)).toMatchObject({ state: 'came' })
    expect(await marked(world, id, ['m-a1-2'], 'tick', { party: [0, 1] })).toMatchObject({ marked: 0, refused: [{ why: '没有同行的人，请刷新名单再登记。' }] })
    expect((await refused(marked(world, id, ['m-a1-1', 'm-a1-2'], 'tick', { party: [1] }))).status).toBe(400)
    await expectKept(world, id)
  })

  it('is another group where the seat was taken anew, and stays a number where its names were deleted', async () => {
    const { id, signUpId, ticket } = await booked()
    await scan(world, id, [{ code: ticket, at: morning, party: [0, 1, 2] }])
    await (await world.as('m-top')).call('POST /organiser/events/:id/remove', { id, ids: [signUpId], reason: '重新报' })
    const again = await signUp(world, 'm-a1-1', id, { others: [{ name: '赵六' }], despiteClash: true }).catch(() => null)
    expect(again).toBeNull()
    await world.behind.updateTable('sign_up').set({ state: 'confirmed', others: '', heads: 3 }).where('id', '=', signUpId).execute()
    expect(await rowOf(id)).toMatchObject({ group: { others: [{ name: '', came: true }, { name: '', came: true }] } })
  })

  it('is in the figures of units by person-times, and in figures of people only by members', async () => {
    const { id, ticket } = await booked()
    await scan(world, id, [{ code: ticket, at: morning, party: [0, 1, 2] }])
    world.time.now = morning + 3 * HOUR
    await turn(world)
    const top = await world.as('m-top')
    const { total } = await top.call('GET /organiser/events/:id/statistics', { id })
    expect(total).toMatchObject({ signedUp: 2, heads: 5, expected: 5, came: 3, leftEarly: 3, absent: 2, companions: 2, people: 1 })
    expect(total.came + total.absent).toBe(total.expected)
    const before = await times(top)
    await marked(world, id, ['m-a1-1'], 'group', { reason: '张三也来了', party: [0, 1, 2, 3] })
    expect(await times(top)).toBe(before + 1)
  })

  const times = async (top: Awaited<ReturnType<World['as']>>) => (await top.call('GET /organiser/event-statistics', { from: 20260101, to: 20271231 })).total.personTimes

  it('is on paper and in the table name by name', async () => {
    const { id, ticket } = await booked()
    await scan(world, id, [{ code: ticket, at: morning, party: [0, 1, 2] }])
    world.time.now = morning + 3 * HOUR
    await turn(world)
    const top = await world.as('m-top')
    const fileOf = async (job: { id: string }) => {
      await runJobs(world.ctx, jobKinds)
      return (await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await top.token()}` } })).rawPayload
    }
    const [people, units] = await readSheets(await fileOf(await top.call('POST /organiser/events/:id/export', { id })))
    const head = people?.rows.findIndex((row) => row.includes('姓名')) ?? 0
    const titles = people?.rows[head] ?? []
    const lines = (people?.rows ?? []).slice(head + 1).map((row) => Object.fromEntries(titles.map((title, i) => [String(title), row[i] ?? ''])))
    const leader = (await rowOf(id)).name
    expect(lines.filter((one) => one.说明 === `${leader}报的名`).map((one) => [one.姓名, one.报名, one.到场, one.报名号])).toEqual([['张三', '同行', '到场', ticket], ['李四', '同行', '到场', ticket], ['王五', '同行', '未到', ticket]])
    expect(lines).toHaveLength(5)
    const figures = units?.rows.find(([first]) => first === '级次') ?? []
    expect(units?.rows.at(-1)?.[figures.indexOf('其中同行')]).toBe(2)
    const docx = await readDocx(await fileOf(await top.call('POST /organiser/events/:id/sheet', { id, session: 'first' })))
    expect(docx.paragraphs.map(({ text }) => text).join('\n')).toContain('应到：5 人')
    const named = docx.tables[0]?.rows.filter((row) => row.length > 1 && row[1] !== '') ?? []
    expect(named.filter((row) => row[6] === `${leader}同行`).map((row) => row[1])).toEqual(NAMES)
  })
})
