import { sql } from 'kysely'
import type { TrailEntry, TrailGroup } from '../../contract/trail'
import { withinGrants } from '../auth/actors'
import type { Context } from '../context'
import type { Schema } from '../db/schema'
import type { MemberActor } from '../http/call'
import type { Place } from '../http/cursor'
import { namesOf, peopleOf } from './names'
import { kindsOf, personIn, trailWords } from './rules/words'

export interface TrailFilter { from?: number; until?: number; group?: TrailGroup; who?: string }

/** Whose record somebody may read: his own doings, and what was done to things in the units he organises. */
export type Reader = Pick<MemberActor, 'accountId' | 'grants'>

type Row = Schema['audit'] & { name: string | null; unit: string | null }

/** Newest first. */
export async function trailPage({ db }: Pick<Context, 'db'>, reader: Reader, filter: TrailFilter, after: Place | undefined, limit: number): Promise<{ items: TrailEntry[]; more: boolean }> {
  const typed = filter.who?.trim()
  const { rows } = await sql<Row>`select a.id, a.at, a.actor, a.kind, a.subject, a.outcome, a.data, m.name, u.name as unit
    from audit a left join account c on c.id = a.actor left join member m on m.id = c.member_id left join unit u on u.id = m.unit_id
    where a.kind in (${sql.join(kindsOf(filter.group))}) and ${visibleTo(reader)}
      and ${filter.from === undefined ? sql`1 = 1` : sql`a.at >= ${filter.from}`} and ${filter.until === undefined ? sql`1 = 1` : sql`a.at < ${filter.until}`}
      and ${typed ? sql`m.name like ${`%${typed.replace(/[\\%_]/g, (c) => `\\${c}`)}%`} escape '\\'` : sql`1 = 1`}
      and ${after ? sql`(a.at < ${after.at} or (a.at = ${after.at} and a.id < ${after.id}))` : sql`1 = 1`}
    order by a.at desc, a.id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const data = shown.map((row) => JSON.parse(row.data) as Record<string, unknown>)
  const [names, people] = [await namesOf(db, shown), await peopleOf(db, data)]
  const items = shown.map<TrailEntry>((row, i) => {
    const said = data[i] ?? {}
    const { group, what, details } = trailWords(row.kind, said, people.get(personIn(said) ?? ''))
    return {
      id: row.id, at: Number(row.at), who: row.actor === 'system' ? null : { name: row.name ?? '已离开的账号', unit: row.unit ?? '' },
      group, what, about: names.get(row.id) ?? '', done: row.outcome === 'done', details
    }
  })
  return { items, more: rows.length > limit }
}

function visibleTo({ accountId, grants }: Reader) {
  // At the top of the tree there is nothing that is not in the range.
  if (grants.some(({ unitPath }) => unitPath.split('/').filter(Boolean).length === 1)) return sql<boolean>`1 = 1`
  const range = withinGrants(grants, 'x.path')
  const held = (tables: string) => sql`exists (select 1 from ${sql.raw(tables)} and ${range})`
  return sql<boolean>`(a.actor = ${accountId} or ${sql.join([
    'round s join unit x on x.id = s.unit_id where s.id = a.subject',
    'plan s join unit x on x.id = s.unit_id where s.id = a.subject',
    'bank s join unit x on x.id = s.unit_id where s.id = a.subject',
    'question s join bank b on b.id = s.bank_id join unit x on x.id = b.unit_id where s.id = a.subject',
    'question_import s join bank b on b.id = s.bank_id join unit x on x.id = b.unit_id where s.id = a.subject',
    'certificate s join round r on r.id = s.round_id join unit x on x.id = r.unit_id where s.code = a.subject',
    'member s join unit x on x.id = s.unit_id where s.id = a.subject',
    'unit x where x.id = a.subject',
    'material s join unit x on x.id = s.unit_id where s.id = a.subject',
    'material_column s join unit x on x.id = s.unit_id where s.id = a.subject',
    'menu_offer s join unit x on x.id = s.unit_id where s.id = a.subject',
    'join_request s join unit x on x.id = s.unit_id where s.id = a.subject',
    'account s join member n on n.id = s.member_id join unit x on x.id = n.unit_id where s.id = a.subject'
  ].map(held), sql` or `)})`
}
