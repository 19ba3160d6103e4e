import { unzipSync } from 'fflate'
import { runJobs } from '../../server/jobs/worker'
import { SILENT_MS } from '../../server/jobs/queue'
import type { JobKind } from '../../server/jobs/kind'
import { papersArchive } from '../../server/papers/archive'
import { buildServer } from '../support/child'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { closeUp, readPdfs } from '../support/read-pdf'
import { readSheets } from '../support/read-xlsx'
import { makeWorld, phase, START, type World } from '../support/world'

const DAY = 86_400_000
const window = { opensAt: START, closesAt: START + DAY }
const paper = { kind: 'fixed' as const, questions: ['s1', 'd1'].map((question) => ({ question, points: 10 })), shuffleQuestions: false, shuffleOptions: true }
/** Small, so that a few papers make many steps. */
const kind = papersArchive({ members: 2, papers: 2, rows: 4 })

beforeAll(() => { buildServer() })

describe.each(engines)('all papers of a round as one archive on %s', (engine) => {
  let world: World
  let round: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    await world.behind.updateTable('member').set({ name: '王/芳:1' }).where('id', 'in', ['m-b1-1', 'm-b1-2']).execute()
    await world.behind.updateTable('member').set({ staff_no: '0117' }).where('id', '=', 'm-a1-1').execute()
    round = await world.round({ title: '第“一”轮', phases: [phase({ window, paper })] })
    for (const member of ['m-a1-1', 'm-a1-2', 'm-a2-1', 'm-b1-1', 'm-b1-2']) {
      await play(world, member, round, 1)
      // Better the second time.
      if (member === 'm-a1-1') await play(world, member, round, 2)
    }
    await (await world.as('m-a2-2')).call('POST /rounds/:id/attempts', { id: round })
    world.time.now = START + DAY + 60_000
    await world.reap()
  })
  afterAll(() => world.close())
  afterEach(() => world.behind.updateTable('job').set({ state: 'cancelled' }).where('state', 'in', ['waiting', 'running']).execute())

  const start = async (member = 'm-top', what: { unit?: string; which?: 'all' | 'counting' } = {}) => (await world.as(member)).call('POST /organiser/rounds/:id/papers', { id: round, which: 'all', ...what })
  const stateOf = async (id: string) => (await world.as('m-top')).call('GET /jobs/:id', { id })
  async function unpacked(id: string, member = 'm-top') {
    const reply = await world.app.inject({ method: 'GET', url: `/api/jobs/${id}/file`, headers: { authorization: `Bearer ${await (await world.as(member)).token()}` } })
    expect(reply.statusCode).toBe(200)
    return { bytes: reply.rawPayload, files: unzipSync(new Uint8Array(reply.rawPayload)) }
  }
  const pdfsOf = (files: Record<string, Uint8Array>) => Object.keys(files).filter((name) => name.endsWith('.pdf')).sort()
  const tableOf = async (files: Record<string, Uint8Array>) =>
    (await Promise.all(Object.keys(files).filter((name) => name.startsWith('目录')).map(async (name) => (await readSheets(Buffer.from(files[name] as Uint8Array)))[0]?.rows.slice(2) ?? []))).flat()

  const all = [
    '乙市联合会/乙市第一党支部/王-芳-1_第1次_10分 (2).pdf', '乙市联合会/乙市第一党支部/王-芳-1_第1次_10分.pdf', '甲市联合会/甲市第一党支部/赵a11_0117_第1次_10分.pdf',
    '甲市联合会/甲市第一党支部/赵a11_0117_第2次_20分.pdf', '甲市联合会/甲市第一党支部/钱a12_第1次_10分.pdf', '甲市联合会/甲市第二党支部/赵a21_第1次_10分.pdf', '甲市联合会/甲市第二党支部/钱a22_第1次_0分.pdf'
  ].map((name) => `江州省联合会/${name}`)

  it('holds every paper once, under safe names, with a table of contents', async () => {
    const before = await (await world.as('m-top')).call('GET /organiser/rounds/:id/papers', { id: round })
    expect(before).toEqual({ roundTitle: '第“一”轮', papers: 7, whyNot: '', phases: [{ id: 'main', name: '竞赛' }] })
    const job = await start()
    expect(job).toMatchObject({ title: '答卷存档：第“一”轮', subject: round, state: 'waiting', mayCancel: true })
    await runJobs(world.ctx, [kind])
    const done = await stateOf(job.id)
    expect(done).toMatchObject({ state: 'done', message: '6 人，7 份答卷', done: 7, total: 7, file: { name: '第“一”轮-答卷.zip' } })
    expect((done.file?.expiresAt ?? 0) - world.time.now).toBe(7 * DAY)
    const { bytes, files } = await unpacked(job.id)
    expect(pdfsOf(files)).toEqual(all)
    // Every name says that it is UTF-8 (bit 11); workbooks are archives themselves.
    const heads = [...bytes.toString('latin1').matchAll(/PK\x03\x04/g)].map(({ index }) => ({ name: bytes.toString('utf8', index + 30, index + 30 + bytes.readUInt16LE(index + 26)), flags: bytes.readUInt16LE(index + 6) }))
    expect(heads.filter(({ name, flags }) => name in files && (flags & 0x800) !== 0).map(({ name }) => name).sort()).toEqual(Object.keys(files).sort())
    const rows = await tableOf(files)
    // The hour on the wall, whatever the clock of the process: 2026 年 6 月 15 日 9:05
    const marked = [...bytes.toString('latin1').matchAll(/PK\x03\x04/g)].map(({ index }) => {
      const [time, date] = [bytes.readUInt16LE(index + 10), bytes.readUInt16LE(index + 12)]
      const said = `${1980 + (date >> 9)} 年 ${(date >> 5) & 15} 月 ${date & 31} 日 ${time >> 11}:${String((time >> 5) & 63).padStart(2, '0')}`
      return [bytes.toString('utf8', index + 30, index + 30 + bytes.readUInt16LE(index + 26)), said]
    })
    expect(marked).toEqual(expect.arrayContaining(rows.map((row) => [row.at(-1), row[7]])))
    expect(rows.map((row) => row.at(-1)).sort()).toEqual(all)
    expect(rows.find((row) => row.at(-1) === all[2])).toEqual(['江州省联合会 / 甲市联合会 / 甲市第一党支部', '赵a11', '0117', '竞赛', 1, 10, 20, expect.stringContaining('2026 年 6 月 15 日'), '按最好的一次计', all[2]])
    const texts = readPdfs(all.map((name) => files[name] as Uint8Array)).map(({ pages }) => closeUp(pages.join('')))
    for (const [i, name] of all.entries()) {
      const [, who, score] = /([^/_]+)_.*?(\d+)分/.exec(name) ?? []
      expect(texts[i]).toContain(`得分：${score}/20分`)
      expect(texts[i]).toContain(who?.replace('王-芳-1', '王/芳:1'))
    }
    const record = (await (await world.as('m-top')).call('GET /organiser/trail', { group: 'round' })).items.find(({ what }) => what === '答卷存档')
    expect(record).toMatchObject({ about: '第“一”轮', details: [{ name: '答卷', value: '7 份' }] })
  })

  it('of one unit, of attempts that count, holds these alone', async () => {
    const job = await start('m-top', { unit: 'u-a', which: 'counting' })
    await runJobs(world.ctx, [kind])
    const { files } = await unpacked(job.id)
    expect(pdfsOf(files)).toEqual(all.slice(3))
    expect((await stateOf(job.id)).message).toBe('4 人，4 份答卷')
    // The record claims no number: of five that were handed in four count.
    const record = (await (await world.as('m-top')).call('GET /organiser/trail', { group: 'round' })).items.filter(({ what }) => what === '答卷存档').map(({ details }) => details)
    expect(record).toContainEqual([{ name: '范围', value: '甲市联合会，只要计入成绩的' }])
  })

  it('is made by organisers below only where the round hands exporting down, and of their own people', async () => {
    const own = await world.as('m-org-a')
    const why = '这场竞赛的导出由发起单位办理，没有交给你所在的单位。'
    expect(await own.call('GET /organiser/rounds/:id/papers', { id: round })).toMatchObject({ papers: 0, whyNot: why })
    await expect(start('m-org-a')).rejects.toMatchObject({ status: 409, body: { message: why } })
    const row = await world.behind.selectFrom('round').select('config').where('id', '=', round).executeTakeFirstOrThrow()
    const config = JSON.parse(row.config) as { audience: object }
    await world.behind.updateTable('round').set({ config: JSON.stringify({ ...config, audience: { ...config.audience, delegated: { level: 1, may: ['export'] } } }) }).where('id', '=', round).execute()
    await expect(start('m-org-a', { unit: 'u-b' })).rejects.toMatchObject({ status: 403 })
    const job = await start('m-org-a')
    await runJobs(world.ctx, [kind])
    expect(pdfsOf((await unpacked(job.id, 'm-org-a')).files)).toEqual(all.slice(2))
    await world.behind.updateTable('round').set({ config: row.config }).where('id', '=', round).execute()
  })

  it('that was called off in the middle stops and leaves nothing to take away', async () => {
    const job = await start()
    let told = 0
    const watched: JobKind = { ...kind, run: (run) => kind.run({ ...run, tell: async (progress) => {
      if (++told === 3) await (await world.as('m-top')).call('POST /jobs/:id/cancel', { id: job.id })
      await run.tell(progress)
    } }) }
    await runJobs(world.ctx, [watched])
    expect(told).toBe(3)
    expect(await stateOf(job.id)).toMatchObject({ state: 'cancelled', file: null })
  })

  it('that its process left in the middle is begun again by the next, and is whole', async () => {
    const job = await start()
    let stopping = false
    const left: JobKind = { ...kind, run: (run) => kind.run({ ...run, tell: async (progress) => { stopping = progress.done >= 2; await run.tell(progress) } }) }
    await runJobs(world.ctx, [left], () => stopping)
    expect(await stateOf(job.id)).toMatchObject({ state: 'waiting', file: null })
    // This one dies without a word.
    const dies: JobKind = { ...kind, must: true, run: (run) => kind.run({ ...run, tell: async (progress) => { if (progress.done >= 4) throw new Error('killed'); await run.tell(progress) } }) }
    await expect(runJobs(world.ctx, [dies])).rejects.toThrow('killed')
    world.time.now += SILENT_MS + 1
    await runJobs(world.ctx, [kind])
    expect(await stateOf(job.id)).toMatchObject({ state: 'done', message: '6 人，7 份答卷' })
    expect(pdfsOf((await unpacked(job.id)).files)).toEqual(all)
  })

  it('is not begun where there is nothing to put in, nor finished for who has begun to answer', async () => {
    const empty = await world.round({ phases: [phase({ window: { opensAt: world.time.now, closesAt: world.time.now + DAY }, paper })] })
    const top = await world.as('m-top')
    await expect(top.call('POST /organiser/rounds/:id/papers', { id: empty, which: 'all' })).rejects.toMatchObject({ status: 409, body: { message: '选的范围里还没有交上来的答卷。' } })
    await play(world, 'm-a1-1', empty, 1)
    const job = await top.call('POST /organiser/rounds/:id/papers', { id: empty, which: 'all' })
    await top.call('POST /rounds/:id/attempts', { id: empty })
    await runJobs(world.ctx, [kind])
    expect(await stateOf(job.id)).toMatchObject({ state: 'failed', file: null, message: '你在这场竞赛里有一份答卷还没交，交卷后再做答卷存档。' })
  })
})
