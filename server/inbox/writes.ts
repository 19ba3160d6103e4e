import { among } from '../db/dialects'
import { defineWrite } from '../db/writer/write'
import { notFound } from '../errors'
import { unreadOf } from './list'

interface Read {
  memberId: string
  ids?: string[]
  /** This one and all before it. */
  upTo?: string
  now: number
}

/** Once read is read: the first moment stays. */
export const readNotices = defineWrite('notice.read', async (tx, { memberId, ids = [], upTo, now }: Read) => {
  const { db, engine } = tx
  const mine = db.selectFrom('notice').where('member_id', '=', memberId)
  let update = db.updateTable('notice').set({ read_at: now }).where('member_id', '=', memberId).where('withdrawn', '=', 0).where('read_at', 'is', null)
  if (upTo === undefined) {
    const found = await mine.select('id').where(among(engine, 'id', ids)).execute()
    if (found.length < new Set(ids).size) throw notFound('这条消息')
    update = update.where(among(engine, 'id', ids))
  } else {
    const last = await mine.select(['at', 'id']).where('id', '=', upTo).executeTakeFirst()
    if (!last) throw notFound('这条消息')
    // What came after the list was looked at stays unread.
    update = update.where('at', '<=', last.at).where((eb) => eb.or([eb('at', '<', last.at), eb('id', '<=', last.id)]))
  }
  await update.execute()
  return { unread: await unreadOf(tx, memberId) }
})
