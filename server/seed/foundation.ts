import type { Insertable, Kysely } from 'kysely'
import { hashPassword } from '../account/password'
import { privacy } from '../auth/privacy'
import type { Context } from '../context'
import type { Schema } from '../db/schema'
import { unitNamed, type Association, type Person } from './association'
import { insertStarterMaterials } from './materials'
import { insert, insertStarterBank } from './starter'
import { cast, PASSWORD, strangers } from './cast'

type Db = Kysely<Schema>
const DAY = 86400000

/** Units, roster, accounts, roles, the question bank, materials: what stands before the first round. */
export async function insertFoundation(db: Db, ctx: Pick<Context, 'keys'>, association: Association, now: number): Promise<void> {
  const since = now - 120 * DAY
  const { units, people } = association
  await insert(db, 'unit', units.map(({ id, parentId, name, depth, path, sort }) => ({
    id, parent_id: parentId, name, depth, path, sort, declared_heads: null, active: 1, created_at: since
  })))
  await insertStarterBank(db, (units[0] as { id: string }).id, since)
  await insertStarterMaterials(db, (units[0] as { id: string }).id, since)
  const secret = await hashPassword(PASSWORD)
  await insertPeople(db, ctx, people.filter((one) => !one.part?.since), since, secret)
  await insertRoles(db, association, since)
  await insertStrangers(db, association, now, secret)
  await insert(db, 'meta', [
    { key: 'association', value: (units[0] as { name: string }).name },
    { key: 'levels', value: JSON.stringify(['省级', '市级', '支部']) }
  ])
}

/** Those who came on the roster since the earlier rounds. */
export async function insertLateComers(db: Db, ctx: Pick<Context, 'keys'>, { people }: Association, now: number): Promise<void> {
  const secret = await hashPassword(PASSWORD)
  for (const one of people.filter((person) => person.part?.since)) await insertPeople(db, ctx, [one], now - (one.part?.since ?? 0) * DAY, secret)
}

export async function insertDemoPeople(db: Db, { people }: Association): Promise<void> {
  const noted = cast.flatMap(({ name, note }) => (note ? [{ memberId: people.find((one) => one.name === name)?.id, note }] : []))
  await insert(db, 'meta', [{ key: 'demo-people', value: JSON.stringify(noted) }])
}

async function insertPeople(db: Db, { keys }: Pick<Context, 'keys'>, people: Person[], at: number, secret: string) {
  await insert(db, 'member', people.map(({ id, unitId, name, staffNo, phone, part }) => ({
    id, unit_id: unitId, name, staff_no: staffNo, phone_hash: keys.hash(phone), phone_enc: keys.encrypt(phone),
    activation_hash: part?.activation ? keys.hash(part.activation.replace(/-/g, '')) : null, status: 'active', created_at: at
  })))
  await insert(db, 'membership', people.map(({ id, unitId }) => ({ id, member_id: id, unit_id: unitId, from_at: at, to_at: null, begun: 1 })))
  const held = people.flatMap(({ accountId, ...person }) => (accountId === null ? [] : [{ ...person, accountId }]))
  await insert(db, 'account', held.map(({ accountId, id }) => ({ id: accountId, member_id: id, created_at: at, disabled: 0 })))
  await insert(db, 'identity', held.flatMap(({ accountId, part }) => (part?.signIn ? [password(part.signIn, accountId, secret, at)] : [])))
  await insert(db, 'consent', held.filter(({ part }) => part?.consent !== false).map(({ accountId, id }) => consent(id, accountId, at)))
}

const password = (subject: string, accountId: string, secret: string, at: number): Insertable<Schema['identity']> =>
  ({ provider: 'password', subject, account_id: accountId, secret, created_at: at })

const consent = (id: string, accountId: string, at: number): Schema['consent'] =>
  ({ id: `consent-${id}`, account_id: accountId, document: 'privacy', version: privacy.version, at, withdrawn_at: null })

async function insertRoles(db: Db, association: Association, at: number) {
  const rows = association.people.flatMap(({ id, part }) => (part?.roles ?? []).map(({ role, unit }) => ({
    id: `${id}-${role}`, member_id: id, role, unit_id: unitNamed(association, unit).id, created_at: at
  })))
  await insert(db, 'role_grant', rows)
}

async function insertStrangers(db: Db, association: Association, now: number, secret: string) {
  for (const [i, { signIn, name, asks }] of strangers.entries()) {
    const accountId = `a-new-${i + 1}`
    const at = now - 5 * 3600000
    await insert(db, 'account', [{ id: accountId, member_id: null, created_at: at, disabled: 0 }])
    await insert(db, 'identity', [password(signIn, accountId, secret, at)])
    if (!asks) continue
    await insert(db, 'consent', [consent(accountId, accountId, at)])
    await insert(db, 'join_request', [{
      id: `join-${i + 1}`, account_id: accountId, unit_id: unitNamed(association, asks.unit).id, name, note: asks.note, state: 'waiting', reason: '',
      created_at: at, decided_at: null, decided_by: null
    }])
  }
}
