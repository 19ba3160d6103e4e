import type { Tx } from '../db/writer/write'
import { lineage } from '../unit-path'

/** Who organises a unit itself; where nobody does, who organises the nearest above it. */
export async function organisersOf({ db }: Pick<Tx, 'db'>, unitId: string): Promise<string[]> {
  const unit = await db.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirst()
  const line = lineage(unit?.path ?? '')
  if (line.length === 0) return []
  const rows = await db.selectFrom('role_grant').innerJoin('member', 'member.id', 'role_grant.member_id').select(['member.id', 'role_grant.unit_id'])
    .where('role_grant.unit_id', 'in', line).where('member.status', '=', 'active').execute()
  for (const id of [...line].reverse()) {
    const here = rows.filter(({ unit_id }) => unit_id === id)
    if (here.length) return [...new Set(here.map((row) => row.id))]
  }
  return []
}
