import { keysFrom } from '../../server/auth/keys'
import { addAccount, addPerson, sessionOf } from '../support/accounts'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const DAY = 86400000
const week = { opensAt: START, closesAt: START + 7 * DAY }

describe.each(engines)('what an organiser sees of a round on %s', (engine) => {
  let world: World
  let round: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    round = await world.round({ phases: [phase({ window: week })], audience: { units: ['u-top'], late: 'unit' } })
    for (const [member, right] of [['m-a1-1', 10], ['m-a1-2', 6], ['m-a2-1', 8], ['m-b1-1', 4]] as const) await play(world, member, round, right)
    world.time.now = START + DAY
    await play(world, 'm-a1-3', round, 5)
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START + DAY + 3600000 })

  const progress = async (member: string, parent?: string) => (await world.as(member)).call('GET /organiser/rounds/:id/progress', { id: round, ...(parent && { parent }) })
  const absent = async (member: string, unit: string, page: { cursor?: string; limit?: number } = {}) => (await world.as(member)).call('GET /organiser/rounds/:id/absent', { id: round, unit, ...page })

  it('has the figures of the boards, at every level', async () => {
    for (const parent of ['u-top', 'u-a']) {
      const { rows } = await progress('m-top', parent)
      const board = await (await world.as('m-top')).call('GET /rounds/:id/board/units', { id: round, parent })
      const figures = (list: typeof board.rows | typeof rows) => list.map(({ unit, participants, roster, rate, mean, fullMarks }) => ({ unit, participants, roster, rate, mean, fullMarks })).sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1))
      expect(figures(rows)).toEqual(figures(board.rows))
    }
  })

  it('adds up to the whole, and lists the lowest participation first', async () => {
    const whole = await progress('m-top')
    expect(whole.days.reduce((sum, { n }) => sum + n, 0)).toBe(5)
    expect(whole.days.at(-1)).toEqual({ day: expect.any(Number), n: whole.today })
    expect(whole).toMatchObject({ participants: 5, roster: 18, today: 1, rate: 5 / 18, mean: 66, fullMarks: 1, path: [{ id: 'u-top' }] })
    for (const figure of ['participants', 'roster', 'fullMarks'] as const) expect(whole.rows.reduce((sum, row) => sum + row[figure], 0)).toBe(whole[figure])
    expect(whole.rows.map((row) => row.unit.id)).toEqual(['u-b', 'u-a'])
    expect(whole.rows.map((row) => row.absent)).toEqual([4, 9])
  })

  it('shows a branch its own line, and the way down from the top of one’s own range', async () => {
    const branch = await progress('m-sec')
    expect(branch).toMatchObject({ participants: 3, roster: 7, path: [{ id: 'u-a1' }], rows: [{ unit: { id: 'u-a1' }, absent: 4, hasChildren: false }], round: { participants: 3, roster: 7, mine: false } })
    expect((await progress('m-org-a', 'u-a2')).path.map((unit) => unit.id)).toEqual(['u-a', 'u-a2'])
  })

  it('names who on the frozen roster has not taken part, page by page, nobody twice', async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await absent('m-org-a', 'u-a', { limit: 4, cursor })
      names.push(...page.items.map((item) => item.memberId))
      expect(page.total).toBe(9)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(names.sort()).toEqual(['m-a1-4', 'm-a1-5', 'm-a2-2', 'm-a2-3', 'm-a2-4', 'm-a2-5', 'm-org-a', 'm-sec', 'm-top'])
  })

  it('does not list those who came late, and its total stays the length of the list', async () => {
    await addPerson(world, 'm-late', 'u-b1')
    await play(world, 'm-late', round, 9)
    const page = await absent('m-top', 'u-b1')
    expect(page.items.map((item) => item.memberId)).toEqual(['m-b1-2', 'm-b1-3', 'm-b1-4', 'm-b1-5'])
    expect(page.total).toBe(4)
  })

  it('shows a phone number’s last four digits and nothing more of it', async () => {
    await world.behind.updateTable('member').set({ phone_enc: world.ctx.keys.encrypt('13800138765') }).where('id', '=', 'm-a1-4').execute()
    const caller = await world.as('m-sec')
    const { text } = await caller.raw('GET /organiser/rounds/:id/absent', { id: round, unit: 'u-a1' })
    expect(text).toContain('"phoneTail":"8765"')
    expect(text).not.toMatch(/138\d{4}8765|138001/)
  })

  it('goes without the digits where the number was sealed with another secret, or is damaged', async () => {
    const sealed = keysFrom('another-secret-another-secret-another').encrypt('13800138765')
    await world.behind.updateTable('member').set({ phone_enc: sealed }).where('id', '=', 'm-a1-4').execute()
    await world.behind.updateTable('member').set({ phone_enc: 'x' }).where('id', '=', 'm-a1-5').execute()
    expect((await absent('m-sec', 'u-a1')).items.filter((item) => ['m-a1-4', 'm-a1-5'].includes(item.memberId)).map((item) => item.phoneTail)).toEqual([null, null])
  })

  it('comes with a reminder that asks and does not press', async () => {
    const { reminder } = await absent('m-sec', 'u-a1')
    expect(reminder).toBe('“测试竞赛”正在进行，6 月 22 日 9:00 截止，每份限时 30 分钟。方便时请打开“学史”小程序参加。')
  })

  it('sums up what waits: members, branches, requests, open rounds', async () => {
    const { caller } = await sessionOf(world, await addAccount(world))
    await caller.call('POST /me/join', { unitId: 'u-a2', name: '想加入', note: '' })
    expect(await (await world.as('m-org-a')).call('GET /organiser/overview')).toEqual({ units: [{ id: 'u-a', name: '甲市联合会' }], members: 13, branches: 2, joins: 1, openRounds: 1, absent: 9 })
    expect(await (await world.as('m-sec')).call('GET /organiser/overview')).toMatchObject({ members: 7, branches: 1, joins: 0, absent: 4 })
    expect((await (await world.as('m-org-a')).call('GET /home')).organiser).toEqual({ joins: 1, absent: 9, roundTitle: '测试竞赛', applications: 0 })
    expect((await (await world.as('m-a1-1')).call('GET /home')).organiser).toBeNull()
  })

  it('pages through the rounds of a range, newest first, none twice', async () => {
    for (let i = 1; i <= 4; i++) await world.round({ title: `第 ${i} 轮`, phases: [phase({ window: { opensAt: START + i * 60000, closesAt: START + 7 * DAY } })] })
    const caller = await world.as('m-sec')
    const titles: string[] = []
    let cursor: string | undefined
    do {
      const page = await caller.call('GET /organiser/rounds', { limit: 2, cursor })
      titles.push(...page.items.map((item) => item.title))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(titles).toEqual(['第 4 轮', '第 3 轮', '第 2 轮', '第 1 轮', '测试竞赛'])
  })

  it('says of a round that closes at midnight until which day it lasts', async () => {
    // 24:00 in Shanghai.
    const id = await world.round({ phases: [phase({ window: { opensAt: START, closesAt: START + 5 * DAY + 15 * 3600000 } })] })
    const { reminder } = await (await world.as('m-sec')).call('GET /organiser/rounds/:id/absent', { id, unit: 'u-a1' })
    expect(reminder).toContain('6 月 20 日 24:00 截止')
  })
})
