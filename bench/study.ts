import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import pino from 'pino'
import { buildApp } from '../server/app'
import { readConfig } from '../server/config'
import { openContext } from '../server/start'
import { rebuildPlan } from '../server/study/rebuild'
import type { Row } from './report'
import { prepareStudy } from './study-world'
import { SECRET } from './world'

/** A city in a year's plan, and the baseline: a tenth of it. */
const MEMBERS = 20_000
const EACH = 50
const TURNS = 5

const routes = [
  ['member', '/study', 'the tab 学习', '≤ 3'], ['member', '/plans/plan', 'a plan', '≤ 3'], ['member', '/plans/plan/feed', 'the feed', '≤ 3'], ['member', '/points', 'points', '≤ 3'],
  ['member', '/plans/plan/board?of=person', 'the board of people, put in order anew', '≤ 15'], ['member', '/plans/plan/board?of=unit', 'the board of units, put in order anew', '≤ 15'],
  ['organiser', '/organiser/plans', 'the list of plans', '≤ 15'], ['organiser', '/organiser/plans/plan/progress', 'progress of all units', '≤ 15'],
  ['organiser', '/organiser/plans/plan/people', 'people of all units', '≤ 15'], ['organiser', '/organiser/plans/plan/people?unitId=b1', 'people of a branch', '≤ 15'],
  ['organiser', '/organiser/check-ins', 'check-ins that wait', '≤ 3'], ['organiser', '/organiser/reflections', 'reflections that wait', '≤ 15']
] as const

/** What members and organisers wait for in a plan of a million check-ins, against one of a tenth of it in the same run. */
export async function study(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-bench-'))
  const rows = await compare('SQLite', (size) => Promise.resolve(`file:${join(folder, `${size}.db`)}`))
  rmSync(folder, { recursive: true, force: true })
  const { startPostgres } = await import(pathToFileURL(resolve('tests/support/postgres.mjs')).href) as { startPostgres(): Promise<{ url: string; stop(): Promise<void> }> }
  const started: { stop(): Promise<void> }[] = []
  rows.push(...await compare('PostgreSQL', async () => {
    const postgres = await startPostgres()
    started.push(postgres)
    return `${postgres.url}/postgres`
  }))
  for (const one of started) await one.stop()
  return rows
}

async function compare(engine: string, at: (size: number) => Promise<string>): Promise<Row[]> {
  const few = await measure(await at(MEMBERS / 10), MEMBERS / 10)
  const many = await measure(await at(MEMBERS), MEMBERS)
  const of = `${(MEMBERS * EACH).toLocaleString('en-US')} check-ins`
  return [
    ...routes.flatMap(([, path, name, aim]): Row[] => [
      { what: `${engine}: ${name}, ${of}`, value: many.ms.get(path) ?? 0, unit: 'ms', ratio: (many.ms.get(path) ?? 0) / (few.ms.get(path) ?? 1), aim: `${aim} × a tenth of it` },
      { what: `${engine}: ${name}, answer`, value: (many.bytes.get(path) ?? 0) / 1024, unit: 'KB', aim: '≤ 32' }
    ]),
    { what: `${engine}: a check-in, ${of}`, value: many.checkIn, unit: 'ms', ratio: many.checkIn / few.checkIn, aim: '≤ 3 × a tenth of it' },
    { what: `${engine}: working ${MEMBERS.toLocaleString('en-US')} members out anew`, value: many.rebuilt / 1000, unit: 's', ratio: many.rebuilt / few.rebuilt, aim: '≤ 15 × a tenth of it' }
  ]
}

interface Measured { ms: Map<string, number>; bytes: Map<string, number>; checkIn: number; rebuilt: number }

async function measure(url: string, members: number): Promise<Measured> {
  const tokens = await prepareStudy(url, members, members * EACH)
  const ctx = await openContext(readConfig({ DATABASE_URL: url, SECRET, PORT: '0', WEB_ROOT: '/nonexistent', WRITER: 'inline' }), { boardMs: 0, log: pino({ level: 'silent' }) })
  const app = await buildApp(ctx)
  const call = async (who: 'member' | 'organiser', method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
    const begun = performance.now()
    const reply = await app.inject({ method, url: `/api${path}`, headers: { authorization: `Bearer ${tokens[who]}` }, ...(payload && { payload }) })
    if (reply.statusCode >= 400) throw new Error(`${path}: ${reply.statusCode} ${reply.body.slice(0, 200)}`)
    return { ms: performance.now() - begun, bytes: reply.body.length }
  }
  const begun = performance.now()
  await rebuildPlan(ctx, tokens.planId)
  const rebuilt = performance.now() - begun
  await call('organiser', 'PUT', '/switches', { studyPoints: true, studyBoards: true, social: true, showWhenChecked: false })
  const measured: Measured = { ms: new Map(), bytes: new Map(), checkIn: 0, rebuilt }
  for (const [who, path] of routes) {
    const first = await call(who, 'GET', path)
    const times: number[] = []
    for (let turn = 0; turn < TURNS; turn++) times.push((await call(who, 'GET', path)).ms)
    measured.ms.set(path, median(times))
    measured.bytes.set(path, first.bytes)
  }
  measured.checkIn = (await call('member', 'POST', '/plans/plan/check-ins', { taskId: 'think', given: [], sendId: 'bench-000001' })).ms
  await app.close()
  await ctx.close()
  return measured
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
