import type { Actor } from '../auth/actors'
import { plainCode, plainPhone } from '../auth/keys'
import { privacy } from '../auth/privacy'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { Handlers } from '../http/call'
import { metaValue } from '../meta'
import { unitById } from '../roster/queries'
import { demoPeople } from './demo'
import { meOf } from './me'
import { hashPassword, passwordMatches } from './password'
import { renew, signIn } from './session'
import { guessFailed, guessWorked, takeGuess } from './throttle'
import { askToJoin, bindMember, giveConsent, identify, revokeSessions, setPassword, takeJoinBack, withdrawConsent } from './writes'

type AccountRoute = 'GET /system' | `POST /auth/${'wechat' | 'password' | 'refresh' | 'logout'}` | 'GET /auth/demo' | 'POST /auth/demo' | 'GET /me'
  | 'POST /me/consent' | 'POST /me/consent/withdraw' | 'POST /me/bind/phone' | 'POST /me/bind/activation' | 'POST /me/join' | 'DELETE /me/join' | 'POST /me/password'

/** The person as they stand after a change. */
async function fresh(ctx: Context, actor: Actor, now: number) {
  ctx.actors.forget(actor.accountId)
  const again = await ctx.actors.find(actor.sessionId, actor.accountId, now)
  if (!again) throw new AppError('session_expired', '登录已失效，请重新登录。')
  return meOf(ctx, again)
}

const consented = (actor: Actor) => {
  if (actor.consent !== privacy.version) throw new AppError('consent_needed', '请先阅读并同意隐私保护说明。')
}

