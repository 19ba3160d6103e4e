import { recordAudit } from '../audit'
import type { JoinRequestTable, Schema } from '../db/schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError } from '../errors'
import { newId } from '../ids'
import { putNotices } from '../inbox/put'
import { dropPortrait, portraitWrites } from './portrait-writes'
import { handOutCodes, resetPassword } from './handout-writes'
import { beginStay } from '../roster/stays'

const WEEK = 7 * 86400000
export const SESSION_MS = 30 * 86400000
/** A renewal's reply can be lost: the token before it works this much longer. */
const PREVIOUS_MS = 60000

export const openSession = defineWrite('session.open', async (tx, input: { accountId: string; refreshHash: string; now: number; how: string }) => {
  const { accountId, refreshHash, now, how } = input
  const id = newId(now)
  const handed = how === 'password' && await tx.db.selectFrom('identity').select('account_id').where('account_id', '=', accountId).where('provider', '=', 'password').where('must_change', '=', 1).executeTakeFirst()
  await tx.db.deleteFrom('session').where('account_id', '=', accountId).where('expires_at', '<', now - WEEK).execute()
  await tx.db.insertInto('session').values({
    id, account_id: accountId, refresh_hash: refreshHash, previous_hash: null, renewed_at: now, created_at: now, expires_at: now + SESSION_MS, revoked_at: null, must_change: handed ? 1 : 0
  }).execute()
  await recordAudit(tx, { at: now, actor: accountId, kind: 'sign-in', subject: accountId, outcome: 'done', data: { how } })
  return { sessionId: id }
})

export const renewSession = defineWrite('session.renew', async (tx, input: { refreshHash: string; freshHash: string; now: number }) => {
  const { refreshHash, freshHash, now } = input
  const session = await tx.db.selectFrom('session').selectAll()
    .where((eb) => eb.or([eb('refresh_hash', '=', refreshHash), eb('previous_hash', '=', refreshHash)]))
    .where('revoked_at', 'is', null).where('expires_at', '>', now).executeTakeFirst()
  const stale = session?.previous_hash === refreshHash && now > session.renewed_at + PREVIOUS_MS
  if (session && stale) {
    // A token used long after it was replaced may have been stolen: end the session for both holders.
    await tx.db.updateTable('session').set({ revoked_at: now }).where('id', '=', session.id).execute()
    return { expired: true as const, revoked: session.account_id }
  }
  if (!session) return { expired: true as const, revoked: null }
  await tx.db.updateTable('session')
    .set({ refresh_hash: freshHash, previous_hash: refreshHash, renewed_at: now, expires_at: now + SESSION_MS })
    .where('id', '=', session.id).execute()
  return { expired: false as const, sessionId: session.id, accountId: session.account_id }
})

export const revokeSessions = defineWrite('session.revoke', async (tx, input: { accountId: string; sessionId: string | null; now: number }) => {
  let query = tx.db.updateTable('session').set({ revoked_at: input.now }).where('account_id', '=', input.accountId).where('revoked_at', 'is', null)
  if (input.sessionId !== null) query = query.where('id', '=', input.sessionId)
  await query.execute()
  return {}
})

/** The account behind an identity; made at the first sign-in. */
export const identify = defineWrite('account.identify', async (tx, input: { provider: 'wechat'; subject: string; now: number }) => {
  const { provider, subject, now } = input
  const known = await tx.db.selectFrom('identity').select('account_id').where('provider', '=', provider).where('subject', '=', subject).executeTakeFirst()
  if (known) return { accountId: known.account_id }
  const accountId = newId(now)
  await tx.db.insertInto('account').values({ id: accountId, member_id: null, created_at: now, disabled: 0 }).execute()
  await tx.db.insertInto('identity').values({ provider, subject, account_id: accountId, secret: null, created_at: now }).execute()
  return { accountId }
})

export const setPassword = defineWrite('account.password', async (tx, input: { accountId: string; hash: string; now: number; keepSession: string }) => {
  const { accountId, hash, now, keepSession } = input
  await tx.db.updateTable('identity').set({ secret: hash, must_change: 0 }).where('account_id', '=', accountId).where('provider', '=', 'password').execute()
  await tx.db.updateTable('session').set({ revoked_at: now }).where('account_id', '=', accountId).where('id', '!=', keepSession).where('revoked_at', 'is', null).execute()
  await tx.db.updateTable('session').set({ must_change: 0 }).where('id', '=', keepSession).execute()
  await recordAudit(tx, { at: now, actor: accountId, kind: 'password', subject: accountId, outcome: 'done' })
  return {}
})

