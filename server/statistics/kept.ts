import { sql } from 'kysely'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import type { Round } from '../rounds/round'
import { ttlCache, type TtlCache } from '../ttl-cache'
import { phaseItems, type PhaseItems } from './items'

const KEEP_MS = 30000
const kept = new WeakMap<Context, TtlCache<PhaseItems>>()

/** How many papers of each phase are finished, and the figures of a phase's questions: read anew when one is handed in or marked again. */
export async function keptItems(ctx: Context, round: Pick<Round, 'id'>): Promise<{ stamps: ReadonlyMap<string, number>; read: (phase: PhaseConfig) => Promise<PhaseItems> }> {
  const known = kept.get(ctx) ?? ttlCache<PhaseItems>(KEEP_MS, 20)
  kept.set(ctx, known)
  const { rows } = await sql<{ phase: string; n: number; epoch: number }>`select phase, count(*) as n, coalesce(sum(scored_epoch), 0) as epoch from attempt
    where round_id = ${round.id} and finished_at is not null group by phase`.execute(ctx.db)
  const stamps = new Map(rows.map((row) => [row.phase, row]))
  return {
    stamps: new Map(rows.map(({ phase, n }) => [phase, Number(n)])),
    read(phase) {
      const stamp = stamps.get(phase.id)
      return known.get(`${round.id} ${phase.id} ${stamp?.n} ${stamp?.epoch}`, () => phaseItems(ctx, round.id, phase))
    }
  }
}
