import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/db/dialects'
import { addDays, dayOfMoment } from '../../server/study/rules/days'
import { ask, buildServer, enter, prepare, startServer, type ServerProcess } from '../support/child'
import { engines, freshDatabase } from '../support/engines'
import { manyMembers, pointsHeld } from '../support/many-members'
import { planConfig, task } from '../support/plan'

const MANY = 2500

describe.each(engines)('a server in a process of its own on %s that works a plan out anew', (engine) => {
  let env: Record<string, string>
  let cleanUp: () => Promise<void>
  let server: ServerProcess
  beforeAll(async () => {
    buildServer()
    const fresh = await freshDatabase(engine)
    const folder = mkdtempSync(join(tmpdir(), 'xueshi-refold-'))
    env = { DATABASE_URL: fresh.url, SECRET: 'test-secret-test-secret-test-secret', DEMO: '1', WEB_ROOT: folder }
    cleanUp = async () => {
      await fresh.drop()
      rmSync(folder, { recursive: true, force: true })
    }
    await prepare(fresh.url)
    server = await startServer(env)
  }, 60000)
  afterAll(async () => {
    server.child.kill('SIGKILL')
    await server.ended
    await cleanUp()
  })

  it('goes on after it was killed in the middle, and everybody has what the new rules give, once', async () => {
    const top = await enter(server.base, 'm-top')
    const today = dayOfMoment(Date.now(), 'Asia/Shanghai')
    const config = planConfig({ calendar: { from: addDays(today, -3), to: addDays(today, 20) }, tasks: [task({ points: 10 })] })
    const { id = '' } = await ask(server.base, top, 'POST /organiser/plans', { unitId: 'u-top', config }) ?? {}
    await ask(server.base, top, 'POST /organiser/plans/:id/publish', { id })
    await ask(server.base, await enter(server.base, 'm-a1-1'), 'POST /plans/:id/check-ins', { id, taskId: 'read', given: [], sendId: 'send-000001' })
    const database = openDatabase(env.DATABASE_URL as string)
    await manyMembers(database.db, id, 'm-a1-1', MANY)
    const job = (await ask(server.base, top, 'PUT /organiser/plans/:id', { id, version: 1, config: { ...config, tasks: [task({ points: 4 })] }, reason: '分值写错了' }))?.job ?? ''
    const state = async () => database.db.selectFrom('job').select(['state', 'done']).where('id', '=', job).executeTakeFirst()
    while (Number((await state())?.done) === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    server.child.kill('SIGKILL')
    await server.ended
    const held = await pointsHeld(database.db, id)
    expect(held.map(([kept, summed]) => [kept, summed])).toEqual([[400, 400], [1000, 1000]])
    // The silence after which another takes over lies behind.
    await database.db.updateTable('job').set({ heartbeat: 0 }).execute()
    server = await startServer(env)
    while ((await state())?.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await pointsHeld(database.db, id)).toEqual([[400, 400, MANY + 1]])
    await database.close()
  }, 120000)
})