export const giveConsent = defineWrite('consent.give', async (tx, input: { accountId: string; version: string; now: number }) => {
  const { accountId, version, now } = input
  await tx.db.insertInto('consent').values({ id: newId(now), account_id: accountId, document: 'privacy', version, at: now, withdrawn_at: null }).execute()
  return {}
})

export const withdrawConsent = defineWrite('consent.withdraw', async (tx, { accountId, now }: { accountId: string; now: number }) => {
  await tx.db.updateTable('consent').set({ withdrawn_at: now }).where('account_id', '=', accountId).where('withdrawn_at', 'is', null).execute()
  await tx.db.updateTable('session').set({ revoked_at: now }).where('account_id', '=', accountId).where('revoked_at', 'is', null).execute()
  const { member_id: memberId } = await tx.db.selectFrom('account').select('member_id').where('id', '=', accountId).executeTakeFirstOrThrow()
  if (memberId !== null) await dropPortrait(tx, { memberId, actor: accountId, now })
  await recordAudit(tx, { at: now, actor: accountId, kind: 'consent-withdrawn', subject: accountId, outcome: 'done' })
  return {}
})

const LOCK_AFTER = 5
const LOCK_MS = 5 * 60000

export const shut = (until: number, now: number) => {
  const minutes = Math.max(1, Math.ceil((until - now) / 60000))
  return new AppError('too_many', `试错次数太多，请 ${minutes} 分钟后再试。`, { retryAfterSeconds: minutes * 60 })
}

/** After five failures the key is shut for five minutes, then longer with each further failure. */
async function count({ db }: Tx, key: string, row: Schema['throttle'] | undefined, now: number) {
  const failures = (row && now < row.until + 6 * LOCK_MS ? row.failures : 0) + 1
  const limit = key.startsWith('ip:') ? LOCK_AFTER * 10 : LOCK_AFTER
  // Open keys carry a time well past, so that requests that overtake one another (or clocks that differ) never read it as a lock.
  const until = failures >= limit ? now + LOCK_MS * Math.min(12, failures - limit + 1) : Math.max(now - LOCK_MS, row?.until ?? 0)
  await db.insertInto('throttle').values({ key, failures, until }).onConflict((c) => c.column('key').doUpdateSet({ failures, until })).execute()
}

const throttled = ({ db }: Tx, key: string) => db.selectFrom('throttle').selectAll().where('key', '=', key).executeTakeFirst()

export const takeTry = defineWrite('throttle.take', async (tx, { key, now }: { key: string; now: number }) => {
  const row = await throttled(tx, key)
  if (row && row.until > now) throw shut(row.until, now)
  await count(tx, key, row, now)
  return {}
})

export const countFailure = defineWrite('throttle.fail', async (tx, { key, now }: { key: string; now: number }) => {
  await count(tx, key, await throttled(tx, key), now)
  return {}
})

export const clearFailures = defineWrite('throttle.clear', async (tx, { key }: { key: string }) => {
  await tx.db.deleteFrom('throttle').where('key', '=', key).execute()
  return {}
})

/** Only an account that is bound to nobody else: another process may have bound it since we looked. */
async function claimEntry({ db }: Tx, accountId: string, memberId: string) {
  const { numUpdatedRows } = await db.updateTable('account').set({ member_id: memberId }).where('id', '=', accountId)
    .where((eb) => eb.or([eb('member_id', 'is', null), eb('member_id', '=', memberId)])).executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new AppError('already_bound', '这个账号已经绑定了花名册，不用再绑。')
}

/** Binds an account to a roster entry that nobody else holds. */
export const bindMember = defineWrite('account.bind', async (tx, input: { accountId: string; memberId: string; how: string; now: number }) => {
  const { accountId, memberId, how, now } = input
  const holder = await tx.db.selectFrom('account').select('id').where('member_id', '=', memberId).executeTakeFirst()
  if (holder && holder.id !== accountId) throw new AppError('already_bound', '花名册里的这个人已经绑定了另一个账号。如果不是你本人绑定的，请联系支部组织者处理。')
  const account = await tx.db.selectFrom('account').select('member_id').where('id', '=', accountId).executeTakeFirst()
  if (account?.member_id && account.member_id !== memberId) throw new AppError('already_bound', '你的账号已经绑定了花名册，不用再绑。')
  await claimEntry(tx, accountId, memberId)
  await tx.db.updateTable('member').set({ activation_hash: null }).where('id', '=', memberId).execute()
  await tx.db.updateTable('join_request').set({ state: 'withdrawn', decided_at: now }).where('account_id', '=', accountId).where('state', '=', 'waiting').execute()
  await recordAudit(tx, { at: now, actor: accountId, kind: 'bind', subject: memberId, outcome: 'done', data: { how } })
  return {}
})

