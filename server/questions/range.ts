import { sql } from 'kysely'
import { covers, withinGrants, type Grant } from '../auth/actors'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { lineage } from '../unit-path'

/*
 * Whose bank it is: everybody may use the banks of units in his range and of those above it (the association's is above all), and change
 * those in his range.
 */

export interface BankInRange {
  id: string
  name: string
  unit_id: string
  unit_name: string
  unit_path: string
  practice: number
  updated_at: number
}

export const bankRows = ({ db }: Pick<Context, 'db'>) => db.selectFrom('bank').innerJoin('unit', 'unit.id', 'bank.unit_id')
  .select(['bank.id', 'bank.name', 'bank.unit_id', 'bank.practice', 'bank.updated_at', 'unit.name as unit_name', 'unit.path as unit_path'])

/** For a query that has `unit`: its unit is one whose banks the roles may use. */
export const usable = (grants: readonly Grant[]) => {
  const above = [...new Set(grants.flatMap((grant) => lineage(grant.unitPath)))]
  return sql<boolean>`(${withinGrants(grants, 'unit.path')} or unit.id in (${sql.join(above)}))`
}

const mayUse = (grants: readonly Grant[], unitPath: string) => covers(grants, unitPath) || grants.some((grant) => grant.unitPath.startsWith(unitPath))

export async function usableBank(ctx: Context, actor: MemberActor, id: string): Promise<BankInRange> {
  const bank = await bankRows(ctx).where('bank.id', '=', id).executeTakeFirst()
  if (!bank) throw notFound('这个题库')
  if (!mayUse(actor.grants, bank.unit_path)) throw new AppError('forbidden', '这个题库属于别的单位，不在你的管理范围内。')
  return bank
}

/** A bank that the actor may change. */
export async function ownBank(ctx: Context, actor: MemberActor, id: string): Promise<BankInRange> {
  const bank = await usableBank(ctx, actor, id)
  if (!covers(actor.grants, bank.unit_path)) throw new AppError('forbidden', '这个题库由上级单位管理，你可以用来出题，不能修改。')
  return bank
}
