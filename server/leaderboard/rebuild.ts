import type { Kysely } from 'kysely'
import type { Engine } from '../db/dialects'
import type { AttemptTable, Schema, StandingTable, UnitStandingTable } from '../db/schema'
import { defineWrite } from '../db/writer/write'
import { roundFrom, type Round } from '../rounds/round'
import { lineage } from '../unit-path'
import { cellChanges, nextStanding, unitChange } from './standing'
import { addCells, addDaily, addUnitStandings, upsertStandings } from './store'

/** Everything that is kept about a round beside its attempts. */
export interface Kept {
  standings: StandingTable[]
  units: UnitStandingTable[]
  cells: Schema['rank_cell'][]
  days: Schema['daily_new'][]
}

type Finished = Pick<AttemptTable, 'phase' | 'member_id' | 'unit_id' | 'for_unit' | 'no' | 'day' | 'score' | 'correct' | 'total' | 'time_ms' | 'finished_at'>

/**
 * Works a round's standings out from its attempts alone. What the finishing of attempts keeps up step by step must be exactly this; a
 * test holds the two against each other after random histories.
 */
export function keptFrom(round: Pick<Round, 'id' | 'config' | 'practice'>, attempts: readonly Finished[], paths: ReadonlyMap<string, string>): Kept {
  const standings = new Map<string, StandingTable>()
  const units = new Map<string, UnitStandingTable>()
  const cells = new Map<string, Schema['rank_cell']>()
  const days = new Map<string, Schema['daily_new']>()
  const inOrder = round.practice ? [] : [...attempts].sort((a, b) => (a.member_id < b.member_id ? -1 : a.member_id > b.member_id ? 1 : a.no - b.no))
  for (const row of inOrder) {
    const phase = round.config.phases.find((one) => one.id === row.phase)
    if (!phase) continue
    const key = `${row.phase}:${row.member_id}`
    const before = standings.get(key)
    const owner = { roundId: round.id, phase: row.phase, memberId: row.member_id, unitId: row.unit_id, forUnit: row.for_unit === 1 }
    const { row: after } = nextStanding({ counting: phase.counting, person: round.config.person, opensAt: phase.window.opensAt }, owner, before, {
      day: row.day, score: row.score ?? 0, timeMs: row.time_ms ?? 0, finishedAt: row.finished_at ?? 0, perfect: row.correct === row.total
    })
    standings.set(key, after)
    for (const { level, cell, n } of cellChanges(before, after)) {
      const id = `${row.phase}:${level}:${cell}`
      cells.set(id, { round_id: round.id, phase: row.phase, level, cell, n: (cells.get(id)?.n ?? 0) + n })
    }
    if (!owner.forUnit) continue
    const change = unitChange(before, after)
    for (const unitId of lineage(paths.get(row.unit_id) ?? row.unit_id)) {
      const id = `${row.phase}:${unitId}`
      const sum = units.get(id) ?? { round_id: round.id, phase: row.phase, unit_id: unitId, participants: 0, attempts: 0, score_sum: 0, time_sum: 0, full_marks: 0 }
      units.set(id, {
        ...sum, participants: sum.participants + change.participants, attempts: sum.attempts + change.attempts, score_sum: sum.score_sum + change.score_sum,
        time_sum: sum.time_sum + change.time_sum, full_marks: sum.full_marks + change.full_marks
      })
      if (!change.participants) continue
      const dayId = `${id}:${row.day}`
      days.set(dayId, { round_id: round.id, phase: row.phase, unit_id: unitId, day: row.day, n: (days.get(dayId)?.n ?? 0) + change.participants })
    }
  }
  return { standings: [...standings.values()], units: [...units.values()], cells: [...cells.values()].filter((row) => row.n !== 0), days: [...days.values()] }
}

async function computed(db: Kysely<Schema>, roundId: string): Promise<Kept | undefined> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirst()
  if (!row) return undefined
  const attempts = await db.selectFrom('attempt').select(['phase', 'member_id', 'unit_id', 'for_unit', 'no', 'day', 'score', 'correct', 'total', 'time_ms', 'finished_at'])
    .where('round_id', '=', roundId).where('finished_at', 'is not', null).execute()
  const units = await db.selectFrom('unit').select(['id', 'path']).execute()
  return keptFrom(roundFrom(row), attempts, new Map(units.map((unit) => [unit.id, unit.path])))
}

export async function keptNow(db: Kysely<Schema>, roundId: string): Promise<Kept> {
  const [standings, units, cells, days] = await Promise.all([
    db.selectFrom('standing').selectAll().where('round_id', '=', roundId).execute(),
    db.selectFrom('unit_standing').selectAll().where('round_id', '=', roundId).execute(),
    db.selectFrom('rank_cell').selectAll().where('round_id', '=', roundId).where('n', '!=', 0).execute(),
    db.selectFrom('daily_new').selectAll().where('round_id', '=', roundId).execute()
  ])
  return { standings, units, cells, days }
}

/** The rows as texts in a fixed order: equal texts, equal content. */
const texts = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()

/** How many kept rows differ from what the attempts say. */
export async function differences(db: Kysely<Schema>, roundId: string): Promise<number> {
  const expected = await computed(db, roundId)
  if (!expected) return 0
  const kept = await keptNow(db, roundId)
  return (['standings', 'units', 'cells', 'days'] as const).reduce((sum, part) => {
    const right = new Set(texts(expected[part]))
    const have = new Set(texts(kept[part]))
    return sum + [...right].filter((row) => !have.has(row)).length + [...have].filter((row) => !right.has(row)).length
  }, 0)
}

async function replace(db: Kysely<Schema>, engine: Engine, roundId: string, kept: Kept) {
  for (const table of ['standing', 'unit_standing', 'rank_cell', 'daily_new'] as const) await db.deleteFrom(table).where('round_id', '=', roundId).execute()
  await upsertStandings(db, engine, kept.standings)
  await addUnitStandings(db, engine, kept.units)
  await addCells(db, engine, kept.cells)
  await addDaily(db, engine, kept.days)
}

/** Writes a round's standings anew from its attempts, in one transaction; answers how many kept rows were different before. */
export const rebuildRound = defineWrite('round.rebuild', async ({ db, engine }, { roundId }: { roundId: string }) => {
  const different = await differences(db, roundId)
  const kept = await computed(db, roundId)
  if (kept) await replace(db, engine, roundId, kept)
  return { different, standings: kept?.standings.length ?? 0 }
})
