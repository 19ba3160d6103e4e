import type { Insertable } from 'kysely'
import type { Session } from '../../contract/account'
import { hashPassword } from '../../server/account/password'
import { privacy } from '../../server/auth/privacy'
import { signIn } from '../../server/account/session'
import type { MemberTable } from '../../server/db/schema'
import { callerOf, type Caller, type World } from './world'

interface AccountSpec {
  member?: string
  /** Version agreed to; null: none. */
  consent?: string | null
  password?: string
  openid?: string
}

let made = 0

/** A new account, bound to nobody unless said. @returns its id */
export async function addAccount(world: World, spec: AccountSpec = {}): Promise<string> {
  const id = `acc-new-${++made}`
  const at = world.time.now
  const { member = null, consent = privacy.version, password, openid } = spec
  const secret = password === undefined ? null : await hashPassword(password)
  const db = world.behind
  await db.insertInto('account').values({ id, member_id: member, created_at: at, disabled: 0 }).execute()
  if (consent !== null) await db.insertInto('consent').values({ id: `${id}-c`, account_id: id, document: 'privacy', version: consent, at, withdrawn_at: null }).execute()
  if (secret !== null) await db.insertInto('identity').values({ provider: 'password', subject: id, account_id: id, secret, created_at: at }).execute()
  if (openid !== undefined) await db.insertInto('identity').values({ provider: 'wechat', subject: openid, account_id: id, secret: null, created_at: at }).execute()
  return id
}

/** A roster entry nobody has claimed yet. */
export async function addMember(world: World, entry: Partial<Insertable<MemberTable>> & Pick<MemberTable, 'id'>): Promise<string> {
  await world.behind.insertInto('member').values({
    unit_id: 'u-a1', name: `新人${entry.id}`, staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null, status: 'active',
    created_at: world.time.now, ...entry
  }).execute()
  return entry.id
}

/** Somebody with an account who is on the roster from now on: to play with as `world.as(id)`. */
export async function addPerson(world: World, id: string, unit: string): Promise<Caller> {
  await addMember(world, { id, unit_id: unit })
  await addAccount(world, { member: id })
  return world.as(id)
}

export const withToken = (world: World, token: string): Caller => callerOf(world.app, async () => token)

/** A session of its own for an account: signing it out leaves other sessions alone. */
export async function sessionOf(world: World, accountId: string): Promise<Session & { caller: Caller }> {
  const session = await signIn(world.ctx, accountId, 'test', world.time.now)
  return { ...session, caller: withToken(world, session.accessToken) }
}
