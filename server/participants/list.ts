import { sql } from 'kysely'
import type { Facts, Participant, ParticipantState } from '../../contract/participants'
import type { Fact } from '../../contract/round-config'
import { withinGrants, type Grant } from '../auth/actors'
import type { Context } from '../context'
import { among } from '../db/dialects'
import { numberCursor } from '../http/cursor'
import type { Round } from '../rounds/round'
import { unitPart } from '../rounds/rules/boards'
import { factsHeld, factsIn } from '../rounds/rules/facts'
import { studiedNow } from '../rounds/studied'
import { pathEnd } from '../unit-path'
import type { Known } from './rules/match'

interface Row {
  member_id: string
  name: string
  staff_no: string | null
  unit_id: string
  unit: string
  late: number
  group_id: string | null
  signed_up_at: number | null
  fields: string | null
  excused: string | null
  facts: string | null
  studied: string | null
  attempts: number
  proxied: number
}

/** Members of a round: those on its frozen roster; before the opening those who will be on it. */
const members = (round: Round) => (round.frozen_at === null
  ? sql`(select m.id as member_id, m.unit_id, 0 as late from member m join unit u on u.id = m.unit_id where m.status = 'active' and exists (
      select 1 from round_unit ru join unit top on top.id = ru.unit_id where ru.round_id = ${round.id} and u.path >= top.path and substr(u.path, 1, length(top.path)) = top.path))`
  : sql`(select member_id, unit_id, late from round_entrant where round_id = ${round.id})`)

/** Whom to list of a round, and for whose eyes. */
export interface Scope {
  grants: readonly Grant[]
  own: boolean
  unitPath?: string
  search?: string
  state?: ParticipantState
  /** none: of no group. */
  group?: string
}

export const NO_GROUP = 'none'

const orders = { unit: sql`u.path, m.name, e.member_id`, name: sql`m.name, e.member_id`, attempts: sql`attempts desc, e.member_id` }

/** Has a result: the same as what progress counts as taking part. */
const played = (round: Round) => sql`exists (select 1 from standing s where s.round_id = ${round.id} and s.board = ${unitPart(round.config)} and s.member_id = e.member_id)`

function inState(round: Round, state: ParticipantState | undefined) {
  switch (state) {
    case undefined: return sql`1 = 1`
    case 'absent': return sql`(coalesce(k.excused, '') = '' and not ${played(round)})`
    case 'done': return played(round)
    case 'excused': return sql`coalesce(k.excused, '') <> ''`
    case 'proxied': return sql`exists (select 1 from attempt a where a.round_id = ${round.id} and a.member_id = e.member_id and a.proxy_by <> '')`
    case 'late': return sql`e.late = 1`
    default: return state satisfies never
  }
}

/** @param sort absent: by id, each page from the last row on. Else the cursor is a place. */
export async function participantPage(ctx: Pick<Context, 'db' | 'engine' | 'clock'>, round: Round, scope: Scope, cursor: string, limit: number, sort?: keyof typeof orders): Promise<{ items: Participant[]; next: string | null; total: number }> {
  const { db } = ctx
  const within = scope.unitPath !== undefined ? sql`u.path >= ${scope.unitPath} and u.path < ${pathEnd(scope.unitPath)}` : scope.own ? sql`1 = 1` : withinGrants(scope.grants, 'u.path')
  const search = scope.search?.trim()
  const named = search ? sql`(m.name like ${`%${search.replace(/[%_\\]/g, '')}%`} or m.staff_no = ${search})` : sql`1 = 1`
  const grouped = scope.group === undefined ? sql`1 = 1` : scope.group === NO_GROUP ? sql`coalesce(k.group_id, '') = ''` : sql`k.group_id = ${scope.group}`
  const which = sql`from ${members(round)} e join member m on m.id = e.member_id join unit u on u.id = e.unit_id
    left join round_member k on k.round_id = ${round.id} and k.member_id = e.member_id where ${within} and ${named} and ${grouped} and ${inState(round, scope.state)}`
  const start = sort ? numberCursor(cursor) ?? 0 : 0
  const { rows } = await sql<Row>`select e.member_id, m.name, m.staff_no, u.id as unit_id, u.name as unit, e.late, k.group_id, k.signed_up_at, k.fields, k.excused, k.facts, k.studied,
      (select count(*) from attempt a where a.round_id = ${round.id} and a.member_id = e.member_id) as attempts,
      (select count(*) from attempt a where a.round_id = ${round.id} and a.member_id = e.member_id and a.proxy_by <> '') as proxied
    ${which} ${sort ? sql`order by ${orders[sort]} limit ${limit + 1} offset ${start}` : sql`and e.member_id > ${cursor} order by e.member_id limit ${limit + 1}`}`.execute(db)
  const { rows: [all] } = await sql<{ n: number }>`select count(*) as n ${which}`.execute(db)
  const shown = rows.slice(0, limit)
  const now = await studiedNow(ctx, round, factsIn(round.config).study, shown.map((row) => row.member_id), ctx.clock())
  const last = rows.length > limit ? rows[limit - 1]?.member_id ?? null : null
  return { total: Number(all?.n ?? 0), items: shown.map((row) => participant(round, row, now.get(row.member_id))), next: last !== null && sort ? String(start + limit) : last }
}

/** Figures on record, as results were made of them; others as they are now. */
const participant = ({ config }: Round, row: Row, now: Facts = {}): Participant => ({
  memberId: row.member_id, name: row.name, staffNo: row.staff_no, unit: { id: row.unit_id, name: row.unit }, late: Number(row.late) === 1, group: row.group_id || null,
  signedUpAt: row.signed_up_at === null ? null : Number(row.signed_up_at), fields: JSON.parse(row.fields ?? '{}') as Record<string, string>, excused: row.excused ?? '',
  facts: factsHeld(config, JSON.parse(row.facts ?? '{}') as Facts, { ...now, ...JSON.parse(row.studied || '{}') as Facts }), attempts: Number(row.attempts), proxied: Number(row.proxied)
})

/** What is written down of a list's members now, as a list would say it. */
export async function writtenNow({ db, engine }: Pick<Context, 'db' | 'engine'>, { id }: Round, what: Fact | 'group', memberIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ member_id: string; group_id: string; facts: string }>`select member_id, group_id, facts from round_member where round_id = ${id} and ${among(engine, 'member_id', memberIds)}`.execute(db)
  const said = ({ group_id, facts }: { group_id: string; facts: string }) => (what === 'group' ? group_id : String((JSON.parse(facts) as Facts)[what] ?? ''))
  return new Map(rows.map((row) => [row.member_id, said(row)]))
}

/** Everybody whom a pasted list may name. */
export async function everybody({ db }: Pick<Context, 'db'>, round: Round): Promise<Known[]> {
  const { rows } = await sql<{ id: string; name: string; staff_no: string | null; unit: string }>`select e.member_id as id, m.name, m.staff_no, u.name as unit
    from ${members(round)} e join member m on m.id = e.member_id join unit u on u.id = e.unit_id order by e.member_id`.execute(db)
  return rows.map(({ id, name, staff_no, unit }) => ({ id, name, staffNo: staff_no, unit }))
}
