import type { NoticeKind } from '../../contract/inbox'
import { among } from '../db/dialects'
import type { Tx } from '../db/writer/write'
import { newId } from '../ids'
import { queueMessages } from '../messages/outbox'
import type { Words } from '../wechat/template'
import { clipped } from './rules/clipped'

const TITLE_MAX = 40
const TEXT_MAX = 500
const ROWS = 500

export interface NewNotice {
  memberId: string
  kind: NoticeKind
  /** What is too long (40 and 500 characters) is cut off. */
  title: string
  text: string
  /** A page of the phone's as app.config.ts has it, with its query, e.g. `pages/round/index?id=…`; empty: nothing to open. */
  page: string
  /** Id of what it is about: what is asked about deliveries, and withdrawn, by. */
  about: string
  /** Nobody gets two notices with the same word, not even after the first was withdrawn: it holds the id of what it is about and what has happened. */
  once: string
  /** It goes through WeChat as well, to whoever has agreed to a message. */
  message?: { words: Words; page: string; expiresAt: number }
}

/**
 * Part of a write: tells each of these people in the app, and through WeChat whoever has a credit for it.
 * @returns how many notices are new
 */
export async function putNotices(tx: Tx, notices: readonly NewNotice[], now: number): Promise<number> {
  // In one order, so that two who tell the same people at the same moment wait for each other and nothing worse.
  const all = [...notices].sort((a, b) => order(a.memberId, b.memberId) || order(a.once, b.once)).map((notice) => ({ ...notice, id: newId(now) }))
  const fresh = new Set<string>()
  for (let from = 0; from < all.length; from += ROWS) {
    const rows = await tx.db.insertInto('notice').values(all.slice(from, from + ROWS).map((one) => ({
      id: one.id, member_id: one.memberId, kind: one.kind, title: clipped(one.title, TITLE_MAX), text: clipped(one.text, TEXT_MAX), page: one.page.replace(/^\/+/, ''),
      about: one.about, once: one.once, at: now, read_at: null, withdrawn: 0, wanted: one.message && one.message.expiresAt > now ? 1 : 0, message_id: null
    }))).onConflict((on) => on.columns(['member_id', 'once']).doNothing()).returning('id').execute()
    for (const { id } of rows) fresh.add(id)
  }
  await queue(tx, all.filter(({ id }) => fresh.has(id)), now)
  return fresh.size
}

async function queue(tx: Tx, notices: readonly (NewNotice & { id: string })[], now: number): Promise<void> {
  const wanted = notices.flatMap(({ message, ...rest }) => (message && message.expiresAt > now ? [{ ...rest, message }] : []))
  if (wanted.length === 0) return
  const accounts = await tx.db.selectFrom('account').select(['id', 'member_id']).where('disabled', '=', 0).where(among(tx.engine, 'member_id', [...new Set(wanted.map(({ memberId }) => memberId))])).execute()
  const accountOf = new Map(accounts.map(({ id, member_id }) => [member_id, id]))
  // A message has the id of its notice.
  const queued = await queueMessages(tx, wanted.flatMap(({ id, memberId, about, message: { words, page, expiresAt } }) => {
    const account = accountOf.get(memberId)
    return account === undefined ? [] : [{ id, kind: 'event' as const, account_id: account, batch: about, subject: id, words: JSON.stringify(words), page: page.replace(/^\/+/, ''), expires_at: expiresAt }]
  }).sort((a, b) => order(a.account_id, b.account_id)), now)
  if (queued.length) await tx.db.updateTable('notice').set((eb) => ({ message_id: eb.ref('id') })).where(among(tx.engine, 'id', queued)).execute()
}

/**
 * Part of a write: what is not true any more is shown no longer, and not sent if it has not gone out yet.
 * `once`: of one word only; `memberIds`: of these people only.
 */
export async function withdrawNotices({ db, engine }: Tx, about: string, once?: string, memberIds?: readonly string[]): Promise<void> {
  let update = db.updateTable('notice').set({ withdrawn: 1 }).where('about', '=', about).where('withdrawn', '=', 0)
  if (once !== undefined) update = update.where('once', '=', once)
  if (memberIds) update = update.where(among(engine, 'member_id', memberIds))
  await update.execute()
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
