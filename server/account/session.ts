import { createSigner } from 'fast-jwt'
import type { Output, Api } from '../../contract'
import type { Context } from '../context'
import { AppError } from '../errors'
import { meOf } from './me'
import { openSession, renewSession } from './writes'

const ACCESS_MS = 15 * 60000

type SessionReply = Output<Api['POST /auth/password']>

function sign(ctx: Context, sessionId: string, accountId: string, now: number) {
  const expires = Math.floor((now + ACCESS_MS) / 1000)
  const signer = createSigner({ key: ctx.keys.token, algorithm: 'HS256', noTimestamp: true })
  return { accessToken: signer({ s: sessionId, a: accountId, exp: expires }), accessExpiresAt: expires * 1000 }
}

async function reply(ctx: Context, sessionId: string, accountId: string, refreshToken: string, now: number): Promise<SessionReply> {
  ctx.actors.forget(accountId)
  const actor = await ctx.actors.find(sessionId, accountId, now)
  if (!actor) throw new AppError('forbidden', '这个账号已停用，请联系组织者。')
  return { ...sign(ctx, sessionId, accountId, now), refreshToken, me: await meOf(ctx, actor) }
}

export async function signIn(ctx: Context, accountId: string, how: string, now: number): Promise<SessionReply> {
  const refreshToken = ctx.secretText(32)
  const { sessionId } = await ctx.writer.write(openSession, { accountId, refreshHash: ctx.keys.hash(refreshToken), now, how })
  return reply(ctx, sessionId, accountId, refreshToken, now)
}

export async function renew(ctx: Context, refreshToken: string, now: number): Promise<SessionReply> {
  const fresh = ctx.secretText(32)
  const renewed = await ctx.writer.write(renewSession, { refreshHash: ctx.keys.hash(refreshToken), freshHash: ctx.keys.hash(fresh), now })
  if (renewed.expired && renewed.revoked) ctx.actors.forget(renewed.revoked)
  if (renewed.expired) throw new AppError('session_expired', '登录已过期，请重新登录。')
  return reply(ctx, renewed.sessionId, renewed.accountId, fresh, now)
}
