import type { Kysely } from 'kysely'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import type { RoundTable, Schema } from '../db/schema'
import { countingPhases, fullOfPaper, pointsOf } from './rules/phases'

/** A round as its row and its rules. */
export interface Round extends Omit<RoundTable, 'config'> {
  config: RoundConfig
  /** The first that counts, where one has to stand for the whole round. */
  phase: PhaseConfig
}

export type RoundMoment = 'draft' | 'upcoming' | 'open' | 'closed'

export function roundFrom(row: RoundTable): Round {
  const config = JSON.parse(row.config) as RoundConfig
  const phase = countingPhases(config)[0] ?? config.phases[0]
  if (!phase) throw new Error(`Round ${row.id} has no phase`)
  return { ...row, config, phase }
}

export async function findRound(db: Kysely<Schema>, id: string): Promise<Round | undefined> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()
  return row && roundFrom(row)
}

export const closesAt = (round: Pick<RoundTable, 'closes_at' | 'ended_at'>) => round.ended_at ?? round.closes_at

export function momentOf(round: Pick<RoundTable, 'state' | 'opens_at' | 'closes_at' | 'ended_at'>, now: number): RoundMoment {
  if (round.state === 'draft') return 'draft'
  if (round.state === 'ended' || now >= closesAt(round)) return 'closed'
  return now < round.opens_at ? 'upcoming' : 'open'
}

/** A phase by its id. An attempt's phase is never taken out of the rules. */
export function phaseOfRound(round: Pick<Round, 'id' | 'config'>, id: string): PhaseConfig {
  const phase = round.config.phases.find((one) => one.id === id)
  if (!phase) throw new Error(`Round ${round.id} lost its phase ${id}`)
  return phase
}

/** Questions of one paper, and what it can give in points; null: as many as one can. */
export function paperFacts(phase: PhaseConfig): { questions: number; fullScore: number | null } {
  return { questions: pointsOf(phase.paper).length, fullScore: fullOfPaper(phase.paper, phase) }
}
