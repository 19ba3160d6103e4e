import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/db/dialects'
import { differences } from '../../server/leaderboard/rebuild'
import { ask, buildServer, enter, prepare, startServer, type ServerProcess } from '../support/child'
import { engines, freshDatabase } from '../support/engines'
import { phase, roundConfig } from '../support/world'

/** Enough papers for many steps of the job. */
const COPIES = 1500

describe.each(engines)('a server in a process of its own on %s that re-scores', (engine) => {
  let env: Record<string, string>
  let cleanUp: () => Promise<void>
  let server: ServerProcess
  beforeAll(async () => {
    buildServer()
    const fresh = await freshDatabase(engine)
    const folder = mkdtempSync(join(tmpdir(), 'xueshi-rescore-'))
    env = { DATABASE_URL: fresh.url, SECRET: 'test-secret-test-secret-test-secret', DEMO: '1', WEB_ROOT: folder }
    cleanUp = async () => {
      await fresh.drop()
      rmSync(folder, { recursive: true, force: true })
    }
    await prepare(fresh.url)
    server = await startServer(env)
  }, 30000)
  afterAll(async () => {
    server.child.kill('SIGKILL')
    await server.ended
    await cleanUp()
  })

  async function manyPapers(attempt: string) {
    const database = openDatabase(env.DATABASE_URL as string)
    const row = await database.db.selectFrom('attempt').selectAll().where('id', '=', attempt).executeTakeFirstOrThrow()
    const { body } = await database.db.selectFrom('paper').select('body').where('attempt_id', '=', attempt).executeTakeFirstOrThrow()
    await database.db.transaction().execute(async (trx) => {
      for (let no = 2; no <= COPIES; no++) {
        await trx.insertInto('attempt').values({ ...row, id: `zz${no}`, no }).execute()
        await trx.insertInto('paper').values({ attempt_id: `zz${no}`, body }).execute()
      }
    })
    await database.close()
  }

  it('goes on after it was killed in the middle, and ends with what the papers say', async () => {
    const top = await enter(server.base, 'm-top')
    const config = roundConfig({ phases: [phase({ window: { opensAt: Date.now() - 1000, closesAt: Date.now() + 3600000 }, counting: { kind: 'last' }, paper: { kind: 'fixed', questions: [{ question: 's1', points: 10 }], shuffleQuestions: false, shuffleOptions: false } })] })
    const { id: round = '' } = await ask(server.base, top, 'POST /organiser/rounds', { unitId: 'u-top', config }) ?? {}
    await ask(server.base, top, 'POST /organiser/rounds/:id/publish', { id: round })
    const member = await enter(server.base, 'm-a1-1')
    const view = await ask(server.base, member, 'POST /rounds/:id/attempts', { id: round })
    await ask(server.base, member, 'POST /attempts/:id/submit', { id: view?.id ?? '', seq: 1, device: 'phone-1', answers: [{ pos: 1, value: [1] }] })
    await manyPapers(view?.id ?? '')
    const database = openDatabase(env.DATABASE_URL as string)
    const job = (await ask(server.base, top, 'POST /questions/:id/key', { id: 's1', version: 1, answer: [2], texts: [], reason: '原答案有误' }))?.job.id ?? ''
    const state = async () => database.db.selectFrom('job').select(['state', 'done']).where('id', '=', job).executeTakeFirst()
    while ((await state())?.done === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    server.child.kill('SIGKILL')
    await server.ended
    const left = Number((await database.db.selectFrom('attempt').select((eb) => eb.fn.countAll<number>().as('n')).where('scored_epoch', '=', 0).executeTakeFirst())?.n)
    expect(left).toBeGreaterThan(0)
    // The silence after which another takes over lies behind.
    await database.db.updateTable('job').set({ heartbeat: 0 }).execute()
    server = await startServer(env)
    while ((await state())?.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await database.db.selectFrom('attempt').select(['score', 'scored_epoch']).distinct().where('round_id', '=', round).execute())).toEqual([{ score: 0, scored_epoch: 1 }])
    expect(await database.db.selectFrom('round_note').select('id').where('round_id', '=', round).execute()).toHaveLength(1)
    expect((await database.db.selectFrom('job').select(['message', 'done', 'total']).executeTakeFirst())).toEqual({ message: '已重新计分 1,500 份答卷：分数升高 0 份、降低 1,500 份、不变 0 份', done: COPIES, total: COPIES })
    expect(await differences(database.db, round)).toBe(0)
    await database.close()
  }, 120000)
})
