import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { buildApp } from '../server/app'
import { readConfig } from '../server/config'
import type { Context } from '../server/context'
import type { Writer } from '../server/db/writer/group-commit'
import { finishAttempts } from '../server/quiz/finish-write'
import { openContext } from '../server/start'
import { groupCommit } from '../server/db/writer/group-commit'
import { memoryStore } from './memory-store'
import type { Row } from './report'
import { prepare, SECRET, type Prepared } from './world'

const MEMBERS = 12000
/** Handed in before the clock runs: a server compiles its hot paths once, not each day. */
const WARM = 4000

/** A pause after each commit is felt by few connections as waiting and by many as work done meanwhile: both are told. */
const CROWDS = [512, 128] as const
const TURNS = 3

interface How { memory: boolean; fsyncMs: number; connections: number }

/** Submits per second, each answered after its commit: the product's writer against the same server on maps, in one run, in turns. */
export async function submits(): Promise<Row[]> {
  const runs = CROWDS.map((connections) => ({ connections, memory: [] as number[], sqlite: [] as number[], slow2: [] as number[], slow5: [] as number[] }))
  for (let turn = 0; turn < TURNS; turn++) {
    for (const { connections, memory, sqlite, slow2, slow5 } of runs) {
      memory.push(await measure({ memory: true, fsyncMs: 0, connections }))
      sqlite.push(await measure({ memory: false, fsyncMs: 0, connections }))
      slow2.push(await measure({ memory: false, fsyncMs: 2, connections }))
      slow5.push(await measure({ memory: false, fsyncMs: 5, connections }))
    }
  }
  const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  return runs.flatMap(({ connections, memory, sqlite, slow2, slow5 }) => {
    const base = median(memory)
    const row = (what: string, list: number[]): Row => ({ what: `submits per second, ${connections} connections, ${what}`, value: Math.round(median(list)), unit: '/s', ratio: median(list) / base, aim: '≥ 0.8' })
    return [
      { what: `submits per second, ${connections} connections, in-memory store (baseline)`, value: Math.round(base), unit: '/s' },
      row('SQLite, group commit in a thread', sqlite), row('every commit 2 ms slower', slow2), row('every commit 5 ms slower', slow5)
    ]
  })
}

async function measure(how: How): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-bench-'))
  process.env.BENCH_FSYNC_MS = String(how.fsyncMs)
  const url = `file:${join(folder, 'bench.db')}`
  const prepared = await prepare(url, WARM + MEMBERS)
  const config = readConfig({ DATABASE_URL: url, SECRET, PORT: '0', WEB_ROOT: '/nonexistent' })
  const opened = await openContext(config, { builtFrom: __dirname, log: pino({ level: 'silent' }) })
  const ctx: Context = how.memory ? { ...opened, writer: memoryWriter(prepared) } : opened
  const app = await buildApp(ctx)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const warm = await load(port, prepared, how.connections, 0, WARM)
  const result = await load(port, prepared, how.connections, WARM)
  await app.close()
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
  if (warm.failed || result.failed) throw new Error(`${warm.failed + result.failed} submits failed`)
  return (MEMBERS / result.ms) * 1000
}

/** The product's queue and logic; only the store is a map. */
function memoryWriter(prepared: Prepared): Writer {
  const store = memoryStore(prepared)
  return groupCommit(async (ops) => finishAttempts(store, ops.map((op) => op.input as never)))
}

function load(port: number, { attemptIds, tokens, bodies }: Prepared, connections: number, from: number, to?: number): Promise<{ ms: number; ok: number; failed: number }> {
  const requests = attemptIds.map((id, i) => ({ method: 'POST', path: `/api/attempts/${id}/submit`, token: tokens[i], body: bodies[i] })).slice(from, to)
  const child = fork(join(__dirname, 'load.js'))
  return new Promise((resolve) => {
    child.on('message', (message) => { child.kill(); resolve(message as { ms: number; ok: number; failed: number }) })
    child.send({ port, connections, requests })
  })
}
