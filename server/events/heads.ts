import { sql, type Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import { pathEnd } from '../unit-path'
import type { Event } from './event'
import type { HeadsOf } from './rules/pools'

/** Heads of the units of the quota's level within the event's audience; empty where no quota goes by them. */
export async function headsFor(db: Kysely<Schema>, { config }: Pick<Event, 'config'>): Promise<HeadsOf> {
  const { quotas, audience } = config
  if (!quotas?.percent) return new Map()
  const roots = await db.selectFrom('unit').select('path').where('id', 'in', audience.units).execute()
  const units = await db.selectFrom('unit').select(['id', 'path', 'declared_heads']).where('depth', '=', quotas.percent.level).where('active', '=', 1).execute()
  const heads = new Map<string, number>()
  for (const unit of units) {
    if (!roots.some(({ path }) => unit.path.startsWith(path) || path.startsWith(unit.path))) continue
    const { rows: [row] } = await sql<{ n: number }>`select count(*) as n from member m join unit u on u.id = m.unit_id where m.status = 'active' and u.path >= ${unit.path} and u.path < ${pathEnd(unit.path)}`.execute(db)
    // A unit without a roster counts with what it declared.
    heads.set(unit.id, Number(row?.n ?? 0) || Number(unit.declared_heads ?? 0))
  }
  return heads
}
