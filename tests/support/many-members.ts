import { sql, type Kysely } from 'kysely'
import type { Schema } from '../../server/db/schema'

/** So many members who have done in a plan what one of them did: as many rows as a campaign of a whole city leaves. */
export async function manyMembers(db: Kysely<Schema>, planId: string, like: string, count: number): Promise<void> {
  const { id: _member, ...member } = await db.selectFrom('member').select(['id', 'unit_id', 'name', 'status', 'created_at']).where('id', '=', like).executeTakeFirstOrThrow()
  const kept = await db.selectFrom('plan_member').selectAll().where('plan_id', '=', planId).where('member_id', '=', like).executeTakeFirstOrThrow()
  const rows = await db.selectFrom('check_in').selectAll().where('plan_id', '=', planId).where('member_id', '=', like).execute()
  const entries = await db.selectFrom('point_entry').selectAll().where('plan_id', '=', planId).where('member_id', '=', like).execute()
  await db.transaction().execute(async (trx) => {
    for (let no = 1; no <= count; no++) {
      const id = `zz-${String(no).padStart(5, '0')}`
      const own = (of: string) => `${id}-${of}`
      await trx.insertInto('member').values({ ...member, id, staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null }).execute()
      await trx.insertInto('plan_member').values({ ...kept, member_id: id }).execute()
      for (const row of rows) await trx.insertInto('check_in').values({ ...row, id: own(row.id), member_id: id, by_member: id, send_id: own(row.send_id) }).execute()
      for (const row of entries) {
        const cause = row.cause.replace(/^check-in:/, `check-in:${id}-`)
        await trx.insertInto('point_entry').values({ ...row, id: own(row.id), member_id: id, cause, check_in_id: row.check_in_id && own(row.check_in_id) }).execute()
      }
    }
  })
}

/** How many members of the plan have how many hundredths of points, by what is kept of them and by the ledger. */
export async function pointsHeld(db: Kysely<Schema>, planId: string): Promise<[kept: number, ledger: number, members: number][]> {
  const { rows } = await sql<{ points: number; sum: number; n: number }>`select k.points, coalesce(e.n, 0) as sum, count(*) as n from plan_member k
    left join (select member_id, sum(delta) as n from point_entry where plan_id = ${planId} group by member_id) e on e.member_id = k.member_id
    where k.plan_id = ${planId} group by k.points, coalesce(e.n, 0) order by k.points`.execute(db)
  return rows.map(({ points, sum, n }) => [Number(points), Number(sum), Number(n)])
}
