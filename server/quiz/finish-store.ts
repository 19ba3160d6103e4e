import { sql } from 'kysely'
import { among } from '../db/dialects'
import { bulkUpdate } from '../db/dialects/bulk'
import type { AttemptTable, Schema, StandingTable, UnitStandingTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { addCells, addDaily, addUnitStandings, upsertStandings } from '../leaderboard/store'
import type { PaperItem, Rubric } from '../rounds/rules/types'
import { loadAttempts, loadPapers, loadRounds, loadRubrics, rubricEpoch, unique, type Epoch, type LoadedRound } from './load'

export type EndedAttempt = Pick<AttemptTable, 'id' | 'state' | 'open_key' | 'finished_at' | 'finish' | 'score' | 'correct' | 'time_ms' | 'marks' | 'scored_epoch'>

/** Everything that ending a batch of attempts changes. */
export interface FinishChanges {
  attempts: EndedAttempt[]
  standings: StandingTable[]
  units: UnitStandingTable[]
  cells: Schema['rank_cell'][]
  days: Schema['daily_new'][]
}

/** What is kept of the members and units that a batch touches. */
export interface KeptFigures {
  standings: StandingTable[]
  units: UnitStandingTable[]
  /** Unit id → path. */
  paths: Map<string, string>
}

/**
 * What ending attempts reads and writes. The database is one such store; the benchmark has another in memory, to tell what durability costs.
 */
export interface FinishStore {
  /** Asked for before anything else. */
  epoch(): Promise<Epoch>
  attempts(ids: readonly string[]): Promise<Map<string, AttemptTable>>
  rounds(ids: readonly string[]): Promise<Map<string, LoadedRound>>
  papers(attemptIds: readonly string[]): Promise<Map<string, PaperItem[]>>
  rubrics(versions: readonly string[], epoch: Epoch): Promise<Map<string, Rubric>>
  kept(rows: readonly AttemptTable[]): Promise<KeptFigures>
  write(changes: FinishChanges): Promise<void>
}

const updateFinished = bulkUpdate<EndedAttempt>({
  table: 'attempt', key: 'id',
  columns: { id: 'text', state: 'text', open_key: 'text', finished_at: 'bigint', finish: 'text', score: 'bigint', correct: 'bigint', time_ms: 'bigint', marks: 'text', scored_epoch: 'bigint' }
})

export const finishStore = (tx: Tx): FinishStore => ({
  epoch: () => rubricEpoch(tx),
  attempts: (ids) => loadAttempts(tx, ids),
  rounds: (ids) => loadRounds(tx, ids),
  papers: (ids) => loadPapers(tx, ids),
  rubrics: (versions, epoch) => loadRubrics(tx, versions, epoch),
  kept: (rows) => keptFor(tx, rows),
  async write({ attempts, standings, units, cells, days }) {
    const { db, engine } = tx
    await updateFinished(db, engine, attempts)
    await upsertStandings(db, engine, standings)
    await addUnitStandings(db, engine, units)
    await addCells(db, engine, cells)
    await addDaily(db, engine, days)
  }
})

async function keptFor({ db, engine }: Tx, rows: readonly AttemptTable[]): Promise<KeptFigures> {
  if (rows.length === 0) return { standings: [], units: [], paths: new Map() }
  const rounds = unique(rows.map((row) => row.round_id))
  const unitIds = unique(rows.map((row) => row.unit_id))
  const { rows: standings } = await sql<StandingTable>`select * from standing where ${among(engine, 'round_id', rounds)}
    and ${among(engine, 'phase', unique(rows.map((row) => row.phase)))} and ${among(engine, 'member_id', unique(rows.map((row) => row.member_id)))}`.execute(db)
  const { rows: units } = await sql<UnitStandingTable>`select * from unit_standing where ${among(engine, 'round_id', rounds)} and ${among(engine, 'unit_id', unitIds)}`.execute(db)
  const { rows: paths } = await sql<{ id: string; path: string }>`select id, path from unit where ${among(engine, 'id', unitIds)}`.execute(db)
  return { standings, units, paths: new Map(paths.map(({ id, path }) => [id, path])) }
}
