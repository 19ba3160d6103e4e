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
/** Branches of one level: what a province or a large agency has. */
const UNITS = 400
const READS = 4000

/** Board reads per second as phones ask (gzip); the baseline reads, serialises and packs anew for everybody instead of once per half second. */
export async function boards(): Promise<Row[]> {
  const runs = { kept: [] as Reads[], fresh: [] as Reads[] }
  for (let turn = 0; turn < 3; turn++) {
    runs.kept.push(await measure(500))
    runs.fresh.push(await measure(0))
  }
  const median = (list: Reads[], which: keyof Reads) => list.map((one) => one[which]).sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  return (['units', 'people'] as const).flatMap((which) => [
    { what: `board of ${which}, read anew each time (baseline)`, value: Math.round(median(runs.fresh, which)), unit: '/s' },
    { what: `board of ${which}, kept for half a second`, value: Math.round(median(runs.kept, which)), unit: '/s', ratio: median(runs.kept, which) / median(runs.fresh, which) }
  ])
}

type Reads = Record<'units' | 'people', number>

async function measure(boardMs: number): Promise<Reads> {
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-bench-'))
  const url = `file:${join(folder, 'bench.db')}`
  const prepared = await prepare(url, MEMBERS, UNITS)
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
      child.send({ port, connections: 64, requests, gzip: true })
    })
    if (failed) throw new Error(`${failed} reads of ${which} failed`)
    return (READS / ms) * 1000
  }
  await read('units')
  await read('people')
  const result = { units: await read('units'), people: await read('people') }
  await app.close()
  await ctx.close()
  rmSync(folder, { recursive: true, force: true })
  return result
}
