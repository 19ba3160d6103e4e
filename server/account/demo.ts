import { sql, type Kysely } from 'kysely'
import type { DemoPerson } from '../../contract/account'
import { grantsOf } from '../auth/actors'
import type { Schema } from '../db/schema'
import { metaValue } from '../meta'

const SHOWN = 20

/** People to sign in as: those the seed put forward first, then whoever matches. */
export async function demoPeople(db: Kysely<Schema>, search: string): Promise<DemoPerson[]> {
  const featured = JSON.parse(await metaValue(db, 'demo-people', '[]')) as { memberId: string; note: string }[]
  const notes = new Map(featured.map((person) => [person.memberId, person.note]))
  let query = db.selectFrom('account').innerJoin('member', 'member.id', 'account.member_id').innerJoin('unit', 'unit.id', 'member.unit_id')
    .select(['account.id as accountId', 'member.id as memberId', 'member.name', 'unit.id as unitId', 'unit.name as unitName'])
    .where('member.status', '=', 'active')
  if (search) {
    const pattern = `%${search}%`
    query = query.where(sql<boolean>`(member.name like ${pattern} or unit.name like ${pattern})`)
  } else {
    query = query.where('member.id', 'in', [...notes.keys(), ''])
  }
  const rows = await query.orderBy('unit.depth').orderBy('unit.sort').orderBy('member.id').limit(SHOWN).execute()
  const order = [...notes.keys()]
  const sorted = search ? rows : rows.sort((a, b) => order.indexOf(a.memberId) - order.indexOf(b.memberId))
  return Promise.all(sorted.map(async (row) => ({
    accountId: row.accountId, name: row.name, unit: { id: row.unitId, name: row.unitName },
    roles: (await grantsOf(db, row.memberId)).map(({ role, unitId, unitName }) => ({ role, unit: { id: unitId, name: unitName } })),
    note: notes.get(row.memberId) ?? ''
  })))
}
