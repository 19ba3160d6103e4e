import { sql, type Kysely } from 'kysely'
import type { Delivery } from '../../contract/inbox'
import type { Schema } from '../db/schema'
import { deliveryWords } from './rules/delivery-words'

/** How what was told about this reached people; `once`: of one word only. */
export async function deliveryOf(db: Kysely<Schema>, about: string, once?: string): Promise<Delivery> {
  const mine = once === undefined ? sql<boolean>`n.about = ${about}` : sql<boolean>`n.about = ${about} and n.once = ${once}`
  const { rows: [told] } = await sql<{ people: number; read: number; unasked: number }>`select count(distinct n.member_id) as people,
      count(distinct case when n.read_at is not null then n.member_id end) as read, coalesce(sum(case when n.wanted = 1 and n.message_id is null then 1 else 0 end), 0) as unasked
    from notice n where ${mine} and n.withdrawn = 0`.execute(db)
  const { rows: messages } = await sql<{ state: string; problem: string; n: number }>`select m.state, m.problem, count(*) as n
    from notice n join message m on m.id = n.message_id where ${mine} group by m.state, m.problem order by count(*) desc, m.problem`.execute(db)
  const of = (state: string) => messages.reduce((sum, one) => sum + (one.state === state ? Number(one.n) : 0), 0)
  const went = {
    people: Number(told?.people ?? 0), read: Number(told?.read ?? 0), waiting: of('waiting'), sent: of('sent'), unsure: of('unsure'), failed: of('failed'),
    refused: of('refused'), needless: of('needless'), unasked: Number(told?.unasked ?? 0)
  }
  const problems = new Map<string, number>()
  for (const { state, problem, n } of messages) if (problem !== '' && (state === 'waiting' || state === 'failed')) problems.set(problem, (problems.get(problem) ?? 0) + Number(n))
  return { ...went, outcome: deliveryWords(went), problems: [...problems].map(([why, n]) => ({ why, messages: n })).sort((a, b) => b.messages - a.messages) }
}
