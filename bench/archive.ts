import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import pino from 'pino'
import { readConfig } from '../server/config'
import { openDatabase } from '../server/db/dialects'
import { addJob } from '../server/jobs/queue'
import { runJobs } from '../server/jobs/worker'
import { papersArchive, PAPERS_ARCHIVE, type ArchiveInput } from '../server/papers/archive'
import { finishAttempt } from '../server/quiz/finish-write'
import { openContext } from '../server/start'
import type { Row } from './report'
import { prepare, SECRET } from './world'

const SIZES = [500, 2000]
const IDLE_MS = 5000

/** Papers of twenty questions set and packed per second, and how long requests may have to wait meanwhile; the baseline is a loop with nothing to do. */
export async function archive(): Promise<Row[]> {
  const idle = monitorEventLoopDelay({ resolution: 1 })
  idle.enable()
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
  idle.disable()
  const rows: Row[] = [
    { what: 'event loop with nothing to do (baseline), 99th percentile', value: idle.percentile(99) / 1e6, unit: 'ms' },
    { what: 'event loop with nothing to do (baseline), longest pause', value: idle.max / 1e6, unit: 'ms' }
  ]
  for (const size of SIZES) rows.push(...await measure(size, idle.percentile(99)))
  return rows
}

async function measure(members: number, idle: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-bench-'))
  const url = `file:${join(folder, 'bench.db')}`
  const prepared = await prepare(url, members)
  await wordy(url)
  const ctx = await openContext(readConfig({ DATABASE_URL: url, SECRET, WEB_ROOT: '/nonexistent' }), { builtFrom: join(__dirname, '..'), log: pino({ level: 'silent' }) })
  await Promise.all(prepared.attemptIds.map((attemptId, i) => ctx.writer.write(finishAttempt, {
    attemptId, memberId: `m${i}`, now: Date.now(), why: 'submitted', save: JSON.parse(prepared.bodies[i] ?? '{}') as never
  })))
  const input: ArchiveInput = { scope: { roundId: prepared.roundId, phases: ['main'], which: 'all', within: null }, member: 'nobody' }
  await ctx.writer.write(addJob, { id: 'archive', kind: PAPERS_ARCHIVE, unit_id: 'top', actor: 'a0', title: '答卷存档', message: '', at: Date.now(), input })
  global.gc?.()
  const heap = process.memoryUsage().rss
  let most = heap
  const sampling = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, 50)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const began = performance.now()
  await runJobs(ctx, [papersArchive()])
  const seconds = (performance.now() - began) / 1000
  delay.disable()
  clearInterval(sampling)
  const { size } = await ctx.db.selectFrom('job_file').select('size').where('job_id', '=', 'archive').executeTakeFirstOrThrow()
  await ctx.close()
  rmSync(folder, { recursive: true, force: true })
  const meanwhile = `while ${members} papers are set`
  return [
    { what: `papers set as PDF and archived, ${members} of 20 questions`, value: members / seconds, unit: '/s' },
    { what: 'bytes of one of them in the archive', value: size / members, unit: 'B' },
    { what: `event loop ${meanwhile}, 99th percentile`, value: delay.percentile(99) / 1e6, unit: 'ms', ratio: delay.percentile(99) / idle, aim: '< 50' },
    { what: `event loop ${meanwhile}, longest pause`, value: delay.max / 1e6, unit: 'ms' },
    { what: `memory ${meanwhile}, above what it was before`, value: (most - heap) / 2 ** 20, unit: 'MiB', aim: 'does not grow with the papers' }
  ]
}

/** Questions as long as real ones are. */
async function wordy(url: string): Promise<void> {
  const { db, close } = openDatabase(url)
  const words = '中国共产党第一次全国代表大会于一九二一年七月在上海召开后转移至浙江嘉兴南湖通过党的第一个纲领选举产生中央局'
  const some = (from: number, length: number) => Array.from({ length }, (_, i) => words.charAt((from * 7 + i * 3) % words.length)).join('')
  const rows = await db.selectFrom('question_version').select('id').execute()
  for (const [i, { id }] of rows.entries()) {
    await db.updateTable('question_version').set({ stem: `${some(i, 60)}（　　）。`, options: JSON.stringify([8, 12, 16, 20].map((n) => some(i + n, n))), analysis: some(i, 80), source: '《中国共产党简史》' }).where('id', '=', id).execute()
  }
  await close()
}
