import { sql } from 'kysely'
import type { Context } from '../context'
import type { Round } from '../rounds/round'
import { unitPart } from '../rounds/rules/boards'
import { pathEnd } from '../unit-path'

/* What the kept standings say of a unit and everything below it, where the unit's own sums do not hold it. */

type Db = Pick<Context, 'db'>
const below = (path: string) => sql`u.path >= ${path} and u.path < ${pathEnd(path)}`

/** How many different people the figures of the unit are made of, over several rounds. */
export async function peopleOnce({ db }: Db, rounds: readonly Round[], path: string): Promise<number> {
  if (rounds.length === 0) return 0
  const boards = rounds.map((round) => sql`(s.round_id = ${round.id} and s.board = ${unitPart(round.config)})`)
  const { rows: [row] } = await sql<{ n: number }>`select count(distinct s.member_id) as n from standing s join unit u on u.id = s.unit_id
    where (${sql.join(boards, sql` or `)}) and s.for_unit = 1 and ${below(path)}`.execute(db)
  return Number(row?.n ?? 0)
}

/** The highest score among them, in hundredths, and how many took part without counting for the unit. */
export async function outsideSums({ db }: Db, round: Round, path: string): Promise<{ highest: number | null; apart: number }> {
  const { rows: [row] } = await sql<{ highest: number | null; apart: number | null }>`select max(case when s.for_unit = 1 then s.score end) as highest,
      sum(case when s.for_unit = 0 then 1 else 0 end) as apart
    from standing s join unit u on u.id = s.unit_id where s.round_id = ${round.id} and s.board = ${unitPart(round.config)} and ${below(path)}`.execute(db)
  return { highest: row?.highest == null ? null : Number(row.highest), apart: Number(row?.apart ?? 0) }
}

/** By month (202606), how many took part in one of the rounds for the first time. */
export async function newByMonth({ db }: Db, rounds: readonly Round[], unitId: string): Promise<Map<number, number>> {
  const months = new Map<number, number>()
  if (rounds.length === 0) return months
  const boards = rounds.map((round) => sql`(round_id = ${round.id} and board = ${unitPart(round.config)})`)
  const { rows } = await sql<{ day: number; n: number }>`select day, sum(n) as n from daily_new where (${sql.join(boards, sql` or `)}) and unit_id = ${unitId}
    group by day order by day`.execute(db)
  for (const { day, n } of rows) {
    const month = Math.floor(Number(day) / 100)
    months.set(month, (months.get(month) ?? 0) + Number(n))
  }
  return months
}
