import { sql } from 'kysely'
import type { Bank } from '../../contract/questions'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import { bankRows, usable, type BankInRange } from './range'

interface Counted {
  bank_id: string
  type: keyof Bank['counts']
  status: 'active' | 'disabled'
  n: number
}

async function withCounts(ctx: Context, actor: MemberActor, banks: readonly BankInRange[]): Promise<Bank[]> {
  const { rows } = banks.length === 0 ? { rows: [] } : await sql<Counted>`select bank_id, type, status, count(*) as n from question
    where bank_id in (${sql.join(banks.map(({ id }) => id))}) and status <> 'removed' group by bank_id, type, status`.execute(ctx.db)
  return banks.map((bank) => {
    const own = rows.filter((row) => row.bank_id === bank.id).map((row) => ({ ...row, n: Number(row.n) }))
    const sum = (fits: (row: Counted) => boolean) => own.filter(fits).reduce((total, { n }) => total + n, 0)
    const count = (type: Counted['type']) => sum((row) => row.type === type && row.status === 'active')
    return {
      id: bank.id, name: bank.name, unit: { id: bank.unit_id, name: bank.unit_name }, total: sum((row) => row.status === 'active'), disabled: sum((row) => row.status === 'disabled'),
      counts: { single: count('single'), multiple: count('multiple'), judge: count('judge'), fill: count('fill') },
      practice: bank.practice === 1, mine: covers(actor.grants, bank.unit_path), updatedAt: bank.updated_at
    }
  })
}

export async function bankList(ctx: Context, actor: MemberActor): Promise<Bank[]> {
  return withCounts(ctx, actor, await bankRows(ctx).where(usable(actor.grants)).orderBy('unit.depth').orderBy('bank.name').orderBy('bank.id').execute())
}

export async function bankView(ctx: Context, actor: MemberActor, id: string): Promise<Bank> {
  const [bank] = await withCounts(ctx, actor, await bankRows(ctx).where('bank.id', '=', id).execute())
  if (!bank) throw new Error(`Bank ${id} is gone`)
  return bank
}

export async function facetsOf({ db }: Context, bankId: string) {
  const counted = async (column: 'topic' | 'period' | 'tags') => {
    const rows = await db.selectFrom('question').select((eb) => [`${column} as name` as const, eb.fn.countAll<number>().as('n')])
      .where('bank_id', '=', bankId).where('status', '!=', 'removed').groupBy(column).execute()
    return rows.map(({ name, n }) => ({ name, n: Number(n) }))
  }
  const tags = new Map<string, number>()
  for (const { name, n } of await counted('tags')) for (const tag of JSON.parse(name) as string[]) tags.set(tag, (tags.get(tag) ?? 0) + n)
  const sorted = (list: { name: string; n: number }[]) => list.filter(({ name }) => name !== '').sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
  return {
    topics: sorted(await counted('topic')), periods: sorted(await counted('period')),
    tags: sorted([...tags].map(([name, n]) => ({ name, n }))).slice(0, 200)
  }
}
