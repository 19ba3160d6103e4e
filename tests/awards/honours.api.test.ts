import type { RoundConfig } from '../../contract/round-config'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const DAY = 86400000
const awards: RoundConfig['awards'] = {
  persons: [
    { id: 'first', name: '一等奖', to: { kind: 'rank', from: 1, to: 1 } },
    { id: 'second', name: '二等奖', to: { kind: 'rank', from: 2, to: 3 } },
    { id: 'good', name: '优秀奖', to: { kind: 'qualify', who: { score: 50 } } }
  ],
  units: [{ id: 'best', name: '优秀组织奖', to: { kind: 'rank', from: 1, to: 1 } }]
}

describe.each(engines)('awards on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const scores = [['m-a1-1', 10], ['m-a1-2', 8], ['m-b1-1', 7], ['m-a2-1', 6], ['m-a2-2', 3]] as const
  async function played(config: Partial<RoundConfig> = {}) {
    const id = await world.round({ phases: [phase()], awards, ...config })
    for (const [member, right] of scores) await play(world, member, id, right)
    world.time.now = START + 2 * DAY
    await world.reap()
    return id
  }
  const top = () => world.as('m-top')
  const preview = async (id: string) => (await top()).call('GET /organiser/rounds/:id/honours', { id })
  const announce = async (id: string, mark: string, reason?: string) => (await top()).call('POST /organiser/rounds/:id/honours', { id, mark, ...(reason && { reason }) })
  const seen = async (id: string, by = 'm-a1-1') => (await world.as(by)).call('GET /rounds/:id/honours', { id })
  const names = ({ lists }: Awaited<ReturnType<typeof seen>> | Awaited<ReturnType<typeof preview>>) => Object.fromEntries(lists.map((list) => [list.id, list.rows.map(({ name }) => name)]))

  it('are previewed after the close as the rules give them, and seen by nobody before they are announced', async () => {
    const id = await world.round({ phases: [phase()], awards })
    for (const [member, right] of scores) await play(world, member, id, right)
    expect(await preview(id)).toMatchObject({ whyNot: '竞赛截止后才能公布名单和抽奖。', mark: '', lists: [], announced: null })
    await expect(announce(id, 'x')).rejects.toMatchObject({ status: 409, body: { message: '竞赛截止后才能公布名单和抽奖。' } })
    world.time.now = START + 2 * DAY
    const shown = await preview(id)
    expect(names(shown)).toEqual({ 'person-first': ['赵a11'], 'person-second': ['钱a12', '赵b11'], 'person-good': ['赵a21'], 'unit-best': ['甲市第一党支部'] })
    expect(shown).toMatchObject({ whyNot: '', announced: null, changed: false })
    expect(await seen(id)).toMatchObject({ announced: null, lists: [] })
    expect(await (await world.as('m-a1-1')).call('GET /rounds/:id', { id })).toMatchObject({ honours: false })
  })

  it('wait for papers that have not been handed in', async () => {
    const id = await world.round({ phases: [phase()], awards })
    await (await world.as('m-a1-3')).call('POST /rounds/:id/attempts', { id })
    world.time.now = START + DAY + 1
    expect((await preview(id)).whyNot).toBe('还有 1 份答卷没有收完，请过一会儿再来。')
    world.time.now = START + 2 * DAY
    await world.reap()
    expect((await preview(id)).whyNot).toBe('')
  })

  it('once announced are seen by everybody, one’s own marked, names of other units masked', async () => {
    const id = await played()
    const { mark } = await preview(id)
    await announce(id, mark)
    const mine = await seen(id, 'm-b1-1')
    expect(names(mine)).toEqual({ 'person-first': ['赵**1'], 'person-second': ['钱**2', '赵b11'], 'person-good': ['赵**1'], 'unit-best': ['甲市第一党支部'] })
    expect(mine.lists.map((list) => list.mine)).toEqual([[], ['二等奖'], [], []])
    expect(mine.lists[1]?.rows.map((row) => [row.rank, row.mine])).toEqual([[2, false], [3, true]])
    expect((await seen(id, 'm-a1-3')).lists.map((list) => list.mine)).toEqual([[], [], [], ['优秀组织奖']])
    const round = await (await world.as('m-b1-1')).call('GET /rounds/:id', { id })
    expect(round).toMatchObject({ honours: true, won: ['你获得了二等奖'] })
    expect((await (await world.as('m-a1-1')).call('GET /rounds', { state: 'closed' })).items.find((one) => one.id === id)).toMatchObject({ honours: true, won: ['你获得了一等奖', '甲市第一党支部获得了优秀组织奖'] })
    expect(round.notes.map(({ text }) => text)).toEqual(['获奖名单已经公布。'])
    const audit = await world.behind.selectFrom('audit').selectAll().where('subject', '=', id).where('kind', '=', 'honours.announce').execute()
    expect(audit).toHaveLength(1)
  })

  it('are announced once by two taps at the same moment, and only as they were seen', async () => {
    const id = await played()
    const { mark } = await preview(id)
    await expect(announce(id, `${mark}x`)).rejects.toMatchObject({ body: { code: 'edited_elsewhere' } })
    const done = await Promise.all([announce(id, mark), announce(id, mark), announce(id, mark)])
    expect(done.map(({ announced }) => announced?.version)).toEqual([1, 1, 1])
    expect(await world.behind.selectFrom('announcement').select('version').where('round_id', '=', id).execute()).toHaveLength(1)
  })

  it('stay as announced until a correction is announced with its reason; the earlier version is kept', async () => {
    const id = await played()
    await announce(id, (await preview(id)).mark)
    world.time.now += 60000
    // The standings change behind the announced list, as a corrected key would change them.
    await world.behind.updateTable('standing').set({ score: 100000, sort: 100000 }).where('round_id', '=', id).where('member_id', '=', 'm-a2-2').execute()
    expect((await seen(id)).lists[0]?.rows[0]).toMatchObject({ name: '赵a11', rank: 1 })
    const changed = await preview(id)
    expect(changed).toMatchObject({ changed: true, announced: { version: 1 } })
    const [top1] = changed.changes
    expect(top1).toEqual({ name: '一等奖', came: [{ name: '钱a22', unit: '甲市第二党支部' }], left: [{ name: '赵a11', unit: '甲市第一党支部' }], moved: 0 })
    await expect(announce(id, changed.mark)).rejects.toMatchObject({ status: 400, body: { message: '名单和已经公布的不同，请写明更正的原因。' } })
    const again = await announce(id, changed.mark, '更正了一道题的答案')
    expect(again).toMatchObject({ changed: false, changes: [], announced: { version: 2, reason: '更正了一道题的答案' } })
    expect(names(await seen(id, 'm-a2-2'))['person-first']).toEqual(['钱a22'])
    expect((await (await world.as('m-a1-1')).call('GET /rounds/:id', { id })).notes[0]?.text).toBe('获奖名单有更正，已重新公布：更正了一道题的答案')
    const first = await world.behind.selectFrom('honour').select('holder_id').where('round_id', '=', id).where('list', '=', 'person-first').where('version', '=', 1).execute()
    expect(first).toEqual([{ holder_id: 'm-a1-1' }])
  })

  it('are told to who won; of a correction to whom it changes something, in place of what was said before', async () => {
    const id = await played({ awards: { persons: [{ id: 'first', name: '一等奖', to: { kind: 'rank', from: 1, to: 1 } }, { id: 'second', name: '二等奖', to: { kind: 'rank', from: 2, to: 3 } }] } })
    const { title } = await (await top()).call('GET /rounds/:id', { id })
    const told = async (member: string) => (await (await world.as(member)).call('GET /me/notices', {})).items.filter(({ page }) => page.endsWith(id)).map((one) => [one.title, one.text])
    await announce(id, (await preview(id)).mark)
    const won = (name: string, more = '') => ['你获奖了', `你在“${title}”获得${name}。${more}`]
    expect([await told('m-a1-1'), await told('m-a1-2'), await told('m-b1-1'), await told('m-a2-1')]).toEqual([[won('一等奖')], [won('二等奖')], [won('二等奖')], []])
    world.time.now += 60000
    await world.behind.updateTable('standing').set({ score: 100000, sort: 100000 }).where('round_id', '=', id).where('member_id', '=', 'm-a2-2').execute()
    await announce(id, (await preview(id)).mark, '更正了一道题的答案')
    const because = '名单有更正：更正了一道题的答案'
    expect([await told('m-a2-2'), await told('m-a1-1'), await told('m-a1-2')]).toEqual([[won('一等奖', because)], [won('二等奖', because)], [won('二等奖')]])
    expect(await told('m-b1-1')).toEqual([['获奖名单有更正', `“${title}”的获奖名单重新公布了，请看新名单。原因：更正了一道题的答案`]])
  })

  it('keep the names they were announced with', async () => {
    const id = await played()
    await announce(id, (await preview(id)).mark)
    await world.behind.updateTable('member').set({ name: '赵改名' }).where('id', '=', 'm-a1-1').execute()
    expect(names(await seen(id, 'm-a1-2'))['person-first']).toEqual(['赵a11'])
    await world.behind.updateTable('member').set({ name: '赵a11' }).where('id', '=', 'm-a1-1').execute()
  })

  it('are read on page by page where there are many', async () => {
    const id = await played({ awards: { persons: [{ id: 'all', name: '参与奖', to: { kind: 'rest' } }] } })
    await announce(id, (await preview(id)).mark)
    const member = await world.as('m-a1-1')
    const rows = []
    let cursor: string | undefined
    do {
      const page = await member.call('GET /rounds/:id/honours/rows', { id, list: 'person-all', limit: 2, cursor })
      rows.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5])
    expect((await member.call('GET /rounds/:id/honours/rows', { id, list: 'person-none' })).items).toEqual([])
    // The organiser reads every name.
    const { items } = await (await top()).call('GET /organiser/rounds/:id/honours/rows', { id, list: 'person-all', cursor: '1', limit: 2 })
    expect(items.map(({ name, rank }) => [name, rank])).toEqual([['钱a12', 2], ['赵b11', 3]])
  })

  it('leave out who takes part without a rank, and hold in each group where groups are ranked apart', async () => {
    const id = await played({
      audience: { units: ['u-top'], late: 'personal', groups: { by: 'unit', list: [{ id: 'city-a', name: '甲市组', units: ['u-a'] }, { id: 'city-b', name: '乙市组', units: ['u-b'] }] }, outOfRanking: { units: ['u-a2'], forUnit: false } },
      person: { ties: ['time'], shared: 'gap', perGroup: true }
    })
    expect(names(await preview(id))).toMatchObject({ 'person-first': ['赵a11', '赵b11'], 'person-second': ['钱a12'], 'person-good': [] })
  })
})
