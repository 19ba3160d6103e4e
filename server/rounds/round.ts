import type { Kysely } from 'kysely'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import type { RoundTable, Schema } from '../db/schema'
import { isBounded } from './rules/notice'
import { fullScore } from './rules/score'
import { toHundredths, toPoints } from './rules/types'
import type { MeanScale } from './rules/units'

/** A round as its row and its rules. */
export interface Round extends Omit<RoundTable, 'config'> {
  config: RoundConfig
  phase: PhaseConfig
}

export type RoundMoment = 'draft' | 'upcoming' | 'open' | 'closed'

export function roundFrom(row: RoundTable): Round {
  const config = JSON.parse(row.config) as RoundConfig
  const phase = config.phases[0]
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

/** Questions of one paper and what it can give, in points. */
export function paperFacts({ phase }: Pick<Round, 'phase'>): { questions: number; fullScore: number } {
  const items = phase.paper.kind === 'fixed'
    ? phase.paper.questions.map(({ points }) => ({ points: toHundredths(points) }))
    : phase.paper.parts.flatMap(({ count, points }) => Array.from({ length: count }, () => ({ points: toHundredths(points) })))
  return { questions: items.length, fullScore: toPoints(fullScore(items, phase.scoring, phase.timing.questionSeconds)) }
}

export const meanScale = (round: Pick<Round, 'config' | 'phase'>): MeanScale => ({ full: paperFacts(round).fullScore, bounded: isBounded(round.config) })
