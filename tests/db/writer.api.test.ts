import { sql } from 'kysely'
import { openDatabase, type Database } from '../../server/db/dialects'
import { migrate } from '../../server/db/migrate'
import { batchRunner, type BatchRunner } from '../../server/db/writer/batch'
import { groupCommit, type Writer } from '../../server/db/writer/group-commit'
import { defineBulkWrite, defineWrite } from '../../server/db/writer/write'
import { AppError } from '../../server/errors'
import { engines, freshDatabase, type FreshDatabase } from '../support/engines'
import { makeWorld } from '../support/world'

const put = defineWrite('test.put', async ({ db }, { key, fail }: { key: string; fail?: 'app' | 'bug' }) => {
  await db.insertInto('meta').values({ key, value: 'x' }).execute()
  if (fail === 'app') throw new AppError('conflict', '不行', { why: key })
  if (fail === 'bug') throw new Error('a mistake of ours')
  return { key }
})
const append = defineWrite('test.append', async ({ db }, { text }: { text: string }) => {
  await db.insertInto('meta').values({ key: 'text', value: text }).onConflict((on) => on.column('key').doUpdateSet({ value: sql`meta.value || ${text}` })).execute()
  return { text }
})
/** All in one statement: one key that exists already brings the whole statement down. */
const putMany = defineBulkWrite<{ key: string }, { key: string }>('test.putMany', async ({ db }, inputs) => {
  await db.insertInto('meta').values(inputs.map(({ key }) => ({ key, value: 'many' }))).execute()
  return inputs.map((input) => ({ ok: input }))
})

describe.each(engines)('the writer on %s', (engine) => {
  let fresh: FreshDatabase
  let database: Database
  let reading: Database
  let batches: string[][]
  let open: Writer[]

  beforeEach(async () => {
    fresh = await freshDatabase(engine)
    database = openDatabase(fresh.url, { size: 2 })
    await migrate(database)
    // What the migrations keep there is not these tests'.
    await database.db.deleteFrom('meta').execute()
    reading = openDatabase(fresh.url, { readonly: true, size: 2 })
    batches = []
    open = []
  })
  afterEach(async () => {
    await Promise.all(open.map((writer) => writer.close()))
    await reading.close()
    await database.close()
    await fresh.drop()
  })

  const start = (options: Parameters<typeof groupCommit>[1] = {}, around: (run: BatchRunner) => BatchRunner = (run) => run): Writer => {
    const run = around(batchRunner(database, [put, append, putMany]))
    const writer = groupCommit((ops) => {
      batches.push(ops.map((op) => op.name))
      return run(ops)
    }, options)
    open.push(writer)
    return writer
  }
  const keys = async () => (await reading.db.selectFrom('meta').select('key').orderBy('key').execute()).map((row) => row.key)
  const settled = async (writes: Promise<unknown>[]) => (await Promise.allSettled(writes)).map((one) =>
    one.status === 'fulfilled' ? 'ok' : one.reason instanceof AppError ? one.reason.code : 'error')

  it('commits what arrives together in a few transactions, and answers each with its own', async () => {
    const writer = start()
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, i) => writer.write(put, { key: `k${i}` })))
    expect(answers.map((answer) => answer.key)).toEqual(Array.from({ length: 1000 }, (_, i) => `k${i}`))
    expect(batches.length).toBeLessThanOrEqual(4)
    expect(writer.stats()).toEqual({ queued: 0, batches: batches.length, writes: 1000 })
    expect(await keys()).toHaveLength(1000)
  })

  it('applies them in the order in which they were asked for', async () => {
    const writer = start({ maxBatch: 7 })
    const answered: string[] = []
    await Promise.all([...'同志们好同志们辛苦了向前进向前进'].map((text) => writer.write(append, { text }).then((done) => answered.push(done.text))))
    expect((await reading.db.selectFrom('meta').select('value').executeTakeFirstOrThrow()).value).toBe('同志们好同志们辛苦了向前进向前进')
    expect(answered.join('')).toBe('同志们好同志们辛苦了向前进向前进')
  })

  it('answers only when what it answers can be read', async () => {
    const writer = start()
    await Promise.all(Array.from({ length: 20 }, async (_, i) => {
      const { key } = await writer.write(put, { key: `k${i}` })
      expect(await keys()).toContain(key)
    }))
  })

  it('lets one that fails fail alone and leave nothing behind', async () => {
    const writer = start()
    const writes = ([undefined, 'app', undefined, 'bug', undefined] as const).map((fail, i) => writer.write(put, { key: `k${i}`, fail }))
    expect(await settled(writes)).toEqual(['ok', 'conflict', 'ok', 'error', 'ok'])
    await expect(writes[1]).rejects.toMatchObject({ code: 'conflict', message: '不行', details: { why: 'k1' } })
    expect(await keys()).toEqual(['k0', 'k2', 'k4'])
    expect(batches).toHaveLength(1)
  })

  it('lets one bad input of a bulk write fail alone', async () => {
    const writer = start()
    await writer.write(put, { key: 'taken' })
    const writes = [writer.write(putMany, { key: 'a' }), writer.write(put, { key: 'b' }), writer.write(putMany, { key: 'taken' }), writer.write(putMany, { key: 'c' })]
    expect(await settled(writes)).toEqual(['ok', 'ok', 'error', 'ok'])
    expect(await keys()).toEqual(['a', 'b', 'c', 'taken'])
  })

  it('refuses what does not fit in its queue before it takes it', async () => {
    let letGo = () => {}
    const gate = new Promise<void>((resolve) => { letGo = resolve })
    const writer = start({ maxQueued: 10, maxBatch: 10 }, (run) => async (ops) => { await gate; return run(ops) })
    const first = Array.from({ length: 10 }, (_, i) => writer.write(put, { key: `a${i}` }))
    await new Promise((resolve) => setTimeout(resolve, 20))
    const second = Array.from({ length: 15 }, (_, i) => writer.write(put, { key: `b${i}` }))
    const over = settled(second)
    letGo()
    expect(await settled(first)).toEqual(Array(10).fill('ok'))
    expect(await over).toEqual([...Array<string>(10).fill('ok'), ...Array<string>(5).fill('busy')])
    expect(await keys()).toHaveLength(20)
  })

  it('finishes what it has taken when it is closed, and takes nothing more', async () => {
    const writer = start({ maxBatch: 5 })
    const taken = Array.from({ length: 30 }, (_, i) => writer.write(put, { key: `k${i}` }))
    const closed = writer.close()
    const late = writer.write(put, { key: 'late' })
    const answered = settled([...taken, late])
    await closed
    expect(await keys()).toHaveLength(30)
    expect(await answered).toEqual([...Array<string>(30).fill('ok'), 'busy'])
  })

  it('is told to the client as “busy”, with when to come back', async () => {
    const world = await makeWorld(engine)
    const { caller, token } = await world.as('m-a1-1').then(async (one) => ({ caller: one, token: await one.token() }))
    const { writer } = world.ctx
    world.ctx.writer = groupCommit(async () => [], { maxQueued: 0 })
    const reply = await world.app.inject({ method: 'POST', url: '/api/auth/logout', headers: { authorization: `Bearer ${token}` } })
    expect([reply.statusCode, reply.headers['retry-after'], reply.json<{ code: string }>().code]).toEqual([503, '2', 'busy'])
    world.ctx.writer = writer
    await caller.call('GET /me')
    await world.close()
  })
})
