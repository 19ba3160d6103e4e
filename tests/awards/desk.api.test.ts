import type { RoundConfig } from '../../contract/round-config'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { readSheets } from '../support/read-xlsx'
import { makeWorld, phase, START, type Caller, type World } from '../support/world'

const HOUR = 3600000
const DAY = 24 * HOUR

describe.each(engines)('honours of a round at the desk on %s', (engine) => {
  let world: World
  let top: Caller
  beforeEach(async () => { world = await makeWorld(engine); top = await world.as('m-top') })
  afterEach(() => world.close())

  const fixed = (ids: string[]) => ({ kind: 'fixed' as const, questions: ids.map((question) => ({ question, points: 10 })), shuffleQuestions: false, shuffleOptions: false })
  const opened = (config: Partial<RoundConfig> = {}, questions = ['s5', 's4', 's3']) => world.round({
    title: '党史知识竞赛', audience: { units: ['u-top'], late: 'personal' },
    phases: [phase({ window: { opensAt: START, closesAt: START + 3 * DAY }, reveal: 'close', paper: fixed(questions), attempts: {} })], awards: { certificates: [{ id: 'pass', name: '合格证书', who: { score: 10 } }] }, ...config
  })
  const take = async (member: string, id: string) => (await (await world.as(member)).call('POST /rounds/:id/certificates/:cert', { id, cert: 'pass' })).code
  const correct = async (question: string) => {
    world.time.now += HOUR
    const { version, body } = await top.call('GET /questions/:id', { id: question })
    await top.call('POST /questions/:id/key', { id: question, version, answer: [(body.answer[0] as number + 1) % 4], texts: [], reason: '原答案有误' })
    world.time.now += HOUR
    await runJobs(world.ctx, jobKinds)
    return world.time.now
  }
  const table = async (job: { id: string }) => {
    await runJobs(world.ctx, jobKinds)
    expect(await top.call('GET /jobs/:id', { id: job.id })).toMatchObject({ state: 'done' })
    return readSheets((await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await top.token()}` } })).rawPayload)
  }

  it('a certificate says that its score was corrected since, at the desk and to anybody, where it was; and never the new score', async () => {
    const [id, silent, elsewhere] = [await opened(), await opened({ show: { personBoard: true, unitBoard: true, score: false } }), await opened({}, ['s5', 's3'])]
    // The first had the question right, the second wrong: the old key's score falls, the other's stays.
    await play(world, 'm-a1-1', id, 2)
    await play(world, 'm-a1-2', id, 1)
    await play(world, 'm-a1-1', silent, 2)
    await play(world, 'm-a1-1', elsewhere, 2)
    const [fell, silently, untouched] = [await take('m-a1-1', id), await take('m-a1-1', silent), await take('m-a1-1', elsewhere)]
    const other = await take('m-a1-2', id)
    const at = (code: string) => world.anyone.call('GET /certificates/:code', { code }).then(({ correctedAt }) => correctedAt)
    expect(await at(fell)).toBeNull()
    const moment = await correct('s4')
    expect([await at(fell), await at(silently), await at(untouched)]).toEqual([moment, null, null])
    expect(await top.call('GET /organiser/rounds/:id/certificates', { id })).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ code: fell, correctedAt: moment })]) as unknown })
    // Wrong by both keys or right by the new one: the paper itself decides.
    const score = (await (await world.as('m-a1-2')).call('GET /me/attempts', {})).items[0]?.score
    expect(await at(other)).toBe(score === 10 ? null : moment)
    const text = JSON.stringify(await world.anyone.call('GET /certificates/:code', { code: fell }))
    expect(text).toContain('成绩 20 分')
    expect(text).not.toContain('成绩 10 分')
    // A better paper afterwards is no correction of the old one, and takes none away.
    await play(world, 'm-a1-1', id, 3)
    expect(await at(fell)).toBe(moment)
    // What is issued after the correction is right from the start.
    world.time.now += HOUR
    await play(world, 'm-a2-1', id, 1)
    expect(await at(await take('m-a2-1', id))).toBeNull()
    expect((await top.call('POST /organiser/certificates/:code/revoke', { code: fell, reason: '换发' })).correctedAt).toBe(moment)
  })

  it('each list says to whom it goes and by what; for a bulletin it is a table, with names in full or not, and the draws can be checked', async () => {
    const id = await opened({
      awards: {
        persons: [{ id: 'first', name: '一等奖', to: { kind: 'rank', from: 1, to: 1 } }, { id: 'good', name: '优秀奖', to: { kind: 'qualify', who: { score: 10 } } }],
        units: [{ id: 'best', name: '组织奖', level: 2, to: { kind: 'rank', from: 1, to: 1 } }],
        draws: [{ id: 'lucky', name: '幸运奖', who: { attempts: 1 }, prizes: [{ name: '书签', count: 1 }] }]
      }
    })
    await play(world, 'm-a1-1', id, 3)
    await play(world, 'm-a1-2', id, 2)
    await expect(top.call('POST /organiser/rounds/:id/honours/export', { id, names: 'full' })).resolves.toMatchObject({ title: '导出：党史知识竞赛获奖名单' })
    await runJobs(world.ctx, jobKinds)
    expect((await top.call('GET /jobs', {})).items[0]).toMatchObject({ state: 'failed', message: expect.stringContaining('截止') as unknown })
    world.time.now = START + 4 * DAY
    await world.reap()
    const { lists, mark } = await top.call('GET /organiser/rounds/:id/honours', { id })
    expect(lists.map(({ name, rule, rows }) => [name, rule, rows.map(({ name: who, why }) => [who, why])])).toEqual([
      ['一等奖', '第 1 名', [['赵a11', '第 1 名，成绩 30 分']]], ['优秀奖', '得分不低于 10 分的', [['钱a12', '第 2 名，成绩 20 分']]],
      ['组织奖', expect.stringContaining('第 1 名') as unknown, [['甲市第一党支部', expect.stringMatching(/^第 1 名，单位榜 [\d.]+$/) as unknown]]]
    ])
    const before = await table(await top.call('POST /organiser/rounds/:id/honours/export', { id, names: 'full' }))
    expect(before.map(({ name, rows }) => [name, rows[1]?.[0], rows[3]])).toEqual([
      ['一等奖', '还没有公布，共 1 人', [1, '赵a11', '甲市第一党支部', '第 1 名，成绩 30 分']], ['优秀奖', '还没有公布，共 1 人', [2, '钱a12', '甲市第一党支部', '第 2 名，成绩 20 分']],
      ['组织奖', '还没有公布，共 1 个单位', [1, '甲市第一党支部', expect.stringContaining('第 1 名') as unknown]]
    ])
    await top.call('POST /organiser/rounds/:id/honours', { id, mark })
    const { winners } = await top.call('POST /organiser/rounds/:id/draws/:draw', { id, draw: 'lucky' })
    const { seed } = await top.call('GET /organiser/rounds/:id/draws/:draw/replay', { id, draw: 'lucky' })
    const after = await table(await top.call('POST /organiser/rounds/:id/honours/export', { id, names: 'masked' }))
    expect(after.map(({ name }) => name)).toEqual(['一等奖', '优秀奖', '组织奖', '幸运奖', '幸运奖抽奖名单'])
    expect(after[0]?.rows[3]).toEqual([1, '赵**1', '甲市第一党支部'])
    expect(after[2]?.rows[3]?.[1]).toBe('甲市第一党支部')
    expect(String(after[3]?.rows[1]?.[0])).toContain(`种子 ${seed}，重算结果一致`)
    expect(after[3]?.rows[3]?.[3]).toBe(winners[0]?.prize)
    expect(after[4]?.rows.slice(3).map(([no, member, , tickets]) => [no, member, tickets])).toEqual([[1, 'm-a1-1', 1], [2, 'm-a1-2', 1]])
    // Members are told neither rule nor reason.
    const seen = await (await world.as('m-b1-1')).raw('GET /rounds/:id/honours', { id })
    expect(seen.text).not.toMatch(/"why"|"rule"/)
  })

  it('who comes into a phase is taken away as a table', async () => {
    const paper = fixed(['s5', 's4'])
    const id = await opened({
      phases: [
        phase({ id: 'pre', name: '初赛', window: { opensAt: START, closesAt: START + DAY }, paper }),
        phase({ id: 'final', name: '决赛', role: 'final', window: { opensAt: START + 2 * DAY, closesAt: START + 3 * DAY }, paper, entry: { from: [{ phase: 'pre', cut: { kind: 'top', count: 1 } }], once: false, edge: 'lot', reserves: 1 } })
      ],
      result: { by: { kind: 'last', others: 'behind' } }, awards: {}
    })
    await play(world, 'm-a1-1', id, 2)
    await play(world, 'm-a1-2', id, 1)
    world.time.now = START + DAY + HOUR
    await world.reap()
    const [sheet] = await table(await top.call('POST /organiser/rounds/:id/entries/export', { id }))
    expect(sheet?.rows[0]?.[0]).toBe('党史知识竞赛决赛名单')
    expect(sheet?.rows.slice(3)).toEqual([['晋级', 1, '赵a11', '甲市第一党支部', '初赛', null, null], ['候补', 1, '钱a12', '甲市第一党支部', '初赛', null, null]])
  })
})
