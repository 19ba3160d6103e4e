import { sql, type Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import { lineage } from '../roster/tree'

/** Who is asking, as the database knows it: nothing of it comes from the client but the token's signature. */
export interface Actor {
  accountId: string
  sessionId: string
  consent: string | null
  member: ActorMember | null
  grants: Grant[]
}

export interface ActorMember {
  id: string
  name: string
  unitId: string
  unitName: string
  /** Ids from the top of the tree down to the unit. */
  lineage: string[]
  unitPath: string
}

export interface Grant {
  role: 'organiser' | 'admin'
  unitId: string
  unitName: string
  unitPath: string
}

export interface Actors {
  /** Undefined: the session is over (expired, revoked, account disabled). */
  find(sessionId: string, accountId: string, now: number): Promise<Actor | undefined>
  /** Call after changing anything about an account: the next request sees it. */
  forget(accountId: string): void
}

/** A role taken away elsewhere may work this much longer; revoked sessions of this process end at once. */
const KEEP_MS = 3000
const LIMIT = 20000

export function actorsOf(db: Kysely<Schema>): Actors {
  const kept = new Map<string, { actor: Actor; until: number }>()
  return {
    async find(sessionId, accountId, now) {
      const known = kept.get(sessionId)
      if (known && known.until > now) return known.actor
      kept.delete(sessionId)
      const actor = await load(db, sessionId, accountId, now)
      if (!actor) return undefined
      if (kept.size >= LIMIT) kept.delete(kept.keys().next().value as string)
      kept.set(sessionId, { actor, until: now + KEEP_MS })
      return actor
    },
    forget(accountId) {
      for (const [id, { actor }] of kept) if (actor.accountId === accountId) kept.delete(id)
    }
  }
}

async function load(db: Kysely<Schema>, sessionId: string, accountId: string, now: number): Promise<Actor | undefined> {
  const account = await db.selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('member', (join) => join.onRef('member.id', '=', 'account.member_id').on('member.status', '=', 'active'))
    .leftJoin('unit', 'unit.id', 'member.unit_id')
    .select(['account.id', 'member.id as memberId', 'member.name', 'unit.id as unitId', 'unit.name as unitName', 'unit.path'])
    .where('session.id', '=', sessionId).where('session.account_id', '=', accountId).where('account.disabled', '=', 0)
    .where('session.revoked_at', 'is', null).where('session.expires_at', '>', now)
    .executeTakeFirst()
  if (!account) return undefined
  const consent = await db.selectFrom('consent').select('version')
    .where('account_id', '=', accountId).where('document', '=', 'privacy').where('withdrawn_at', 'is', null)
    .orderBy('at', 'desc').limit(1).executeTakeFirst()
  const grants = account.memberId === null ? [] : await grantsOf(db, account.memberId)
  const { memberId, name, unitId, unitName, path } = account
  return {
    accountId, sessionId,
    consent: consent?.version ?? null,
    member: memberId && name && unitId && unitName && path ? { id: memberId, name, unitId, unitName, lineage: lineage(path), unitPath: path } : null,
    grants
  }
}

export async function grantsOf(db: Kysely<Schema>, memberId: string): Promise<Grant[]> {
  return db.selectFrom('role_grant').innerJoin('unit', 'unit.id', 'role_grant.unit_id')
    .select(['role_grant.role', 'unit.id as unitId', 'unit.name as unitName', 'unit.path as unitPath'])
    .where('role_grant.member_id', '=', memberId).orderBy('unit.depth').orderBy(sql`unit.sort`).execute()
}

/** Whether one of the roles covers the unit with this path. */
export const covers = (grants: readonly Grant[], unitPath: string) => grants.some((grant) => unitPath.startsWith(grant.unitPath))
