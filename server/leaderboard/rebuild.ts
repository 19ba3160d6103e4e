import type { Kysely } from 'kysely'
import type { Engine } from '../db/dialects'
import type { AttemptTable, Schema } from '../db/schema'
import { defineWrite } from '../db/writer/write'
import { knownFrom, knownKey, type Known } from '../rounds/round-member'
import { roundFrom, type Round } from '../rounds/round'
import { Changes, type KeptChanges } from './changes'
import { fold, type Foldable } from './fold'
import { ownerOf } from './kept'
import { roundFrame } from './standing'
import { writeKept } from './store'

/** Everything that is kept about a round beside its attempts. */
export type Kept = KeptChanges

type Finished = Foldable & Pick<AttemptTable, 'member_id' | 'unit_id' | 'for_unit'>

/**
 * Works a round's standings out from its attempts alone. What the finishing of attempts keeps up step by step must be exactly this; a
 * test holds the two against each other after random histories.
 */
export function keptFrom(
  round: Pick<Round, 'id' | 'config' | 'practice' | 'seed'>, attempts: readonly Finished[], paths: ReadonlyMap<string, string>, known: ReadonlyMap<string, Known> = new Map()
): Kept {
  const changes = new Changes(paths)
  const frame = roundFrame(round)
  const members = new Map<string, Finished[]>()
  for (const row of round.practice ? [] : attempts) {
    const own = members.get(row.member_id)
    if (own) own.push(row)
    else members.set(row.member_id, [row])
  }
  for (const own of members.values()) {
    const [first] = own
    if (!first) continue
    const owner = ownerOf({ ...first, round_id: round.id }, round.config, { known, paths })
    fold(frame, owner, own, (before, after, day) => { changes.move(frame, before, after, day) })
  }
  return changes.all()
}

async function computed(db: Kysely<Schema>, roundId: string): Promise<Kept | undefined> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirst()
  if (!row) return undefined
  const attempts = await db.selectFrom('attempt')
    .select(['id', 'phase', 'member_id', 'unit_id', 'for_unit', 'no', 'day', 'score', 'correct', 'total', 'time_ms', 'finished_at', 'paper_id', 'passed', 'voided'])
    .where('round_id', '=', roundId).where('finished_at', 'is not', null).execute()
  const units = await db.selectFrom('unit').select(['id', 'path']).execute()
  const known = await db.selectFrom('round_member').selectAll().where('round_id', '=', roundId).execute()
  const round = roundFrom(row)
  return keptFrom(round, attempts, new Map(units.map((unit) => [unit.id, unit.path])), new Map(known.map((one) => [knownKey(roundId, one.member_id), knownFrom(one, round.config)])))
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

/** Writes another content in the place of everything that is kept of a round. */
export async function replaceKept(db: Kysely<Schema>, engine: Engine, roundId: string, kept: Kept) {
  for (const table of ['standing', 'unit_standing', 'rank_cell', 'daily_new'] as const) await db.deleteFrom(table).where('round_id', '=', roundId).execute()
  await writeKept(db, engine, kept)
}

/** Writes a round's standings anew from its attempts, in one transaction; answers how many kept rows were different before. */
export const rebuildRound = defineWrite('round.rebuild', async ({ db, engine }, { roundId }: { roundId: string }) => {
  const different = await differences(db, roundId)
  const kept = await computed(db, roundId)
  if (kept) await replaceKept(db, engine, roundId, kept)
  return { different, standings: kept?.standings.length ?? 0 }
})
