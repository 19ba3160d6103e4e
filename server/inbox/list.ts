import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { NoticeTable } from '../db/inbox-schema'
import type { Place } from '../http/cursor'

type Db = { db: Kysely<Schema> }

/** A member's notices, newest first: as many as asked for and one more, by which one sees that there are more. */
export async function noticesOf({ db }: Db, memberId: string, { after, unread, limit }: { after?: Place; unread: boolean; limit: number }): Promise<NoticeTable[]> {
  let query = db.selectFrom('notice').selectAll().where('member_id', '=', memberId).where('withdrawn', '=', 0)
  if (unread) query = query.where('read_at', 'is', null)
  if (after) query = query.where('at', '<=', after.at).where((eb) => eb.or([eb('at', '<', after.at), eb('id', '<', after.id)]))
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute()
}

export async function unreadOf({ db }: Db, memberId: string): Promise<number> {
  const row = await db.selectFrom('notice').select((eb) => eb.fn.countAll<number>().as('n')).where('member_id', '=', memberId).where('withdrawn', '=', 0).where('read_at', 'is', null).executeTakeFirst()
  return Number(row?.n ?? 0)
}