export const askToJoin = defineWrite('join.ask', async (tx, input: { accountId: string; unitId: string; name: string; note: string; now: number }) => {
  const { accountId, unitId, name, note, now } = input
  const account = await tx.db.selectFrom('account').select('member_id').where('id', '=', accountId).executeTakeFirst()
  if (account?.member_id) throw new AppError('already_bound', '你的账号已经绑定了花名册，不用再申请。')
  await tx.db.updateTable('join_request').set({ state: 'withdrawn', decided_at: now }).where('account_id', '=', accountId).where('state', '=', 'waiting').execute()
  await tx.db.insertInto('join_request').values({
    id: newId(now), account_id: accountId, unit_id: unitId, name, note, state: 'waiting', reason: '', created_at: now, decided_at: null, decided_by: null
  }).execute()
  return {}
})

export const takeJoinBack = defineWrite('join.withdraw', async (tx, { accountId, now }: { accountId: string; now: number }) => {
  await tx.db.updateTable('join_request').set({ state: 'withdrawn', decided_at: now }).where('account_id', '=', accountId).where('state', '=', 'waiting').execute()
  return {}
})

interface Decision {
  requestId: string
  actor: string
  now: number
  verdict: { approve: true; memberId: string | null } | { approve: false; reason: string }
}

/** Decided once: the second organiser is told. An approval without a roster entry makes one. */
export const decideJoin = defineWrite('join.decide', async (tx, { requestId, actor, now, verdict }: Decision) => {
  const decided = verdict.approve ? { state: 'approved' as const } : { state: 'refused' as const, reason: verdict.reason }
  const request = await tx.db.updateTable('join_request').set({ ...decided, decided_at: now, decided_by: actor })
    .where('id', '=', requestId).where('state', '=', 'waiting').returningAll().executeTakeFirst()
  if (!request) throw await whyNotWaiting(tx, requestId)
  if (verdict.approve) {
    const memberId = await entryFor(tx, request, verdict.memberId, now)
    await claimEntry(tx, request.account_id, memberId)
    await tellJoined(tx, memberId, request, now)
  }
  await recordAudit(tx, { at: now, actor, kind: 'join', subject: requestId, outcome: verdict.approve ? 'done' : 'refused', data: { unit: request.unit_id } })
  return { accountId: request.account_id }
})

async function tellJoined(tx: Tx, memberId: string, { id, unit_id }: JoinRequestTable, now: number): Promise<void> {
  const { name } = await tx.db.selectFrom('unit').select('name').where('id', '=', unit_id).executeTakeFirstOrThrow()
  await putNotices(tx, [{ memberId, kind: 'other', about: id, once: `join:${id}`, page: 'pages/home/index', title: '加入申请通过了', text: `你已经在${name}的花名册里，可以答题、学习、报名活动了。` }], now)
}

async function whyNotWaiting({ db }: Tx, requestId: string): Promise<AppError> {
  const request = await db.selectFrom('join_request').select('state').where('id', '=', requestId).executeTakeFirst()
  if (!request || request.state === 'withdrawn') return new AppError('not_found', '这份申请已经撤回。')
  return new AppError('conflict', `这份申请已经由别人${request.state === 'approved' ? '同意' : '退回'}。`)
}

/** The roster entry chosen, which must be free and of the same unit, or a new one. */
async function entryFor(tx: Tx, request: JoinRequestTable, memberId: string | null, now: number): Promise<string> {
  const { db } = tx
  if (memberId === null) {
    const id = newId(now)
    await db.insertInto('member').values({
      id, unit_id: request.unit_id, name: request.name, staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null, status: 'active', created_at: now
    }).execute()
    await beginStay(tx, id, request.unit_id, now)
    return id
  }
  const entry = await db.selectFrom('member').leftJoin('account', 'account.member_id', 'member.id').select(['member.unit_id', 'account.id as holder'])
    .where('member.id', '=', memberId).where('member.status', '=', 'active').executeTakeFirst()
  if (!entry || entry.unit_id !== request.unit_id) throw new AppError('not_found', '花名册里没有找到这个人，请刷新后再试。')
  if (entry.holder) throw new AppError('already_bound', '花名册里的这个人已经绑定了别的账号。')
  return memberId
}

export const accountWrites = [
  openSession, renewSession, revokeSessions, identify, setPassword, giveConsent, withdrawConsent, takeTry, countFailure, clearFailures,
  bindMember, askToJoin, takeJoinBack, decideJoin, handOutCodes, resetPassword, ...portraitWrites
]
