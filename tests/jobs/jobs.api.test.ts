import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../server/app'
import { AppError } from '../../server/errors'
import { dropFiles, KEEP_MS } from '../../server/jobs/files'
import type { JobEnd, JobKind, JobRun } from '../../server/jobs/kind'
import { addJob, cancelJob, SILENT_MS } from '../../server/jobs/queue'
import { runJobs } from '../../server/jobs/worker'
import { PIECE } from '../../server/pieces'
import { engines } from '../support/engines'
import { callerOf, makeWorld, type Caller, type World } from '../support/world'

let ran: string[]
beforeEach(() => { ran = [] })

/** Long work that does what a test wants; what it is and whether it can be called off stay the same. */
const kind = (run: (run: JobRun) => Promise<JobEnd>, more: Partial<JobKind> = {}): JobKind => ({
  kind: 'trial', mayCancel: true, must: false, ...more,
  async run (held) { ran.push(held.job.id); return run(held) }
})

describe.each(engines)('long work on %s', (engine) => {
  let world: World
  let app: FastifyInstance
  let top: Caller
  let sec: Caller
  let count = 0
  beforeAll(async () => {
    world = await makeWorld(engine)
    app = await buildApp(world.ctx, [kind(async () => ({ message: '' }))])
    const token = (member: string) => async () => (await world.as(member)).token()
    top = callerOf(app, token('m-top'))
    sec = callerOf(app, token('m-sec'))
  })
  afterAll(async () => { await app.close(); await world.close() })
  beforeEach(() => { world.time.now += 3600_000 })
  afterEach(() => world.behind.updateTable('job').set({ state: 'cancelled' }).where('state', 'in', ['waiting', 'running']).execute())

  const accountOf = async (member: string) => (await world.behind.selectFrom('account').select('id').where('member_id', '=', member).executeTakeFirstOrThrow()).id
  const add = async (unit = 'u-top', member = 'm-top') => (await world.ctx.writer.write(addJob, {
    id: `trial-${++count}`, kind: 'trial', unit_id: unit, actor: await accountOf(member), title: '导出：试一试', message: '等待开始', at: world.time.now, input: {}
  })).id
  const fileOf = async (id: string, member = 'm-top') =>
    app.inject({ method: 'GET', url: `/api/jobs/${id}/file`, headers: { authorization: `Bearer ${await (await world.as(member)).token()}` } })

  it('goes on by itself, says how far it is, and ends with what it found', async () => {
    const id = await add()
    expect(await top.call('GET /jobs', {})).toMatchObject({ open: 1, items: [{ id, state: 'waiting', title: '导出：试一试', mayCancel: true, file: null }] })
    const seen: unknown[] = []
    await runJobs(world.ctx, [kind(async ({ tell }) => {
      await tell({ done: 2, total: 5, message: '做了 2 份' })
      seen.push(await top.call('GET /jobs/:id', { id }))
      return { message: '共 5 份' }
    })])
    expect(seen).toEqual([expect.objectContaining({ state: 'running', done: 2, total: 5, message: '做了 2 份' })])
    expect(await top.call('GET /jobs/:id', { id })).toMatchObject({ state: 'done', done: 5, total: 5, message: '共 5 份', endedAt: world.time.now, mayCancel: false })
    expect(await top.call('GET /jobs', {})).toMatchObject({ open: 0 })
  })

  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])('leaves a file of %i bytes as it was made, to be taken away by its maker', async (size) => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, i) => (i * 31 + (i >> 9)) & 255))
    const id = await add()
    await runJobs(world.ctx, [kind(async ({ file }) => {
      await file({ name: '成绩 “甲”.xlsx', mime: 'application/zip' }, [bytes.subarray(0, size >> 1), new Uint8Array(0), bytes.subarray(size >> 1)])
      return { message: '好了' }
    })])
    const got = await fileOf(id)
    expect([got.statusCode, got.headers['content-type'], got.headers['cache-control']]).toEqual([200, 'application/zip', 'no-store'])
    expect(got.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('成绩 “甲”.xlsx')}`)
    expect(got.rawPayload.equals(bytes)).toBe(true)
    expect((await top.call('GET /jobs/:id', { id })).file).toEqual({ name: '成绩 “甲”.xlsx', bytes: size, expiresAt: world.time.now + KEEP_MS })
  })

  it('gives the file to nobody else, nor lets them call it off', async () => {
    const id = await add('u-a1', 'm-sec')
    await runJobs(world.ctx, [kind(async ({ file }) => { await file({ name: 'a', mime: 'text/plain' }, [Buffer.from('名单')]); return { message: '' } })])
    expect((await fileOf(id, 'm-sec')).statusCode).toBe(200)
    // Above it, and so sees how it goes, but not the file.
    expect((await fileOf(id, 'm-top')).json()).toMatchObject({ code: 'forbidden' })
    expect((await top.call('GET /jobs/:id', { id })).file).toBeNull()
    expect((await top.call('GET /jobs', {})).items.some((job) => job.id === id)).toBe(false)
    const other = await add('u-top', 'm-top')
    for (const call of [() => sec.call('GET /jobs/:id', { id: other }), () => sec.call('POST /jobs/:id/cancel', { id: other })]) await expect(call()).rejects.toMatchObject({ body: { code: 'forbidden' } })
    await expect(top.call('POST /jobs/:id/cancel', { id })).rejects.toMatchObject({ body: { code: 'forbidden' } })
    expect((await app.inject({ method: 'GET', url: `/api/jobs/${id}/file` })).statusCode).toBe(401)
  })

  it('goes on elsewhere after its process died, without what that one had left of the file', async () => {
    const id = await add()
    const dies = kind(async ({ file, tell }) => {
      await tell({ done: 1, total: 2, place: { at: 1 } })
      await file({ name: 'a', mime: 'text/plain' }, (function * () { yield Buffer.alloc(PIECE, 1); throw Object.assign(new Error('killed'), { dead: true }) })())
      return { message: '' }
    }, { must: true })
    await expect(runJobs(world.ctx, [dies])).rejects.toThrow('killed')
    expect(await top.call('GET /jobs/:id', { id })).toMatchObject({ state: 'running', done: 1 })
    // It may only be slow.
    expect(await runJobs(world.ctx, [kind(async () => ({ message: '' }))])).toBe(0)
    world.time.now += SILENT_MS + 1
    const places: string[] = []
    await runJobs(world.ctx, [kind(async ({ job, file }) => {
      places.push(job.place)
      await file({ name: 'a', mime: 'text/plain' }, [Buffer.from('新的')])
      return { message: '好了' }
    })])
    expect(places).toEqual(['{"at":1}'])
    expect((await fileOf(id)).payload).toBe('新的')
  })

  it('is left in good order when the process is to stop, and taken up by the next at once', async () => {
    const id = await add()
    let stopping = false
    await runJobs(world.ctx, [kind(async ({ tell }) => { stopping = true; await tell({ done: 1, total: 3 }); return { message: '做完了' } })], () => stopping)
    expect(await top.call('GET /jobs/:id', { id })).toMatchObject({ state: 'waiting', done: 1 })
    await runJobs(world.ctx, [kind(async () => ({ message: '做完了' }))])
    expect(await top.call('GET /jobs/:id', { id })).toMatchObject({ state: 'done', message: '做完了' })
  })

  it('that was called off stops, and stays so', async () => {
    const id = await add()
    await runJobs(world.ctx, [kind(async ({ tell, file }) => {
      await file({ name: 'a', mime: 'text/plain' }, [Buffer.alloc(3 * PIECE)])
      await top.call('POST /jobs/:id/cancel', { id })
      await tell({ done: 1 })
      throw new Error('not reached')
    })])
    expect(await top.call('GET /jobs/:id', { id })).toMatchObject({ state: 'cancelled', message: '已取消', mayCancel: false, file: null })
    expect((await fileOf(id)).statusCode).toBe(404)
    await expect(top.call('POST /jobs/:id/cancel', { id })).rejects.toMatchObject({ body: { message: '这项任务已经结束，不用取消。' } })
    await world.ctx.writer.write(dropFiles, { now: world.time.now })
    expect(await world.behind.selectFrom('job_part').select('no').where('job_id', '=', id).execute()).toEqual([])
  })

  it('two processes never do the same', async () => {
    const ids = [await add(), await add(), await add(), await add()]
    const slow = kind(async ({ tell }) => { await tell({ done: 1, total: 1 }); return { message: '' } })
    await Promise.all([runJobs(world.ctx, [slow]), runJobs(world.ctx, [slow])])
    expect([...ran].sort()).toEqual(ids)
  })

  it('a fault of the input ends it with its reason; any other is tried three times', async () => {
    const bad = await add()
    await runJobs(world.ctx, [kind(async () => { throw new AppError('bad_request', '表里没有一行能用的。') })])
    expect(await top.call('GET /jobs/:id', { id: bad })).toMatchObject({ state: 'failed', message: '表里没有一行能用的。' })
    expect(ran).toEqual([bad])
    ran = []
    const odd = await add()
    await runJobs(world.ctx, [kind(async () => { throw new Error('disk full at /var/lib') })])
    const { state, message } = await top.call('GET /jobs/:id', { id: odd })
    expect([state, ran.length]).toEqual(['failed', 3])
    expect(message).not.toContain('/var')
    const unknown = await add()
    await runJobs(world.ctx, [])
    expect(await top.call('GET /jobs/:id', { id: unknown })).toMatchObject({ state: 'failed' })
  })

  it('its file is there for a week and then says that it is gone', async () => {
    const id = await add()
    await runJobs(world.ctx, [kind(async ({ file }) => { await file({ name: 'a', mime: 'text/plain' }, [Buffer.from('a')]); return { message: '' } })])
    world.time.now += KEEP_MS - 1000
    await world.ctx.writer.write(dropFiles, { now: world.time.now })
    expect((await fileOf(id)).statusCode).toBe(200)
    world.time.now += 1001
    await world.ctx.writer.write(dropFiles, { now: world.time.now })
    expect((await fileOf(id)).json()).toMatchObject({ message: '这份文件只保留 7 天，已经删除，请重新导出。' })
    expect((await top.call('GET /jobs/:id', { id })).file).toBeNull()
  })

  it('is listed newest first, page by page', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.unshift(await add())
    const first = await top.call('GET /jobs', { limit: 3 })
    const second = await top.call('GET /jobs', { limit: 3, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].slice(0, 5).map(({ id }) => id)).toEqual(ids)
    for (const jobId of ids) await world.ctx.writer.write(cancelJob, { jobId, now: world.time.now })
  })
})
