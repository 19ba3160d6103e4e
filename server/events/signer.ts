import { sql, type Kysely } from 'kysely'
import { among } from '../db/dialects'
import type { Schema } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { toPoints } from '../rounds/rules/types'
import { number } from '../rounds/rules/words'
import { lineage } from '../unit-path'
import type { Event } from './event'
import type { Signer } from './rules/eligible'
import { A_DAY, goesOnForDays } from './rules/moments'
import { LIVE } from './seats'

/** What is known of a member when he signs up for an event. */
export async function signerOf(db: Kysely<Schema>, event: Event, member: { id: string; path: string }): Promise<Signer> {
  const live = await db.selectFrom('sign_up').innerJoin('event_session as s', (join) => join.onRef('s.event_id', '=', 'sign_up.event_id').onRef('s.session', '=', 'sign_up.session'))
    .select(['sign_up.session', 's.begins_at', 'sign_up.state']).where('sign_up.event_id', '=', event.id).where('sign_up.member_id', '=', member.id).where('sign_up.state', 'in', LIVE).execute()
  return {
    lineage: lineage(member.path), live: live.map(({ session, begins_at, state }) => ({ session, beginsAt: Number(begins_at), state })),
    barredUntil: event.config.noShow ? await barredUntil(db, event.unit_id, member.id) : null,
    lacks: event.config.requires ? await lacksOf(db, event, member.id) : ''
  }
}

/** By the organisers of the event's unit, or of one above it. */
async function barredUntil(db: Kysely<Schema>, unitId: string, memberId: string): Promise<number | null> {
  const { rows: [row] } = await sql<{ until: number | null }>`select max(b.until_at) as until from event_bar b join unit w on w.id = b.unit_id join unit o on o.id = ${unitId}
    where b.member_id = ${memberId} and b.state = 'in-force' and substr(o.path, 1, length(w.path)) = w.path`.execute(db)
  return row?.until === null || row?.until === undefined ? null : Number(row.until)
}

async function lacksOf(db: Kysely<Schema>, { config: { requires } }: Event, memberId: string): Promise<string> {
  if (requires?.members && !requires.members.includes(memberId)) return '这个活动只限指定名单上的人报名，你不在名单上。'
  const lacks = requires?.attended ? await attendedLacks(db, requires.attended, memberId) : ''
  if (lacks) return lacks
  if (requires?.hours !== undefined) {
    const { rows: [row] } = await sql<{ n: number | null }>`select sum(delta) as n from hour_entry where member_id = ${memberId}`.execute(db)
    const hours = Math.floor(Number(row?.n ?? 0) / 60)
    if (hours < requires.hours) return `需要志愿服务满 ${requires.hours} 小时，你现在有 ${hours} 小时。`
  }
  if (requires?.points === undefined) return ''
  const { rows: [row] } = await sql<{ n: number | null }>`select sum(delta) as n from point_entry where member_id = ${memberId}`.execute(db)
  const points = toPoints(Number(row?.n ?? 0))
  return points >= requires.points ? '' : `需要学习积分满 ${number(requires.points)} 分，你现在有 ${number(points)} 分。`
}

async function attendedLacks(db: Kysely<Schema>, eventIds: readonly string[], memberId: string): Promise<string> {
  const found = await db.selectFrom('attendance').select('event_id').where('member_id', '=', memberId).where('event_id', 'in', eventIds).where('attended', '=', 1).where('settled', '=', 1).limit(1).executeTakeFirst()
  if (found) return ''
  const rows = await db.selectFrom('event').select('title').where('id', 'in', eventIds).orderBy('title').execute()
  return `需要先参加${rows.map(({ title }) => `“${title}”`).join('或')}。`
}

export interface Clash { title: string; begins: number; ends: number }

/** What of the member's is at the same time, in this event or another. */
export async function clashesOf(db: Kysely<Schema>, memberId: string, begins: number, ends: number, except?: string): Promise<Clash[]> {
  if (goesOnForDays({ begins, ends })) return []
  const { rows } = await sql<{ title: string; begins_at: number; ends_at: number }>`select e.title, s.begins_at, s.ends_at from sign_up k join event e on e.id = k.event_id
    join event_session s on s.event_id = k.event_id and s.session = k.session
    where k.member_id = ${memberId} and k.state in ('applied', 'waiting', 'offered', 'confirmed') and s.state = 'open' and e.state = 'published' and s.begins_at < ${ends} and s.ends_at > ${begins} and s.ends_at - s.begins_at <= ${A_DAY}
      ${except === undefined ? sql`` : sql`and k.id <> ${except}`} order by s.begins_at, k.id`.execute(db)
  return rows.map(({ title, begins_at, ends_at }) => ({ title, begins: Number(begins_at), ends: Number(ends_at) }))
}

/** Of these people, what each has elsewhere at that time, the first of it. */
export async function clashesElsewhere({ db, engine }: Pick<Tx, 'db' | 'engine'>, eventId: string, memberIds: readonly string[], begins: number, ends: number): Promise<Map<string, string>> {
  if (goesOnForDays({ begins, ends })) return new Map()
  const { rows } = await sql<{ member_id: string; title: string }>`select k.member_id, e.title from sign_up k join event e on e.id = k.event_id join event_session s on s.event_id = k.event_id and s.session = k.session
    where ${among(engine, 'k.member_id', memberIds)} and k.event_id <> ${eventId} and k.state in ('applied', 'waiting', 'offered', 'confirmed') and s.state = 'open' and e.state = 'published'
      and s.begins_at < ${ends} and s.ends_at > ${begins} and s.ends_at - s.begins_at <= ${A_DAY} order by s.begins_at desc, k.id desc`.execute(db)
  return new Map(rows.map(({ member_id, title }) => [member_id, title]))
}
