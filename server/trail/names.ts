import { sql, type Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import { personIn, trailKinds, type Subject } from './rules/words'

/** Where the present name of each kind of subject stands. */
const sources: Record<Exclude<Subject, 'none'>, string> = {
  round: 'select id, title as name from round where id in', question: 'select q.id, v.stem as name from question q join question_version v on v.question_id = q.id and v.version = q.version where q.id in',
  bank: 'select id, name from bank where id in', import: 'select id, name from question_import where id in',
  certificate: `select c.code as id, c.name as name from certificate c where c.code in`, member: 'select id, name from member where id in', unit: 'select id, name from unit where id in',
  event: 'select id, title as name from event where id in', plan: 'select id, title as name from plan where id in', material: 'select id, title as name from material where id in', column: 'select id, name from material_column where id in',
  offer: 'select id, title as name from menu_offer where id in',
  join: 'select id, name from join_request where id in', account: 'select a.id, m.name from account a join member m on m.id = a.member_id where a.id in'
}
const SHOWN = 60

/** 刘美华（普及处党支部）, by the member's id: those whom entries about something else concern. */
export async function peopleOf(db: Kysely<Schema>, data: readonly Record<string, unknown>[]): Promise<Map<string, string>> {
  const ids = [...new Set(data.flatMap((one) => personIn(one) ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.name', 'unit.name as unit']).where('member.id', 'in', ids).execute()
  return new Map(rows.map(({ id, name, unit }) => [id, `${name}（${unit}）`]))
}

/** What each entry is about, by the entry's id; left out: it is gone, or has no name. */
export async function namesOf(db: Kysely<Schema>, entries: readonly { id: string; kind: string; subject: string }[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [kind, source] of Object.entries(sources)) {
    const asked = entries.filter((entry) => trailKinds[entry.kind]?.subject === kind)
    if (asked.length === 0) continue
    const { rows } = await sql<{ id: string; name: string | null }>`${sql.raw(source)} (${sql.join([...new Set(asked.map(({ subject }) => subject))])})`.execute(db)
    const found = new Map(rows.map((row) => [row.id, row.name ?? '']))
    for (const { id, subject } of asked) {
      const name = found.get(subject)
      if (name) names.set(id, name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name)
    }
  }
  return names
}
