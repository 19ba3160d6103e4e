import type { Caller, World } from '../support/world'
import type { TrailEntry } from '../../contract/trail'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { readSheets } from '../support/read-xlsx'
import { engines } from '../support/engines'
import { makeWorld, phase, roundConfig, START } from '../support/world'

const DAY = 86_400_000

describe.each(engines)('the record of who did what on %s', (engine) => {
  let world: World
  let top: Caller
  let own: Caller
  let sec: Caller
  const tomorrow = phase({ window: { opensAt: START + DAY, closesAt: START + 2 * DAY } })
  const config = (title: string, unit: string) => roundConfig({ title, phases: [tomorrow], audience: { units: [unit], late: 'personal' } })
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    world = await makeWorld(engine)
    ;[top, own, sec] = await Promise.all([world.as('m-top'), world.as('m-org-a'), world.as('m-sec')])
    ids.whole = (await top.call('POST /organiser/rounds', { unitId: 'u-top', config: config('全省竞赛', 'u-top') })).id
    world.time.now += 60_000
    ids.city = (await top.call('POST /organiser/rounds', { unitId: 'u-a', config: config('甲市竞赛', 'u-a') })).id
    world.time.now += 60_000
    ids.branch = (await sec.call('POST /organiser/rounds', { unitId: 'u-a1', config: config('支部竞赛', 'u-a1') })).id
    world.time.now += 60_000
    await own.call('POST /organiser/rounds/:id/publish', { id: ids.city })
    await own.call('DELETE /organiser/rounds/:id', { id: ids.branch })
  })
  afterAll(() => world.close())

  const said = (items: TrailEntry[]) => items.map(({ what, about, who }) => `${who?.name}：${what}${about && ` ${about}`}`)

  it('tells everybody what was done in his range and what he did himself, newest first, and nothing else', async () => {
    const [topName, ownName, secName] = await Promise.all(['m-top', 'm-org-a', 'm-sec'].map(async (id) => (await world.behind.selectFrom('member').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name))
    const of = async (caller: Caller) => said((await caller.call('GET /organiser/trail', { group: 'round' })).items)
    const all = [`${ownName}：删除草稿`, `${ownName}：发布竞赛 甲市竞赛`, `${secName}：新建竞赛`, `${topName}：新建竞赛 甲市竞赛`, `${topName}：新建竞赛 全省竞赛`]
    const sort = (list: string[]) => [...list].sort()
    expect(sort(await of(top))).toEqual(sort(all))
    // The whole association's round is not city A's; what became of a deleted draft only its maker and who deleted it can tell.
    expect(sort(await of(own))).toEqual(sort([all[0], all[1], all[3]] as string[]))
    expect(await of(sec)).toEqual([all[2]])
    const times = (await top.call('GET /organiser/trail', {})).items.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => b - a))
    expect((await top.call('GET /organiser/trail', { group: 'round' })).items.find(({ what }) => what === '删除草稿')?.details).toEqual([{ name: '名称', value: '支部竞赛' }])
  })

  it('is narrowed by person, time and kind, and read page by page', async () => {
    const ownName = (await world.behind.selectFrom('member').select('name').where('id', '=', 'm-org-a').executeTakeFirstOrThrow()).name
    expect((await top.call('GET /organiser/trail', { who: ownName, group: 'round' })).items).toHaveLength(2)
    expect((await top.call('GET /organiser/trail', { who: '%' })).items).toEqual([])
    expect(said((await top.call('GET /organiser/trail', { from: START + 60_000, until: START + 120_000, group: 'round' })).items)).toEqual([expect.stringContaining('甲市竞赛')])
    expect((await top.call('GET /organiser/trail', {})).items.some(({ what }) => what === '登录')).toBe(false)
    const all = (await top.call('GET /organiser/trail', { group: 'round' })).items.map(({ id }) => id)
    const pages: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await top.call('GET /organiser/trail', { group: 'round', limit: 2, cursor })
      pages.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    expect(pages).toEqual(all)
  })

  it('is taken away as a table that says the same', async () => {
    const job = await own.call('POST /organiser/trail/export', { group: 'round' })
    await runJobs(world.ctx, jobKinds)
    expect(await own.call('GET /jobs/:id', { id: job.id })).toMatchObject({ state: 'done', message: '共 3 条', file: { name: '操作记录.xlsx' } })
    const file = await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await own.token()}` } })
    const [{ rows } = { rows: [] }] = await readSheets(file.rawPayload)
    expect(rows[0]).toEqual(['时间', '操作人', '单位', '类别', '做了什么', '对象', '说明', '结果'])
    const entries = (await own.call('GET /organiser/trail', { group: 'round' })).items
    expect(rows.slice(1).map((row) => [row[1], row[4], row[5] ?? ''])).toEqual(entries.map(({ who, what, about }) => [who?.name, what, about]))
    expect(rows[1]?.[0]).toMatch(/^2026-06-15 \d\d:\d\d$/)
  })

  it('says whom it concerns, and which table with names was taken away by whom', async () => {
    const round = await world.round({ title: '正在进行', phases: [phase({ window: { opensAt: START, closesAt: START + 9 * DAY } })] })
    await top.call('PUT /organiser/rounds/:id/participants/excused', { id: round, memberIds: ['m-a1-3'], reason: '长期病假' })
    await top.call('POST /organiser/rounds/:id/participants/export', { id: round, state: 'absent', unit: 'u-a1', search: '赵' })
    await top.call('POST /organiser/rounds/:id/results/export', { id: round, file: 'people', full: true })
    await top.call('POST /organiser/rounds/:id/results/export', { id: round, file: 'bulletin-docx' })
    await top.call('POST /organiser/rounds/:id/honours/export', { id: round, names: 'masked' })
    await top.call('POST /organiser/rounds/:id/entries/export', { id: round })
    const found = (await top.call('GET /organiser/trail', { group: 'round', limit: 100 })).items.filter(({ about }) => about === '正在进行')
    const of = (what: string) => found.filter((entry) => entry.what === what).map(({ who, details }) => [who?.name, ...details.map(({ name, value }) => `${name}：${value}`)])
    expect(of('登记免于参加')).toEqual([['管理员', '人员：孙a13（甲市第一党支部）', '原因：长期病假']])
    expect(of('导出参加人员')).toEqual([['管理员', '范围：甲市第一党支部、没参加、搜“赵”']])
    expect(of('导出个人成绩')).toEqual([['管理员', expect.stringMatching(/^范围：.*满分$/)]])
    expect([of('导出通报表'), of('导出获奖名单'), of('导出晋级名单')].map((list) => list.length)).toEqual([1, 1, 1])
    expect(of('导出获奖名单')[0]).toContain('范围：姓名遮去一部分')
    // A refused order leaves nothing.
    expect((await own.raw('POST /organiser/rounds/:id/honours/export', { id: round, names: 'full' })).status).toBe(403)
    expect((await own.call('GET /organiser/trail', { group: 'round', who: '甲组织', limit: 100 })).items.filter(({ what }) => what.startsWith('导出'))).toEqual([])
  })
})
