import type { Kysely } from 'kysely'
import type { HonourKind } from '../../contract/awards'
import type { Schema } from '../db/schema'
import { pathEnd } from '../unit-path'
import { newestVersion } from './announced'
import { listId, type ListHead } from './lists'

export interface AwardBelow { name: string; kind: HonourKind; total: number; own: number; names: string[] }

/** What was made known of a round: how many have each award, and who of a unit and everything below it. */
export async function announcedBelow(db: Kysely<Schema>, roundId: string, path: string, most: number): Promise<AwardBelow[]> {
  const version = await newestVersion(db, roundId)
  const newest = await db.selectFrom('announcement').select('lists').where('round_id', '=', roundId).where('version', '=', version).executeTakeFirst()
  const draws = await db.selectFrom('prize_draw').select(['draw', 'rule', 'winners']).where('round_id', '=', roundId).orderBy('at').orderBy('draw').execute()
  const heads: (ListHead & { version: number })[] = [
    ...(newest ? JSON.parse(newest.lists) as ListHead[] : []).map((head) => ({ ...head, version })),
    ...draws.map(({ draw, rule, winners }) => ({
      id: listId('draw', draw), kind: 'draw' as const, name: (JSON.parse(rule) as { name: string }).name, total: (JSON.parse(winners) as unknown[]).length, version: 1
    }))
  ]
  if (heads.length === 0) return []
  const rows = await db.selectFrom('honour').innerJoin('unit', 'unit.id', 'honour.unit_id').select(['honour.list', 'honour.version', 'honour.name'])
    .where('round_id', '=', roundId).where('unit.path', '>=', path).where('unit.path', '<', pathEnd(path)).orderBy('list').orderBy('place').execute()
  return heads.map((head) => {
    const own = rows.filter((row) => row.list === head.id && row.version === head.version)
    return { name: head.name, kind: head.kind, total: head.total, own: own.length, names: own.slice(0, most).map(({ name }) => name) }
  })
}
