import { sql } from 'kysely'
import type { Reminder } from '../../contract/reminders'
import type { Context } from '../context'
import { stillAbsent } from '../organiser/progress'
import type { Round } from '../rounds/round'
import { pathEnd } from '../unit-path'
import { outcomeWords } from './rules/outcome'

/** Nobody is reminded of one round more often than once in this time, whoever asks. */
export const REST_MS = 24 * 3600 * 1000
/** More than these nobody looks through. */
const LISTED = 20

export interface Reachable { accountId: string; resting: boolean }

/** Those who have not taken part and have agreed to a message. */
export async function reachable({ db }: Context, round: Round, unitPath: string, now: number): Promise<Reachable[]> {
  const { rows } = await sql<{ account_id: string; resting: number }>`select a.id as account_id,
      (select count(*) from message g where g.subject = ${round.id} and g.account_id = a.id and g.at > ${now - REST_MS} and g.state in ('waiting', 'sent', 'unsure')) as resting
    from round_entrant e join member m on m.id = e.member_id join unit u on u.id = e.unit_id
    join account a on a.member_id = m.id and a.disabled = 0
    join identity i on i.account_id = a.id and i.provider = 'wechat'
    where ${stillAbsent(round, unitPath)} and m.status = 'active'
      and ((select coalesce(sum(c.delta), 0) from message_credit c where c.account_id = a.id and c.kind = 'round') > 0
        or exists (select 1 from message g where g.subject = ${round.id} and g.account_id = a.id and g.at > ${now - REST_MS} and g.state in ('waiting', 'sent', 'unsure')))
    order by a.id`.execute(db)
  return rows.map(({ account_id, resting }) => ({ accountId: account_id, resting: Number(resting) > 0 }))
}

interface Row {
  id: string
  at: number
  note: string
  unit_id: string
  unit: string
  by: string | null
}

/** What was sent for units of the subtree, and how it went. */
export async function sentReminders({ db }: Context, roundId: string, unitPath: string): Promise<Reminder[]> {
  const { rows } = await sql<Row>`select r.id, r.at, r.note, u.id as unit_id, u.name as unit, m.name as by
    from reminder r join unit u on u.id = r.unit_id left join account a on a.id = r.actor left join member m on m.id = a.member_id
    where r.round_id = ${roundId} and u.path >= ${unitPath} and u.path < ${pathEnd(unitPath)} order by r.at desc, r.id desc limit ${LISTED}`.execute(db)
  if (rows.length === 0) return []
  const counts = await db.selectFrom('message').select((eb) => ['batch', 'state', eb.fn.countAll<number>().as('n'), eb.fn.max('problem').as('problem')])
    .where('batch', 'in', rows.map(({ id }) => id)).groupBy(['batch', 'state']).execute()
  return rows.map((row) => {
    const mine = counts.filter(({ batch }) => batch === row.id)
    const of = (state: string) => Number(mine.find((one) => one.state === state)?.n ?? 0)
    const went = { waiting: of('waiting'), sent: of('sent'), unsure: of('unsure'), refused: of('refused'), needless: of('needless'), failed: of('failed') }
    return {
      id: row.id, at: Number(row.at), by: row.by ?? '', unit: { id: row.unit_id, name: row.unit }, note: row.note,
      ...went, outcome: outcomeWords(went),
      problem: mine.find(({ state, problem }) => (state === 'waiting' || state === 'failed') && problem !== '')?.problem ?? ''
    }
  })
}
