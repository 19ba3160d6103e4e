import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import pino from 'pino'
import { clearFailures } from '../server/account/writes'
import { readConfig } from '../server/config'
import type { Context } from '../server/context'
import { openDatabase } from '../server/db/dialects'
import { migrate } from '../server/db/migrate'
import { commit } from '../server/questions/imports/commit'
import { interpret } from '../server/questions/imports/interpret'
import { stage } from '../server/questions/imports/stage'
import { undo } from '../server/questions/imports/undo'
import { readText } from '../server/questions/read/text'
import { searchPage, type Search } from '../server/questions/search'
import { indexOf, insertKeys, insertQuestions, insertTexts, insertVersions } from '../server/questions/store'
import { questionRow, versionRow } from '../server/questions/versions'
import { openContext } from '../server/start'
import type { Row } from './report'
import { SECRET } from './world'

const BANK = 1e5
const IMPORT = 1e4
const HAN = '中国共产党在一九二年七月上海召开第次全代表大会员遵义南昌起武装斗争土地革命长征胜利改放新时民族复兴建设社主精神红色延安井冈山抗日解放人民军队'
const TOPICS = Array.from({ length: 20 }, (_, i) => `专题${i}`)

const mixed = (seed: number) => Math.imul(Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) ^ (seed >>> 12), 0x297a2d39) >>> 0
const words = (seed: number, length: number) => Array.from({ length }, (_, i) => HAN.charAt(mixed(seed * 131 + i) % HAN.length)).join('')

const body = (n: number) => ({
  type: 'single' as const, stem: `${words(n, 30)}，这件事发生在第 ${n} 年？`, options: [1, 2, 3, 4].map((i) => words(n * 7 + i, 6)), answer: [n % 4], texts: [],
  analysis: words(n, 40), source: '', topic: TOPICS[n % 20] ?? '', period: '综合', difficulty: 1 + n % 5, tags: n % 3 ? [] : ['会议']
})
const paper = (from: number) => Array.from({ length: IMPORT }, (_, i) => {
  const { stem, options, answer } = body(from + i)
  return `${i + 1}. ${stem}\n${options.map((one, at) => `${'ABCD'.charAt(at)}. ${one}`).join('\n')}\n答案：${'ABCD'.charAt(answer[0] ?? 0)}`
}).join('\n')

/** A bank of a hundred thousand questions: searching it, and a file of ten thousand going in and out while others answer. */
export async function bank(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-bench-'))
  const rows = await measure('SQLite', `file:${join(folder, 'questions.db')}`)
  rmSync(folder, { recursive: true, force: true })
  const { startPostgres } = await import(pathToFileURL(resolve('tests/support/postgres.mjs')).href) as { startPostgres(): Promise<{ url: string; stop(): Promise<void> }> }
  const postgres = await startPostgres()
  rows.push(...await measure('PostgreSQL', `${postgres.url}/postgres`))
  await postgres.stop()
  return rows
}

async function measure(engine: string, url: string): Promise<Row[]> {
  await fill(url)
  const ctx = await openContext(readConfig({ DATABASE_URL: url, SECRET, PORT: '0', WEB_ROOT: '/nonexistent' }), { builtFrom: __dirname, log: pino({ level: 'silent' }) })
  const searches: [string, Search][] = [
    ['first page', {}], ['by topic and difficulty', { topic: '专题7', difficulty: 3 }], ['a rare word', { text: '第 77777 年' }], ['two words', { text: '起义 第 4' }],
    ['a word in every question', { text: '这件事' }], ['a word in every question, by topic', { text: '这件事', topic: '专题7' }], ['a word in none', { text: '没有这个词' }]
  ]
  const rows: Row[] = []
  for (const [what, search] of searches) {
    rows.push({ what: `${engine}: search among ${BANK.toLocaleString('en-US')}, ${what}`, value: await median(() => searchPage(ctx, 'b', search, undefined, 50)), unit: 'ms', aim: '< 100' })
  }
  rows.push(...await inAndOut(ctx, engine))
  await ctx.close()
  return rows
}

async function fill(url: string): Promise<void> {
  const database = openDatabase(url, { size: 2 })
  const { db, engine } = database
  await migrate(database)
  await db.insertInto('unit').values({ id: 'top', parent_id: null, name: 'top', depth: 0, path: 'top/', sort: 0, declared_heads: null, active: 1, created_at: 0 }).execute()
  for (const id of ['b', 'other']) await db.insertInto('bank').values({ id, unit_id: 'top', name: id, created_at: 0, practice: 0, updated_at: 0 }).execute()
  for (let from = 0; from < BANK; from += 5000) {
    const by = { editor: '', kind: 'created' as const, now: from }
    const all = Array.from({ length: 5000 }, (_, i) => ({ id: `q${String(from + i).padStart(7, '0')}`, body: body(from + i) }))
    const index = all.map((one) => indexOf(one.id, 'b', one.body))
    await db.transaction().execute(async (trx) => {
      await insertQuestions(trx, engine, all.map((one) => questionRow(one.id, 'b', one.body, by, null)))
      await insertVersions(trx, engine, all.map((one) => versionRow(one.id, 1, one.body, by)))
      await insertKeys(trx, engine, index.flatMap(({ keys }) => keys))
      await insertTexts(trx, engine, index.map(({ text }) => text))
    })
  }
  await database.close()
}

async function median(call: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 7; turn++) {
    const started = performance.now()
    await call()
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)[3] ?? 0
}

async function inAndOut(ctx: Context, engine: string): Promise<Row[]> {
  const rows: Row[] = []
  const name = `${IMPORT.toLocaleString('en-US')} questions`
  const timed = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const waits = watch(ctx)
    const started = performance.now()
    const result = await run()
    rows.push({ what: `${engine}: ${what}`, value: performance.now() - started, unit: 'ms' })
    rows.push({ what: `${engine}: longest that an answer waited meanwhile`, value: await waits.stop(), unit: 'ms', aim: '< 1000' })
    return result
  }
  const text = paper(5e5)
  const read = interpret({ ...readText(text), texts: [] })
  const id = await timed(`staging ${name}, twins looked for among ${BANK.toLocaleString('en-US')}`, () => stage(ctx, read, { name: 'bench', bankId: 'b', actor: 'a', now: Date.now() }))
  const row = await ctx.db.selectFrom('question_import').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  await timed(`bringing ${name} in`, () => commit(ctx, row, 'a', Date.now()))
  await timed(`taking ${name} back`, () => undo(ctx, id, [], 'a', Date.now()))
  return rows
}

/** Small writes all the while, as of people who answer. */
function watch(ctx: Context) {
  let longest = 0
  let on = true
  const running = (async () => {
    while (on) {
      const started = performance.now()
      await ctx.writer.write(clearFailures, { key: 'none' })
      longest = Math.max(longest, performance.now() - started)
      await new Promise((done) => setTimeout(done, 5))
    }
  })()
  return { stop: async () => { on = false; await running; return longest } }
}
