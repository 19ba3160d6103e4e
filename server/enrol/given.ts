import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { withinGrants, type Grant } from '../auth/actors'
import { among, type Engine } from '../db/dialects'
import type { RosterImportRowTable, RosterImportTable } from '../db/roster-schema'
import type { Schema } from '../db/schema'
import { reachesOver } from '../roster/range'
import { diffRoster } from './rules/diff'
import type { Column } from './rules/table'
import type { Diff, Entry, Given, ListRow, UnitChoice } from './rules/types'

/** Whoever reads the list in, as far as it decides what the list may change. */
export interface Reader { memberId: string; grants: readonly Grant[] }

export interface RowText { name: string; unit: string; parent: string; unitId: string; staffNo: string; note: string; phoneWrong: ListRow['phoneWrong']; place: string }

export const rowOf = ({ no, body, phone_hash, skipped }: Omit<RosterImportRowTable, 'phone_enc'>): ListRow => ({ no, ...JSON.parse(body) as RowText, phone: phone_hash, skipped: skipped === 1 })

/** The same is loaded for looking and, in the transaction, for applying. */
export async function givenOf(db: Kysely<Schema>, engine: Engine, found: RosterImportTable, reader: Reader): Promise<Given> {
  const stored = await db.selectFrom('roster_import_row').select(['import_id', 'no', 'line', 'body', 'phone_hash', 'skipped']).where('import_id', '=', found.id).orderBy('no').execute()
  const rows = stored.map(rowOf)
  const units = await db.selectFrom('unit').select(['id', 'name', 'parent_id as parentId', 'path']).where('active', '=', 1).where(withinGrants(reader.grants, 'path')).orderBy('path').execute()
  return {
    rows, units, base: found.unit_id, hasUnits: (JSON.parse(found.columns) as Column[]).includes('unit'), choices: JSON.parse(found.choices) as Record<string, UnitChoice>, complete: found.complete === 1,
    people: await peopleOf(db, reader), elsewhere: await elsewhereOf(db, engine, rows, reader)
  }
}

async function peopleOf(db: Kysely<Schema>, { memberId, grants }: Reader): Promise<Entry[]> {
  const people = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.name', 'unit_id', 'staff_no', 'phone_hash', 'note', 'status'])
    .where(withinGrants(grants, 'unit.path')).orderBy('member.id').execute()
  const roles = await db.selectFrom('role_grant').innerJoin('unit', 'unit.id', 'role_grant.unit_id').select(['member_id', 'role', 'unit.path as unitPath']).execute()
  const held = new Map<string, typeof roles>()
  for (const one of roles) held.set(one.member_id, [...(held.get(one.member_id) ?? []), one])
  return people.map(({ id, name, unit_id, staff_no, phone_hash, note, status }) => ({
    id, name, unitId: unit_id, staffNo: staff_no, phone: phone_hash, note, left: status === 'left', guarded: id === memberId || !reachesOver(grants, held.get(id) ?? [])
  }))
}

async function elsewhereOf(db: Kysely<Schema>, engine: Engine, rows: readonly ListRow[], { grants }: Reader): Promise<Given['elsewhere']> {
  const taken = async (column: 'staff_no' | 'phone_hash', values: string[]) => {
    if (values.length === 0) return new Set<string>()
    const { rows: hits } = await sql<{ value: string }>`select ${sql.ref(`member.${column}`)} as value from member join unit on unit.id = member.unit_id
      where ${among(engine, `member.${column}`, values)} and not ${withinGrants(grants, 'unit.path')}`.execute(db)
    return new Set(hits.map(({ value }) => value))
  }
  return {
    staffNos: await taken('staff_no', [...new Set(rows.map(({ staffNo }) => staffNo).filter(Boolean))]),
    phones: await taken('phone_hash', [...new Set(rows.flatMap(({ phone }) => phone ?? []))])
  }
}

/** What was looked at, in short: whoever applies gets this or nothing. */
export function judge(given: Given): { diff: Diff; mark: string } {
  const diff = diffRoster(given)
  const changes = [diff.rows.filter(({ kind }) => kind !== 'same'), diff.left, diff.units, given.complete]
  return { diff, mark: createHash('sha256').update(JSON.stringify(changes)).digest('base64url').slice(0, 32) }
}
