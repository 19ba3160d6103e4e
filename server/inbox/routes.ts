import type { Handlers } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { noticesOf, unreadOf } from './list'
import { readNotices } from './writes'

export const inboxHandlers: Handlers<keyof typeof import('../../contract/inbox').inboxEndpoints> = {
  async 'GET /me/notices'({ ctx, actor, input: { cursor, limit = 20, unread = false } }) {
    const rows = await noticesOf(ctx, actor.member.id, { after: placeOf(cursor), unread, limit })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map(({ id, kind, title, text, page, at, read_at }) => ({ id, kind, title, text, page, at, read: read_at !== null })),
      next: rows.length > limit && last ? placeCursor(last) : null
    }
  },

  'GET /me/notices/unread': async ({ ctx, actor }) => ({ unread: await unreadOf(ctx, actor.member.id) }),

  'POST /me/notices/read': ({ ctx, actor, input, now }) => ctx.writer.write(readNotices, { memberId: actor.member.id, ...input, now })
}
