import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { buildApp } from '../server/app'
import { readConfig } from '../server/config'
import { finishAttempt } from '../server/quiz/finish-write'
import { openContext } from '../server/start'
import type { Row } from './report'
import { prepare, SECRET } from './world'

const MEMBERS = 5000
const READS = 6000

/** Board reads per second while a round is running; the baseline reads anew for everybody instead of once per half second. */
export async function boards(): Promise<Row[]> {
  const kept = await measure(500)
  const fresh = await measure(0)
  return (['units', 'people'] as const).flatMap((which) => [
    { what: `board of ${which}, read anew each time (baseline)`, value: Math.round(fresh[which]), unit: '/s' },
    { what: `board of ${which}, kept for half a second`, value: Math.round(kept[which]), unit: '/s', ratio: kept[which] / fresh[which] }
  ])
}

async function measure(boardMs: number): Promise<Record<'units' | 'people', number>> {
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-bench-'))
  const url = `file:${join(folder, 'bench.db')}`
  const prepared = await prepare(url, MEMBERS)
  const ctx = await openContext(readConfig({ DATABASE_URL: url, SECRET, PORT: '0', WEB_ROOT: '/nonexistent' }), { builtFrom: __dirname, boardMs, log: pino({ level: 'silent' }) })
  const app = await buildApp(ctx)
  await Promise.all(prepared.attemptIds.map((attemptId, i) => ctx.writer.write(finishAttempt, {
    attemptId, memberId: `m${i}`, now: Date.now(), why: 'submitted', save: JSON.parse(prepared.bodies[i] ?? '{}') as never
  })))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const read = async (which: string) => {
    const requests = Array.from({ length: READS }, (_, i) => ({ method: 'GET', path: `/api/rounds/${prepared.roundId}/board/${which}`, token: prepared.tokens[i % 200] }))
    const child = fork(join(__dirname, 'load.js'))
    const { ms, failed } = await new Promise<{ ms: number; failed: number }>((resolve) => {
      child.on('message', (message) => { child.kill(); resolve(message as { ms: number; failed: number }) })
      child.send({ port, connections: 64, requests })
    })
    if (failed) throw new Error(`${failed} reads of ${which} failed`)
    return (READS / ms) * 1000
  }
  const result = { units: await read('units'), people: await read('people') }
  await app.close()
  await ctx.close()
  rmSync(folder, { recursive: true, force: true })
  return result
}
