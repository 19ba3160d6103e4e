import { sql } from 'kysely'
import type { EventPerson } from '../../contract/event-desk'
import type { Context } from '../context'
import { contains } from '../db/dialects'
import type { SignUpTable } from '../db/events-schema'
import { covers } from '../auth/actors'
import type { MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { unitById } from '../roster/queries'
import { insidePaths } from '../study/managed'
import { concernedIn } from './concerned'
import type { Event } from './event'
import { isOwn, seenPaths } from './managed'
import { answerLines, opened } from './answers'

export interface Filter { session?: string; state?: 'applied' | 'waiting' | 'offered' | 'confirmed' | 'excused' | 'gone'; unitId?: string; search?: string }

type Row = SignUpTable & { name: string; unit_name: string; path: string; phone_enc: string | null }

const GONE = sql`('cancelled', 'moved', 'removed', 'declined', 'lapsed', 'lost')`

/** Rows of the people whose names the actor may see. */
async function within(ctx: Context, actor: MemberActor, event: Event, { session, unitId, search }: Filter) {
  const paths = await seenPaths(ctx, actor, event)
  const unit = unitId === undefined ? undefined : await unitById(ctx.db, unitId)
  const like = (column: string) => contains(ctx.engine, column, search ?? '')
  return sql`from sign_up k join member m on m.id = k.member_id join unit u on u.id = k.unit_id where k.event_id = ${event.id}
    ${paths === null ? sql`` : sql`and ${insidePaths('u.path', paths)}`} ${unitId === undefined ? sql`` : sql`and ${insidePaths('u.path', unit ? [unit.path] : [])}`}
    ${session === undefined ? sql`` : sql`and k.session = ${session}`} ${search ? sql`and (${like('m.name')} or ${like('u.name')} or k.ticket = ${search.replace(/\s/g, '')} or coalesce(m.staff_no, '') = ${search})` : sql``}`
}

const inState = (state: Filter['state']) => (state === undefined ? sql`` : state === 'gone' ? sql`and k.state in ${GONE}` : sql`and k.state = ${state}`)

export async function peopleRows(ctx: Context, actor: MemberActor, event: Event, filter: Filter, { offset, limit }: { offset: number; limit: number }): Promise<Row[]> {
  const { rows } = await sql<Row>`select k.*, m.name, u.name as unit_name, u.path, m.phone_enc ${await within(ctx, actor, event, filter)} ${inState(filter.state)}
    order by k.session, k.state, k.place, k.id limit ${limit} offset ${offset}`.execute(ctx.db)
  return rows
}

export async function peoplePage(ctx: Context, actor: MemberActor, event: Event, input: Filter & { cursor?: string; limit?: number }) {
  const offset = numberCursor(input.cursor) ?? 0
  const limit = input.limit ?? 50
  const rows = await peopleRows(ctx, actor, event, input, { offset, limit: limit + 1 })
  const { rows: counted } = await sql<{ state: string; n: number }>`select k.state, count(*) as n ${await within(ctx, actor, event, input)} group by k.state`.execute(ctx.db)
  const n = (state: string) => Number(counted.find((one) => one.state === state)?.n ?? 0)
  return {
    people: await reachedBy(ctx, actor, event, input),
    items: await shownPeople(ctx, actor, event, rows.slice(0, limit)), next: rows.length > limit ? String(offset + limit) : null,
    counts: {
      applied: n('applied'), waiting: n('waiting'), offered: n('offered'), confirmed: n('confirmed'), excused: n('excused'),
      gone: counted.filter(({ state }) => !['applied', 'waiting', 'offered', 'confirmed', 'excused'].includes(state)).reduce((sum, row) => sum + Number(row.n), 0)
    }
  }
}

/** How many different people a note to them would reach. */
async function reachedBy(ctx: Context, actor: MemberActor, event: Event, input: Filter): Promise<number> {
  const { rows } = await sql<{ member_id: string }>`select distinct k.member_id ${await within(ctx, actor, event, input)} ${input.state === undefined ? sql`and k.state not in ${GONE}` : inState(input.state)}`.execute(ctx.db)
  return input.state === undefined && !input.search && !input.unitId && await isOwn(ctx, actor, event) ? (await concernedIn(ctx, event, rows)).length : rows.length
}

/** Each position has a line of its own. */
const lineOf = ({ session, position }: { session: string; position: string }) => `${session} ${position}`

export async function shownPeople(ctx: Context, actor: MemberActor, event: Event, rows: readonly Row[]): Promise<EventPerson[]> {
  const own = await isOwn(ctx, actor, event)
  const lines = new Map<string, string[]>()
  for (const session of new Set(rows.filter(({ state }) => state === 'waiting').map((row) => row.session))) {
    const line = await ctx.db.selectFrom('sign_up').select(['id', 'position']).where('event_id', '=', event.id).where('session', '=', session).where('state', '=', 'waiting').orderBy('place').orderBy('id').execute()
    for (const { id, position } of line) lines.set(lineOf({ session, position }), [...lines.get(lineOf({ session, position })) ?? [], id])
  }
  const stages = event.config.enrol.stages ?? [{ name: '审核', by: 'organiser' as const }]
  return rows.map((row): EventPerson => {
    const session = event.config.sessions.find(({ id }) => id === row.session)
    const filled = opened(ctx, row)
    const stage = row.state === 'applied' && event.config.enrol.how !== 'lot' ? stages[row.stage] : undefined
    return {
      id: row.id, memberId: row.member_id, name: row.name, unit: { id: row.unit_id, name: row.unit_name }, phone: row.phone_enc === null ? null : ctx.keys.decrypt(row.phone_enc),
      session: row.session, sessionName: session?.name ?? '', position: session?.positions?.find(({ id }) => id === row.position)?.name ?? '', state: row.state, stage: stage?.name ?? '',
      mayDecide: stage !== undefined && (own || (stage.by === 'unit' && covers(actor.grants, row.path))), heads: row.heads, others: filled.others.map(({ name }) => name),
      // What people tell the event is for who runs it.
      answers: own ? answerLines(event.config, filled.answers, true) : [], ahead: row.state === 'waiting' ? (lines.get(lineOf(row)) ?? []).indexOf(row.id) + 1 : null, reason: row.reason, at: Number(row.at), ticket: row.state === 'confirmed' ? row.ticket : ''
    }
  })
}
