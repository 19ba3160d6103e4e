import { sql } from 'kysely'
import type { Context } from '../context'
import type { EventTable } from '../db/events-schema'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { eventFrom, findEvent, type Event } from './event'

/** Events of the units above a member, those shown to all, and those in which he has signed up: who has moved keeps what he did. */
const openTo = ({ member }: MemberActor) => sql<boolean>`e.state <> 'draft' and (exists (select 1 from event_unit u where u.event_id = e.id and u.unit_id in (${sql.join(member.lineage)}))
  or exists (select 1 from sign_up k where k.event_id = e.id and k.member_id = ${member.id}))`

export interface Asked { kind?: string; of: 'coming' | 'mine' | 'past'; now: number; after: { at: number; id: string } | null; limit: number }

/** What is to come by its first day, what is over the latest first. */
export async function eventsPage({ db }: Context, actor: MemberActor, { kind, of, now, after, limit }: Asked): Promise<Event[]> {
  const signed = sql`exists (select 1 from sign_up k where k.event_id = e.id and k.member_id = ${actor.member.id} and k.state in ('applied', 'waiting', 'offered', 'confirmed', 'excused'))`
  const past = of === 'past'
  const { rows } = await sql<EventTable>`select e.* from event e where ${openTo(actor)} ${kind === undefined ? sql`` : sql`and e.kind = ${kind}`}
    and ${past ? sql`e.last_at <= ${now}` : sql`e.last_at > ${now}`} ${of === 'mine' ? sql`and ${signed}` : sql``}
    ${after === null ? sql`` : past ? sql`and (e.last_at < ${after.at} or (e.last_at = ${after.at} and e.id < ${after.id}))` : sql`and (e.first_at > ${after.at} or (e.first_at = ${after.at} and e.id > ${after.id}))`}
    order by ${past ? sql`e.last_at desc, e.id desc` : sql`e.first_at, e.id`} limit ${limit}`.execute(db)
  return rows.map(eventFrom)
}

export async function countMine({ db }: Context, actor: MemberActor, now: number): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`select count(distinct k.event_id) as n from sign_up k join event_session s on s.event_id = k.event_id and s.session = k.session
    where k.member_id = ${actor.member.id} and k.state in ('applied', 'waiting', 'offered', 'confirmed') and s.ends_at > ${now}`.execute(db)
  return Number(row?.n ?? 0)
}

/** @throws whoever is not asked to come is told so */
export async function seenEvent(ctx: Context, actor: MemberActor, id: string): Promise<Event> {
  const { rows: [row] } = await sql<EventTable>`select e.* from event e where e.id = ${id} and ${openTo(actor)}`.execute(ctx.db)
  if (row) return eventFrom(row)
  const other = await findEvent(ctx.db, id)
  if (!other || other.state === 'draft') throw notFound('这个活动')
  if (other.config.audience.seenBy === 'all') return other
  throw new AppError('not_invited', '这个活动不面向你所在的单位。如有疑问，请联系支部组织者。')
}
