import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../server/db/dialects'
import { migrate } from '../server/db/migrate'
import { writeKept } from '../server/leaderboard/store'
import { rankOf } from '../server/leaderboard/rank'
import { rankKey } from '../server/rounds/rules/ranking'
import { seededRandom } from '../server/rounds/rules/random'
import { cellChanges } from '../server/leaderboard/standing'
import type { StandingTable } from '../server/db/schema'
import type { Row } from './report'

const SIZES = [1e3, 1e4, 1e5, 1e6]
const ASKED = 400

/** What it costs to tell one member's rank as the round grows: the baseline is a COUNT over the index. */
export async function ranks(): Promise<Row[]> {
  const rows: Row[] = []
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'xueshi-bench-'))
    const database = openDatabase(`file:${join(folder, 'ranks.db')}`)
    await migrate(database)
    const sample = await fill(database, size)
    const histogram = await perCall(sample, (row) => rankOf(database.db, row))
    const counted = await perCall(sample.slice(0, size >= 1e5 ? 40 : ASKED), (row) => countBefore(database, row))
    rows.push({ what: `rank of me among 10^${Math.log10(size)}`, value: histogram, unit: 'µs', ratio: histogram / counted, aim: 'does not grow linearly' })
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return rows
}

async function fill({ db, engine }: Database, size: number): Promise<StandingTable[]> {
  const random = seededRandom('ranks')
  const cells = new Map<string, { round_id: string; board: string; level: number; cell: number; n: number }>()
  const sample: StandingTable[] = []
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < size; from += 10000) {
      const rows = Array.from({ length: Math.min(10000, size - from) }, (_, i): StandingTable => {
        const score = Math.floor(random() * 101) * 100
        const timeMs = Math.floor(random() * 1800000)
        const finishedAt = Math.floor(random() * 1209600000)
        const key = rankKey({ ties: ['time', 'finish'] }, { member: '', attempts: 1, score, timeMs, finishedAt }, 0, () => 0)
        return { round_id: 'r', board: 'main', member_id: `m${from + i}`, unit_id: 'u', for_unit: 1, score, ...key, passed: 0, ranked: 1, group_id: '', time_ms: timeMs, finished_at: finishedAt, attempts: 1, full_mark: 0, tally: '{}' }
      })
      await writeKept(trx, engine, { standings: rows, units: [], cells: [], days: [] })
      for (const row of rows) {
        for (const { level, cell, n } of cellChanges(undefined, row)) {
          const key = `${level}:${cell}`
          cells.set(key, { round_id: 'r', board: 'main', level, cell, n: (cells.get(key)?.n ?? 0) + n })
        }
        if (random() < ASKED / size) sample.push(row)
      }
    }
    await writeKept(trx, engine, { standings: [], units: [], cells: [...cells.values()], days: [] })
  })
  return sample
}

async function countBefore({ db }: Database, row: StandingTable): Promise<number> {
  const found = await db.selectFrom('standing').select((eb) => eb.fn.countAll<number>().as('n')).where('round_id', '=', 'r').where('board', '=', 'main')
    .where((eb) => eb.or([eb('score', '>', row.score), eb.and([eb('score', '=', row.score), eb('tie1', '<', row.tie1)])])).executeTakeFirstOrThrow()
  return found.n
}

async function perCall(sample: readonly StandingTable[], call: (row: StandingTable) => Promise<unknown>): Promise<number> {
  for (const row of sample.slice(0, 20)) await call(row)
  const started = performance.now()
  for (const row of sample) await call(row)
  return ((performance.now() - started) / sample.length) * 1000
}
