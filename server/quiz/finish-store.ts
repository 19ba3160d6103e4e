import { bulkUpdate } from '../db/dialects/bulk'
import type { AttemptTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import type { KeptChanges } from '../leaderboard/changes'
import { keptFor, type KeptFigures } from '../leaderboard/kept'
import { writeKept } from '../leaderboard/store'
import type { PaperItem, Rubric } from '../rounds/rules/types'
import { loadAttempts, loadPapers, loadRounds, loadRubrics, rubricEpoch, type Epoch, type LoadedRound } from './load'

export type EndedAttempt = Pick<AttemptTable, 'id' | 'state' | 'open_key' | 'finished_at' | 'finish' | 'score' | 'correct' | 'time_ms' | 'marks' | 'scored_epoch' | 'passed' | 'voided'>

/** Everything that ending a batch of attempts changes. */
export interface FinishChanges extends KeptChanges {
  attempts: EndedAttempt[]
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
  kept(rows: readonly AttemptTable[], rounds: ReadonlyMap<string, LoadedRound>): Promise<KeptFigures>
  write(changes: FinishChanges): Promise<void>
}

const updateFinished = bulkUpdate<EndedAttempt>({
  table: 'attempt', key: 'id',
  columns: { id: 'text', state: 'text', open_key: 'text', finished_at: 'bigint', finish: 'text', score: 'bigint', correct: 'bigint', time_ms: 'bigint', marks: 'text', scored_epoch: 'bigint', passed: 'bigint', voided: 'text' }
})

export const finishStore = (tx: Tx): FinishStore => ({
  epoch: () => rubricEpoch(tx),
  attempts: (ids) => loadAttempts(tx, ids),
  rounds: (ids) => loadRounds(tx, ids),
  papers: (ids) => loadPapers(tx, ids),
  rubrics: (versions, epoch) => loadRubrics(tx, versions, epoch),
  kept: (rows, rounds) => keptFor(tx, rows, rounds),
  async write({ attempts, ...kept }) {
    await updateFinished(tx.db, tx.engine, attempts)
    await writeKept(tx.db, tx.engine, kept)
  }
})
