import { sql, type Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import { lineage, pathEnd } from '../unit-path'

/** Who is asking, as the database knows it: nothing of it comes from the client but the token's signature. */
export interface Actor {
  accountId: string
  sessionId: string
  consent: string | null
  /** Signed in with a password that was handed out. */
  mustChange: boolean
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

interface Row {
  member_id: string | null
  name: string | null
  unit_id: string | null
  unit_name: string | null
  path: string | null
  consent: string | null
  must_change: number
  grants: number
}

async function load(db: Kysely<Schema>, sessionId: string, accountId: string, now: number): Promise<Actor | undefined> {
  const { rows: [row] } = await sql<Row>`select s.must_change, m.id as member_id, m.name, u.id as unit_id, u.name as unit_name, u.path,
      (select c.version from consent c where c.account_id = a.id and c.document = 'privacy' and c.withdrawn_at is null order by c.at desc limit 1) as consent,
      (select count(*) from role_grant g where g.member_id = m.id) as grants
    from session s join account a on a.id = s.account_id
    left join member m on m.id = a.member_id and m.status = 'active'
    left join unit u on u.id = m.unit_id
    where s.id = ${sessionId} and s.account_id = ${accountId} and a.disabled = 0 and s.revoked_at is null and s.expires_at > ${now}`.execute(db)
  if (!row) return undefined
  const { member_id, name, unit_id, unit_name, path } = row
  return {
    accountId, sessionId, consent: row.consent, mustChange: Number(row.must_change) === 1,
    member: member_id && name && unit_id && unit_name && path ? { id: member_id, name, unitId: unit_id, unitName: unit_name, lineage: lineage(path), unitPath: path } : null,
    grants: member_id && Number(row.grants) > 0 ? await grantsOf(db, member_id) : []
  }
}

export async function grantsOf(db: Kysely<Schema>, memberId: string): Promise<Grant[]> {
  return db.selectFrom('role_grant').innerJoin('unit', 'unit.id', 'role_grant.unit_id')
    .select(['role_grant.role', 'unit.id as unitId', 'unit.name as unitName', 'unit.path as unitPath'])
    .where('role_grant.member_id', '=', memberId).orderBy('unit.depth').orderBy(sql`unit.sort`).execute()
}

/** Whether one of the roles covers the unit with this path. */
export const covers = (grants: readonly Grant[], unitPath: string) => grants.some((grant) => unitPath.startsWith(grant.unitPath))

/** `path` lies below one of the roles' units. A range and not `like`, to which `_` is any character and, on SQLite, A is a. */
export const withinGrants = (grants: readonly Pick<Grant, 'unitPath'>[], column: string) =>
  sql<boolean>`(${sql.join(grants.map(({ unitPath }) => sql`(${sql.ref(column)} >= ${unitPath} and ${sql.ref(column)} < ${pathEnd(unitPath)})`), sql` or `)})`
