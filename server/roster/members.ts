import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { RoleGrant } from '../../contract/account'
import type { MemberDetail, MemberRow } from '../../contract/roster'
import { grantsOf } from '../auth/actors'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { MemberTable } from '../db/schema'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { pathEnd } from '../unit-path'
import { unitRefs } from './queries'
import { coveredMember, reachesOver } from './range'
import { phoneOf } from './rules/words'

interface Asked { path: string; below: boolean; search: string; state: 'active' | 'bound' | 'unbound' | 'left' }

type Listed = Selectable<MemberTable> & { path: string; unit_name: string; account_id: string | null }

const like = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`

async function condition(ctx: Pick<Context, 'db' | 'engine' | 'keys'>, { path, below, search, state }: Asked) {
  const where = [
    below ? sql`u.path >= ${path} and u.path < ${pathEnd(path)}` : sql`u.path = ${path}`,
    state === 'left' ? sql`m.status = 'left'` : sql`m.status = 'active'`,
    ...(state === 'bound' ? [sql`a.id is not null`] : state === 'unbound' ? [sql`a.id is null`] : [])
  ]
  if (search) where.push(await searched(ctx, search, sql.join(where, sql` and `)))
  return sql.join(where, sql` and `)
}

/** Of members `m` those whom the search may mean: by name, staff number, whole phone number or its end. `inside`: where they are looked for. */
export async function searched(ctx: Pick<Context, 'db' | 'engine' | 'keys'>, search: string, inside: RawBuilder<unknown>): Promise<RawBuilder<boolean>> {
  const phone = phoneOf(search)
  const ways = [sql`m.name like ${like(search)} escape '\\'`, sql`m.staff_no like ${like(search.toUpperCase())} escape '\\'`]
  if (phone && 'number' in phone) ways.push(sql`m.phone_hash = ${ctx.keys.hash(phone.number)}`)
  if (/^\d{4}$/.test(search)) ways.push(among(ctx.engine, 'm.id', await endingIn(ctx, inside, search)))
  return sql<boolean>`(${sql.join(ways, sql` or `)})`
}

/** Numbers are kept sealed, and a column of their ends would be four digits of each for whoever sees the file: they are opened instead. */
async function endingIn({ db, keys }: Pick<Context, 'db' | 'keys'>, where: RawBuilder<unknown>, tail: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; phone_enc: string }>`select m.id, m.phone_enc from member m join unit u on u.id = m.unit_id left join account a on a.member_id = m.id
    where ${where} and m.phone_enc is not null`.execute(db)
  return rows.flatMap(({ id, phone_enc }) => (keys.decrypt(phone_enc)?.endsWith(tail) ? [id] : []))
}

/** In the order of units, within one in that of coming. */
export async function memberPage(ctx: Context, asked: Asked, cursor: string | undefined, limit: number): Promise<{ items: MemberRow[]; next: string | null; total: number }> {
  const where = await condition(ctx, asked)
  const from = sql`from member m join unit u on u.id = m.unit_id left join account a on a.member_id = m.id where ${where}`
  const after = cursorOf(cursor)
  const beyond = after ? sql` and (u.path > ${after.path} or (u.path = ${after.path} and m.id > ${after.id}))` : sql``
  const { rows } = await sql<Listed>`select m.*, u.path, u.name as unit_name, a.id as account_id ${from}${beyond} order by u.path, m.id limit ${limit + 1}`.execute(ctx.db)
  const { rows: [counted] } = await sql<{ n: number }>`select count(*) as n ${from}`.execute(ctx.db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: await viewsOf(ctx, shown), next: rows.length > limit && last ? Buffer.from(`${last.path}|${last.id}`).toString('base64url') : null, total: Number(counted?.n ?? 0) }
}

function cursorOf(cursor: string | undefined): { path: string; id: string } | undefined {
  if (!cursor) return undefined
  const [, path, id] = /^([\w/-]+)\|([\w-]{1,40})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (path === undefined || id === undefined) throw new AppError('bad_request', '这一页已经找不到了，请从第一页看起。')
  return { path, id }
}

async function viewsOf({ db, engine, keys }: Pick<Context, 'db' | 'engine' | 'keys'>, rows: readonly Listed[]): Promise<MemberRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const roles = new Map<string, RoleGrant[]>()
  const { rows: granted } = await sql<{ member_id: string; role: RoleGrant['role']; id: string; name: string }>`select g.member_id, g.role, u.id, u.name from role_grant g join unit u on u.id = g.unit_id
    where ${among(engine, 'g.member_id', ids)} order by u.depth, g.role`.execute(db)
  for (const { member_id, role, id, name } of granted) roles.set(member_id, [...(roles.get(member_id) ?? []), { role, unit: { id, name } }])
  const { rows: coming } = await sql<{ member_id: string; from_at: number; id: string; name: string }>`select s.member_id, s.from_at, u.id, u.name from membership s join unit u on u.id = s.unit_id
    where s.begun = 0 and ${among(engine, 's.member_id', ids)}`.execute(db)
  const moves = new Map(coming.map(({ member_id, from_at, id, name }) => [member_id, { unit: { id, name }, at: from_at }]))
  return rows.map((row) => ({
    id: row.id, name: row.name, unit: { id: row.unit_id, name: row.unit_name }, staffNo: row.staff_no,
    phoneTail: row.phone_enc === null ? null : keys.decrypt(row.phone_enc)?.slice(-4) ?? null,
    bound: row.account_id !== null, left: row.status === 'left', roles: roles.get(row.id) ?? [], moves: moves.get(row.id) ?? null, version: row.version
  }))
}

export async function memberDetail(ctx: Context, actor: Pick<MemberActor, 'grants'>, id: string): Promise<MemberDetail> {
  const { db, keys } = ctx
  const member = await coveredMember(ctx, actor, id)
  const account = await db.selectFrom('account').leftJoin('identity', (join) => join.onRef('identity.account_id', '=', 'account.id').on('identity.provider', '=', 'password'))
    .select(['account.id', 'identity.subject']).where('account.member_id', '=', id).executeTakeFirst()
  const [row] = await viewsOf(ctx, [{ ...member, unit_name: member.unitName, account_id: account?.id ?? null }])
  const kept = await db.selectFrom('membership').selectAll().where('member_id', '=', id).orderBy('from_at', 'desc').orderBy('id', 'desc').execute()
  const stays = kept.length ? kept : [{ unit_id: member.unit_id, from_at: member.created_at, to_at: null, begun: 1 }]
  const names = new Map((await unitRefs(db, [...new Set(stays.map(({ unit_id }) => unit_id))])).map((unit) => [unit.id, unit]))
  return {
    ...row as MemberRow, phone: member.phone_enc === null ? null : keys.decrypt(member.phone_enc), note: member.note, hasCode: member.activation_hash !== null,
    account: account?.subject ?? null,
    stays: stays.map(({ unit_id, from_at, to_at, begun }) => ({ unit: names.get(unit_id) ?? { id: unit_id, name: '' }, from: from_at, to: to_at, begun: begun === 1 })),
    guarded: !reachesOver(actor.grants, await grantsOf(db, id))
  }
}
