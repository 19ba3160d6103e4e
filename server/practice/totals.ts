import { sql } from 'kysely'
import type { Context } from '../context'
import { pathEnd } from '../unit-path'

/** How many who are now in a unit or below it have practised, and how many answers they gave. By the server's clock, not the phones'. */
export async function practisedBelow({ db }: Pick<Context, 'db'>, path: string, from: number, to: number): Promise<{ people: number; answers: number }> {
  const { rows: [row] } = await sql<{ people: number; answers: number }>`select count(distinct a.member_id) as people, count(*) as answers
    from practice_answer a join member m on m.id = a.member_id join unit u on u.id = m.unit_id
    where u.path >= ${path} and u.path < ${pathEnd(path)} and a.received_at >= ${from} and a.received_at < ${to}`.execute(db)
  return { people: Number(row?.people ?? 0), answers: Number(row?.answers ?? 0) }
}
