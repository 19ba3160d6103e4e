import { sql } from 'kysely'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import { among, forShare, forUpdate } from '../db/dialects'
import type { AttemptTable, RoundTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import type { PaperItem, Rubric } from '../rounds/rules/types'

/* What the quiz's writes read, for a whole batch at a time: one statement text each, whatever the number of ids. */

export const byKey = <T, K extends keyof T>(rows: readonly T[], key: K) => new Map(rows.map((row) => [row[key], row]))
export const unique = (values: readonly string[]) => [...new Set(values)]

export async function loadAttempts({ db, engine }: Tx, ids: readonly string[]): Promise<Map<string, AttemptTable>> {
  const { rows } = await sql<AttemptTable>`select * from attempt where ${among(engine, 'id', unique(ids))} order by id ${forUpdate(engine)}`.execute(db)
  return byKey(rows, 'id')
}

/** Papers never change once drawn. */
export async function loadPapers({ db, engine }: Tx, attemptIds: readonly string[]): Promise<Map<string, PaperItem[]>> {
  const { rows } = await sql<{ attempt_id: string; body: string }>`select attempt_id, body from paper where ${among(engine, 'attempt_id', unique(attemptIds))}`.execute(db)
  return new Map(rows.map((row) => [row.attempt_id, JSON.parse(row.body) as PaperItem[]]))
}

export type LoadedRound = Pick<RoundTable, 'id' | 'unit_id' | 'state' | 'version' | 'closes_at' | 'opens_at' | 'practice' | 'ended_at' | 'seed' | 'paused_at' | 'paused_why'> & { config: RoundConfig }

export const phaseOf = (round: LoadedRound, id: string): PhaseConfig | undefined => round.config.phases.find((phase) => phase.id === id)

export async function loadRounds({ db, engine, cache }: Tx, ids: readonly string[]): Promise<Map<string, LoadedRound>> {
  const { rows } = await sql<Omit<LoadedRound, 'config'>>`select id, unit_id, state, version, opens_at, closes_at, practice, ended_at, seed, paused_at, paused_why from round where ${among(engine, 'id', unique(ids))}`.execute(db)
  const missing = rows.filter((row) => !cache.get(`config ${row.id} ${row.version}`)).map((row) => row.id)
  if (missing.length) {
    const configs = await sql<{ id: string; version: number; config: string }>`select id, version, config from round where ${among(engine, 'id', missing)}`.execute(db)
    for (const row of configs.rows) cache.set(`config ${row.id} ${row.version}`, JSON.parse(row.config))
  }
  return new Map(rows.map((row) => [row.id, { ...row, config: cache.get(`config ${row.id} ${row.version}`) as RoundConfig }]))
}

/** How often keys have been corrected so far. `key` also tells apart two corrections of which one was rolled back. */
export interface Epoch {
  n: number
  key: string
}

export const EPOCH = 'rubric_epoch'

/**
 * Read first in a batch that marks papers. No key changes until the batch has ended; and while a correction, or a re-scoring, is being
 * written (`exclusive`), no paper is marked.
 */
export async function rubricEpoch({ db, engine }: Pick<Tx, 'db' | 'engine'>, exclusive = false): Promise<Epoch> {
  const { rows: [row] } = await sql<{ value: string }>`select value from meta where key = ${EPOCH} ${exclusive ? forUpdate(engine) : forShare(engine)}`.execute(db)
  const key = row?.value ?? '0'
  return { n: parseInt(key, 10), key }
}

/** Keys of question versions. They change by a correction alone, which begins a new epoch: within one each is read once. */
export async function loadRubrics({ db, engine, cache }: Tx, versions: readonly string[], epoch: Epoch): Promise<Map<string, Rubric>> {
  const found = new Map<string, Rubric>()
  const missing: string[] = []
  const nameOf = (version: string) => `rubric ${epoch.key} ${version}`
  for (const version of unique(versions)) {
    const known = cache.get(nameOf(version)) as Rubric | undefined
    if (known) found.set(version, known)
    else missing.push(version)
  }
  if (missing.length) {
    const { rows } = await sql<{ id: string; rubric: string }>`select id, rubric from question_version where ${among(engine, 'id', missing)}`.execute(db)
    for (const row of rows) {
      const rubric = JSON.parse(row.rubric) as Rubric
      cache.set(nameOf(row.id), rubric)
      found.set(row.id, rubric)
    }
  }
  return found
}
