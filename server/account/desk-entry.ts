import type { Context } from '../context'
import { defineWrite } from '../db/writer/write'
import { AppError } from '../errors'
import type { Handlers } from '../http/call'
import { signIn } from './session'

/*
 * The desktop holds a secret, and shows its keyed hash with the moment, signed. Nothing is kept until a phone that is signed in answers,
 * so that asking for codes costs nothing; the answer is kept under the hash, and the desktop takes it with the secret, once.
 */

/** So long a code may be scanned. */
export const CODE_MS = 3 * 60_000
/** So long the desktop may take to notice. */
const ANSWER_MS = 60_000

interface Ticket { hash: string; number: string; expiresAt: number }

const hashOf = ({ keys }: Context, secret: string) => keys.hash(`desk:${secret}`).slice(0, 32)
const sealOf = ({ keys }: Context, hash: string, at: string) => keys.hash(`desk-code:${hash}.${at}`).slice(0, 22)
/** Four digits that tell two desktops apart. */
const numberOf = ({ keys }: Context, hash: string) => String(parseInt(Buffer.from(keys.hash(`desk-number:${hash}`)).subarray(0, 6).toString('hex'), 16) % 10_000).padStart(4, '0')

/** @throws when the code is none of ours, or is too old */
function ticketOf(ctx: Context, code: string, now: number): Ticket {
  const [, hash = '', at = '', seal = ''] = /^([\w-]{32})\.([0-9a-z]{6,10})\.([\w-]{22})$/.exec(code) ?? []
  if (hash === '' || seal !== sealOf(ctx, hash, at)) throw new AppError('not_found', '这不是电脑登录用的二维码。请扫电脑上控制台登录页里的码。')
  const expiresAt = parseInt(at, 36) + CODE_MS
  if (now >= expiresAt) throw new AppError('conflict', '这个二维码已经过期，请在电脑上换一个新的再扫。')
  return { hash, number: numberOf(ctx, hash), expiresAt }
}

/** The first answer stands. */
export const answerDesk = defineWrite('desk.answer', async ({ db }, { hash, accountId, allow, now }: { hash: string; accountId: string; allow: boolean; now: number }): Promise<{ first: boolean }> => {
  await db.deleteFrom('desk_entry').where('expires_at', '<', now - CODE_MS).execute()
  const made = await db.insertInto('desk_entry').values({ hash, account_id: accountId, allowed: allow ? 1 : 0, taken: 0, expires_at: now + ANSWER_MS })
    .onConflict((on) => on.column('hash').doNothing()).returning('hash').executeTakeFirst()
  return { first: made !== undefined }
})

/** Handed out once; the row stays, so that a code that was used is not answered again. */
export const takeDesk = defineWrite('desk.take', async ({ db }, { hash, now }: { hash: string; now: number }): Promise<{ accountId: string | null }> => {
  const taken = await db.updateTable('desk_entry').set({ taken: 1 }).where('hash', '=', hash).where('allowed', '=', 1).where('taken', '=', 0).where('expires_at', '>', now)
    .returning('account_id').executeTakeFirst()
  return { accountId: taken?.account_id ?? null }
})

export const deskEntryHandlers: Handlers<keyof typeof import('../../contract/desk-entry').deskEntryEndpoints> = {
  async 'POST /auth/desk'({ ctx, now }) {
    const secret = ctx.secretText(32)
    const hash = hashOf(ctx, secret)
    const at = now.toString(36)
    return { secret, code: `${hash}.${at}.${sealOf(ctx, hash, at)}`, number: numberOf(ctx, hash), expiresAt: now + CODE_MS }
  },

  async 'POST /auth/desk/enter'({ ctx, input, now }) {
    const hash = hashOf(ctx, input.secret)
    const row = await ctx.db.selectFrom('desk_entry').selectAll().where('hash', '=', hash).executeTakeFirst()
    if (!row) return { state: 'waiting' }
    if (!row.allowed) return { state: 'refused' }
    if (row.taken || row.expires_at <= now) return { state: 'expired' }
    const { accountId } = await ctx.writer.write(takeDesk, { hash, now })
    return accountId === null ? { state: 'expired' } : { state: 'in', session: await signIn(ctx, accountId, 'desk', now) }
  },

  async 'GET /organiser/desk-entry'({ ctx, input, now }) {
    const { number, expiresAt } = ticketOf(ctx, input.code, now)
    return { number, expiresAt }
  },

  async 'POST /organiser/desk-entry'({ ctx, actor, input, now }) {
    const { hash } = ticketOf(ctx, input.code, now)
    const { first } = await ctx.writer.write(answerDesk, { hash, accountId: actor.accountId, allow: input.allow, now })
    if (!first) throw new AppError('conflict', '这个二维码已经用过，请在电脑上换一个新的再扫。')
    return { ok: true }
  }
}
