import { sql } from 'kysely'
import type { AppealRow, Bar } from '../../../contract/hours'
import type { EventConfig } from '../../../contract/event-config'
import type { Context } from '../../context'
import type { EventBarTable } from '../../db/events-schema'
import { AppError, notFound } from '../../errors'
import type { MemberActor } from '../../http/call'
import { numberCursor } from '../../http/cursor'
import { insidePaths, pathsOf } from '../../study/managed'
import { endOfDaysAfter } from '../rules/moments'

interface Row extends EventBarTable { unit_name: string; config: string | null }

const select = sql`select b.*, w.name as unit_name, e.config from event_bar b join unit w on w.id = b.unit_id left join sign_up k on k.id = b.sign_up_id left join event e on e.id = k.event_id`

/** Until when one can say why one did not come; null: not any more. */
function appealUntil({ state, appeal_at, until_at, at, config }: Row, now: number, zone: string): number | null {
  if (state !== 'in-force' || appeal_at !== null) return null
  const days = config === null ? undefined : (JSON.parse(config) as EventConfig).noShow?.appealDays
  const until = days === undefined ? Number(until_at) : Math.min(Number(until_at), endOfDaysAfter(Number(at), days, zone))
  return until > now ? until : null
}

function barView(row: Row, now: number, zone: string): Bar {
  return {
    id: row.id, owner: { id: row.unit_id, name: row.unit_name }, reason: row.reason, from: Number(row.from_at), until: Number(row.until_at), state: row.state === 'lifted' ? 'lifted' : Number(row.until_at) <= now ? 'over' : 'in-force',
    appeal: row.appeal, decision: row.decision, decidedAt: row.decided_at === null ? null : Number(row.decided_at), appealUntil: appealUntil(row, now, zone)
  }
}

/** Those that hold, and those of the past hundred days. */
export async function barsOf({ db, config: { zone } }: Context, memberId: string, now: number): Promise<Bar[]> {
  const { rows } = await sql<Row>`${select} where b.member_id = ${memberId} and b.until_at > ${now - 100 * 86_400_000} order by b.at desc, b.id desc limit 20`.execute(db)
  return rows.map((row) => barView(row, now, zone))
}

/** @throws where it is somebody else's, or nothing can be said of it any more */
export async function barToAppeal(ctx: Context, actor: MemberActor, id: string, now: number): Promise<void> {
  const { rows: [row] } = await sql<Row>`${select} where b.id = ${id} and b.member_id = ${actor.member.id}`.execute(ctx.db)
  if (!row) throw notFound('这条限制')
  if (row.appeal_at !== null) throw new AppError('conflict', '你已经申诉过，请等组织者答复。')
  if (appealUntil(row, now, ctx.config.zone) === null) throw new AppError('conflict', row.state === 'lifted' ? '这条限制已经解除，不用申诉。' : '申诉的时间已经过了。如有疑问，请联系组织者。')
}

interface AppealedRow extends Row { member_name: string; member_unit: string; member_unit_name: string; missed: number }

/** Appeals to the units that the actor organises: open ones first come first. */
export async function appealPage(ctx: Context, actor: MemberActor, { state, cursor, limit = 30, id }: { state?: 'open' | 'decided'; cursor?: string; limit?: number; id?: string }, now: number): Promise<{ items: AppealRow[]; next: string | null; open: number }> {
  const offset = numberCursor(cursor) ?? 0
  const range = insidePaths('w.path', pathsOf(actor))
  const where = sql`b.appeal_at is not null and ${range} ${state === undefined ? sql`` : state === 'open' ? sql`and b.decided_at is null` : sql`and b.decided_at is not null`} ${id === undefined ? sql`` : sql`and b.id = ${id}`}`
  const { rows } = await sql<AppealedRow>`select b.*, w.name as unit_name, e.config, m.name as member_name, u.id as member_unit, u.name as member_unit_name,
      (select count(*) from attendance a join event x on x.id = a.event_id where a.member_id = b.member_id and a.state = 'absent' and x.unit_id = b.unit_id) as missed
    from event_bar b join unit w on w.id = b.unit_id join member m on m.id = b.member_id join unit u on u.id = m.unit_id left join sign_up k on k.id = b.sign_up_id left join event e on e.id = k.event_id
    where ${where} order by ${state === 'decided' ? sql`b.decided_at desc` : sql`b.appeal_at`}, b.id limit ${limit + 1} offset ${offset}`.execute(ctx.db)
  const { rows: [open] } = await sql<{ n: number }>`select count(*) as n from event_bar b join unit w on w.id = b.unit_id where b.appeal_at is not null and b.decided_at is null and ${range}`.execute(ctx.db)
  return {
    items: rows.slice(0, limit).map((row) => ({ bar: barView(row, now, ctx.config.zone), member: { id: row.member_id, name: row.member_name, unit: { id: row.member_unit, name: row.member_unit_name } }, at: Number(row.appeal_at), missed: Number(row.missed) })),
    next: rows.length > limit ? String(offset + limit) : null, open: Number(open?.n ?? 0)
  }
}

/** One of them. @throws where it is not in the actor's range */
export async function appealOf(ctx: Context, actor: MemberActor, id: string, now: number): Promise<AppealRow> {
  const { items: [row] } = await appealPage(ctx, actor, { id, limit: 1 }, now)
  if (row) return row
  if (await ctx.db.selectFrom('event_bar').select('id').where('id', '=', id).where('appeal_at', 'is not', null).executeTakeFirst()) throw new AppError('forbidden', '这条申诉由别的单位答复。')
  throw notFound('这条申诉')
}
