import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnswerValue } from '../../contract/question'
import type { Submitted } from '../../contract/quiz'
import { openDatabase } from '../../server/db/dialects'
import { differences } from '../../server/leaderboard/rebuild'
import { ask, buildServer, enter, prepare, startServer, type ServerProcess } from '../support/child'
import { engines, freshDatabase } from '../support/engines'
import { phase, roundConfig } from '../support/world'

const members = ['a1', 'a2', 'b1'].flatMap((unit) => [1, 2, 3, 4, 5].map((n) => `m-${unit}-${n}`))

/** What the server has acknowledged to one member. */
interface Acknowledged {
  saved: Map<string, { seq: number; value: AnswerValue }>
  submitted: Map<string, Submitted>
}

/** Saves and hands in, one after the other and as fast as it goes, until the server is gone. */
async function stream(base: string, token: string, round: string, goesOn: () => boolean, count: () => void): Promise<Acknowledged> {
  const done: Acknowledged = { saved: new Map(), submitted: new Map() }
  while (goesOn()) {
    const view = await ask(base, token, 'POST /rounds/:id/attempts', { id: round })
    if (!view) break
    let { seq } = view
    for (let i = 0; i < 6; i++) {
      const value = [Math.floor(Math.random() * 4)]
      const saved = await ask(base, token, 'PUT /attempts/:id/answers', { id: view.id, seq: ++seq, device: 'phone-1', answers: [{ pos: 1 + i % 3, value }] })
      if (!saved) return done
      done.saved.set(`${view.id} ${1 + i % 3}`, { seq, value })
      count()
    }
    const result = await ask(base, token, 'POST /attempts/:id/submit', { id: view.id, seq: seq + 1, device: 'phone-1', answers: [] })
    if (!result) return done
    done.submitted.set(view.id, result)
    count()
  }
  return done
}

describe.each(engines)('a server in a process of its own on %s', (engine) => {
  let env: Record<string, string>
  let cleanUp: () => Promise<void>
  let server: ServerProcess
  let round: string
  beforeAll(async () => {
    buildServer()
    const fresh = await freshDatabase(engine)
    const folder = mkdtempSync(join(tmpdir(), 'xueshi-faults-'))
    env = { DATABASE_URL: fresh.url, SECRET: 'test-secret-test-secret-test-secret', DEMO: '1', WEB_ROOT: folder }
    cleanUp = async () => {
      await fresh.drop()
      rmSync(folder, { recursive: true, force: true })
    }
    await prepare(fresh.url)
    server = await startServer(env)
    const organiser = await enter(server.base, 'm-top')
    const config = roundConfig({ phases: [phase({ window: { opensAt: Date.now() - 1000, closesAt: Date.now() + 3600000 }, paper: { kind: 'drawn', parts: [{ type: 'single', count: 3, points: 10 }], shuffleQuestions: true, shuffleOptions: true } })] })
    round = (await ask(server.base, organiser, 'POST /organiser/rounds', { unitId: 'u-top', config }))?.id ?? ''
    await ask(server.base, organiser, 'POST /organiser/rounds/:id/publish', { id: round })
  }, 30000)
  afterAll(async () => {
    server.child.kill('SIGKILL')
    await server.ended
    await cleanUp()
  })

  /** Stops the server in full flow, when it has acknowledged so much. */
  async function runUntil(enough: number, stop: NodeJS.Signals): Promise<Acknowledged[]> {
    const tokens = await Promise.all(members.map((member) => enter(server.base, member)))
    let goesOn = true
    let count = 0
    const counted = () => { if (++count === enough) server.child.kill(stop) }
    const streams = Promise.all(tokens.map((token) => stream(server.base, token, round, () => goesOn, counted)))
    await server.ended
    goesOn = false
    return streams
  }

  /** Everything acknowledged is there: the score as told, each answer as last acknowledged or as sent after it. */
  async function expectKept(acknowledged: Acknowledged[]) {
    let checked = 0
    for (const [i, { saved, submitted }] of acknowledged.entries()) {
      const token = await enter(server.base, members[i] as string)
      for (const [id, result] of submitted) {
        const again = await ask(server.base, token, 'POST /attempts/:id/submit', { id, seq: 1, device: 'phone-1', answers: [] })
        expect(again).toEqual(result)
        checked++
      }
      for (const [key, { seq, value }] of saved) {
        const [id = '', pos] = key.split(' ')
        const view = await ask(server.base, token, 'GET /attempts/:id', { id })
        expect(view?.seq).toBeGreaterThanOrEqual(seq)
        // A save may have reached the disk without its reply reaching us: then it is the one after.
        const later = (view?.seq ?? 0) > Math.max(...[...saved].filter(([other]) => other.startsWith(id)).map(([, one]) => one.seq))
        if (!later) expect(view?.answers.find((answer) => answer.pos === Number(pos))?.value).toEqual(value)
        checked++
      }
    }
    expect(checked).toBeGreaterThan(members.length)
    const database = openDatabase(env.DATABASE_URL as string)
    expect(await differences(database.db, round)).toBe(0)
    await database.close()
  }

  it('loses nothing it acknowledged when it is killed in the middle, twice over', async () => {
    for (const enough of [300, 101]) {
      const acknowledged = await runUntil(enough, 'SIGKILL')
      expect((await server.ended).signal).toBe('SIGKILL')
      server = await startServer(env)
      await expectKept(acknowledged)
    }
  }, 60000)

  it('finishes what it acknowledged and leaves quietly when it is asked to stop', async () => {
    const acknowledged = await runUntil(200, 'SIGTERM')
    expect(await server.ended).toEqual({ code: 0, signal: null, stderr: '' })
    server = await startServer(env)
    await expectKept(acknowledged)
  }, 60000)

  it('keeps sign-ins and rounds over a restart', async () => {
    const token = await enter(server.base, 'm-a1-1')
    server.child.kill('SIGTERM')
    await server.ended
    server = await startServer(env)
    expect((await ask(server.base, token, 'GET /rounds/:id', { id: round }))?.mine.attempts).toBeGreaterThan(0)
  }, 30000)
})
