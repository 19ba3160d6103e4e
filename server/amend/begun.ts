import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'

/** How many attempts were started, by phase. */
export async function attemptsIn(db: Kysely<Schema>, roundId: string): Promise<Map<string, number>> {
  const rows = await db.selectFrom('attempt').select((eb) => ['phase', eb.fn.countAll<number>().as('n')]).where('round_id', '=', roundId).groupBy('phase').execute()
  return new Map(rows.map((row) => [row.phase, Number(row.n)]))
}