export const accountHandlers: Handlers<AccountRoute> = {
  async 'GET /system'({ ctx, now }) {
    const { config, db } = ctx
    return {
      name: '学史', association: await metaValue(db, 'association', '学史'), zone: config.zone,
      signIn: { password: true, demo: config.demo, wechat: config.wechat !== null }, privacy, now
    }
  },

  async 'POST /auth/wechat'({ ctx, input: { code }, now }) {
    if (!ctx.wechat) throw new AppError('wechat_unavailable', '这里还没有开通微信登录，请用账号密码或演示人员登录。')
    const { accountId } = await ctx.writer.write(identify, { provider: 'wechat', subject: await ctx.wechat.openid(code), now })
    return signIn(ctx, accountId, 'wechat', now)
  },

  async 'POST /auth/password'({ ctx, input, now, address }) {
    const account = input.account.trim().toLowerCase()
    const guess = { key: `account:${account}`, address }
    await takeGuess(ctx, guess, now)
    const row = await ctx.db.selectFrom('identity').select(['account_id', 'secret']).where('provider', '=', 'password').where('subject', '=', account).executeTakeFirst()
    if (!await passwordMatches(input.password, row?.secret ?? null) || !row) {
      await guessFailed(ctx, guess, now)
      throw new AppError('wrong_password', '账号或密码不对，请核对后再试。')
    }
    await guessWorked(ctx, guess)
    return signIn(ctx, row.account_id, 'password', now)
  },

  async 'GET /auth/demo'({ ctx, input }) {
    demoOnly(ctx)
    return { people: await demoPeople(ctx.db, input.search?.trim() ?? '') }
  },

  async 'POST /auth/demo'({ ctx, input, now }) {
    demoOnly(ctx)
    const account = await ctx.db.selectFrom('account').select('id').where('id', '=', input.accountId).executeTakeFirst()
    if (!account) throw notFound('这位演示人员')
    return signIn(ctx, account.id, 'demo', now)
  },

  'POST /auth/refresh': ({ ctx, input, now }) => renew(ctx, input.refreshToken, now),

  async 'POST /auth/logout'({ ctx, actor, now }) {
    await ctx.writer.write(revokeSessions, { accountId: actor.accountId, sessionId: actor.sessionId, now })
    ctx.actors.forget(actor.accountId)
    return { ok: true }
  },

  'GET /me': ({ ctx, actor }) => meOf(ctx, actor),

  async 'POST /me/consent'({ ctx, actor, input, now }) {
    if (input.version !== privacy.version) throw new AppError('conflict', '隐私保护说明刚刚更新，请再看一遍。')
    await ctx.writer.write(giveConsent, { accountId: actor.accountId, version: input.version, now })
    return fresh(ctx, actor, now)
  },

  async 'POST /me/consent/withdraw'({ ctx, actor, now }) {
    await ctx.writer.write(withdrawConsent, { accountId: actor.accountId, now })
    ctx.actors.forget(actor.accountId)
    return { ok: true }
  },

  async 'POST /me/bind/phone'({ ctx, actor, input, now }) {
    consented(actor)
    const identity = await ctx.db.selectFrom('identity').select('subject').where('account_id', '=', actor.accountId).where('provider', '=', 'wechat').executeTakeFirst()
    if (!ctx.wechat || !identity) throw new AppError('wechat_unavailable', '只有在微信里才能用手机号匹配，请改用激活码。')
    const phone = plainPhone(await ctx.wechat.phone(input.phoneCode, identity.subject))
    const member = await ctx.db.selectFrom('member').select('id').where('phone_hash', '=', ctx.keys.hash(phone)).where('status', '=', 'active').executeTakeFirst()
    if (!member) throw new AppError('code_wrong', '花名册里没有这个手机号。可以用激活码，或选择单位申请加入。')
    await ctx.writer.write(bindMember, { accountId: actor.accountId, memberId: member.id, how: 'phone', now })
    return fresh(ctx, actor, now)
  },

  async 'POST /me/bind/activation'({ ctx, actor, input, now, address }) {
    consented(actor)
    const guess = { key: `activation:${actor.accountId}`, address }
    await takeGuess(ctx, guess, now)
    const member = await ctx.db.selectFrom('member').select(['id', 'name']).where('activation_hash', '=', ctx.keys.hash(plainCode(input.code))).where('status', '=', 'active').executeTakeFirst()
    if (member?.name !== input.name.trim()) {
      await guessFailed(ctx, guess, now)
      throw new AppError('code_wrong', '姓名和激活码对不上，请核对后再试。没有激活码，可以选择单位申请加入。')
    }
    await guessWorked(ctx, guess)
    await ctx.writer.write(bindMember, { accountId: actor.accountId, memberId: member.id, how: 'activation', now })
    return fresh(ctx, actor, now)
  },

  async 'POST /me/join'({ ctx, actor, input, now }) {
    consented(actor)
    const unit = await unitById(ctx.db, input.unitId)
    if (!unit) throw new AppError('not_found', '没有找到这个单位，请重新选择。')
    await ctx.writer.write(askToJoin, { accountId: actor.accountId, unitId: unit.id, name: input.name.trim(), note: input.note.trim(), now })
    return fresh(ctx, actor, now)
  },

  async 'DELETE /me/join'({ ctx, actor, now }) {
    await ctx.writer.write(takeJoinBack, { accountId: actor.accountId, now })
    return fresh(ctx, actor, now)
  },

  async 'POST /me/password'({ ctx, actor, input, now, address }) {
    const row = await ctx.db.selectFrom('identity').select('secret').where('provider', '=', 'password').where('account_id', '=', actor.accountId).executeTakeFirst()
    if (!row) throw new AppError('bad_request', '你用微信登录，没有密码可改。')
    const guess = { key: `change:${actor.accountId}`, address }
    await takeGuess(ctx, guess, now)
    if (!await passwordMatches(input.old, row.secret)) {
      await guessFailed(ctx, guess, now)
      throw new AppError('bad_request', '原密码不对，请重新输入。')
    }
    await guessWorked(ctx, guess)
    if (input.fresh === input.old) throw new AppError('bad_request', '新密码和原密码相同，请换一个。')
    await ctx.writer.write(setPassword, { accountId: actor.accountId, hash: await hashPassword(input.fresh), now, keepSession: actor.sessionId })
    ctx.actors.forget(actor.accountId)
    return { ok: true }
  }
}

function demoOnly(ctx: Context) {
  if (!ctx.config.demo) throw new AppError('not_found', '这里没有演示登录。')
}
