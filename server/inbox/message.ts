import type { MessageKind } from '../messages/kind'

/** What goes with a notice: nobody needs it once the notice was withdrawn, or its time is over. */
export const eventMessage: MessageKind = {
  kind: 'event',
  async needless({ db }, messages, now) {
    if (messages.length === 0) return new Set()
    const shown = await db.selectFrom('notice').select('id').where('id', 'in', messages.map(({ subject }) => subject)).where('withdrawn', '=', 0).execute()
    const live = new Set(shown.map(({ id }) => id))
    return new Set(messages.filter(({ subject, expires_at }) => !live.has(subject) || expires_at <= now).map(({ id }) => id))
  }
}
