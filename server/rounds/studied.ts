import { sql } from 'kysely'
import type { RoundConfig, StudyFact } from '../../contract/round-config'
import type { PlanConfig } from '../../contract/plan-config'
import { among, type Engine } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { RoundMemberTable, RoundTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { closesAt } from './round'
import type { Facts } from './rules/attempts'
import { toPoints } from './rules/types'

/*
 * What the server itself knows of members' study, as a round counts it: in plans of the round's unit and of those above it (a unit below
 * cannot make points for a contest above it), since `study.from`, until the round closes. See docs/decisions/0015.
 */

type Counting = Pick<RoundTable, 'unit_id' | 'closes_at' | 'ended_at'> & { config: RoundConfig }
type Reading = { db: Tx['db']; engine: Engine }

/** Of each member the figures asked for; empty where nothing is asked. */
export async function studiedNow(at: Reading, round: Counting, facts: readonly StudyFact[], memberIds: readonly string[], now: number): Promise<Map<string, Facts>> {
  if (facts.length === 0 || memberIds.length === 0) return new Map()
  const none: Facts = Object.fromEntries(facts.map((fact) => [fact, 0]))
  const found = new Map<string, Facts>(memberIds.map((id) => [id, none]))
  const span: Span = { from: round.config.study?.from, until: Math.min(now, closesAt(round)), members: [...new Set(memberIds)], plans: await plansFor(at, round.unit_id) }
  for (const fact of facts) {
    for (const [member, n] of await figures[fact](at, span)) found.set(member, { ...found.get(member), [fact]: n })
  }
  return found
}

interface Span { from: number | undefined; until: number; members: string[]; plans: { id: string; config: string }[] }

async function plansFor({ db }: Reading, unitId: string): Promise<Span['plans']> {
  const { rows } = await sql<{ id: string; config: string }>`select p.id, p.config from unit r join unit o on substr(r.path, 1, length(o.path)) = o.path join plan p on p.unit_id = o.id
    where r.id = ${unitId} and p.state <> 'draft'`.execute(db)
  return rows
}

const figures: Record<StudyFact, (at: Reading, span: Span) => Promise<Map<string, number>>> = {
  /** With a beginning, causes that were first earned since: what is taken back later takes back the same. */
  async studyPoints({ db, engine }, { from, until, members, plans }) {
    const since = from === undefined ? sql`` : sql`and not exists (select 1 from point_entry f where f.member_id = e.member_id and f.plan_id = e.plan_id and f.cause = e.cause and f.at < ${from})`
    const { rows } = await sql<{ member_id: string; n: number }>`select e.member_id, sum(e.delta) as n from point_entry e where ${among(engine, 'e.member_id', members)} and ${among(engine, 'e.plan_id', ids(plans))}
      and e.at <= ${until} ${since} group by e.member_id`.execute(db)
    return new Map(rows.map(({ member_id, n }) => [member_id, toPoints(Math.max(0, Number(n)))]))
  },

  async checkIns({ db, engine }, span) {
    const { rows } = await sql<{ member_id: string; n: number }>`select c.member_id, count(*) as n from check_in c where ${counted(engine, span)} group by c.member_id`.execute(db)
    return new Map(rows.map(({ member_id, n }) => [member_id, Number(n)]))
  },

  /** A task is done once for each of its stretches (a day, a week, all of the plan) in which it was done as often as it asks. */
  async studyDone({ db, engine }, span) {
    const { rows } = await sql<{ member_id: string; plan_id: string; task_id: string; times: number; n: number }>`select s.member_id, s.plan_id, s.task_id, s.times, count(*) as n from (
      select c.member_id, c.plan_id, c.task_id, rtrim(c.slot, '0123456789') as stretch, count(*) as times from check_in c where ${counted(engine, span)}
      group by c.member_id, c.plan_id, c.task_id, rtrim(c.slot, '0123456789')) s group by s.member_id, s.plan_id, s.task_id, s.times`.execute(db)
    const needed = new Map(span.plans.flatMap(({ id, config }) => (JSON.parse(config) as PlanConfig).tasks.map((task): [string, number] => [`${id} ${task.id}`, task.times ?? 1])))
    const done = new Map<string, number>()
    for (const { member_id, plan_id, task_id, times, n } of rows) {
      if (Number(times) >= (needed.get(`${plan_id} ${task_id}`) ?? Infinity)) done.set(member_id, (done.get(member_id) ?? 0) + Number(n))
    }
    return done
  },

  /** What others can read: a note for oneself that nobody has looked at opens nothing. */
  async reflections({ db, engine }, { from = 0, until, members }) {
    const { rows } = await sql<{ member_id: string; n: number }>`select member_id, count(*) as n from reflection where ${among(engine, 'member_id', members)} and state = 'shown' and sight <> 'self'
      and submitted_at >= ${from} and submitted_at <= ${until} group by member_id`.execute(db)
    return new Map(rows.map(({ member_id, n }) => [member_id, Number(n)]))
  }
}

const counted = (engine: Engine, { from = 0, until, members, plans }: Span) =>
  sql`${among(engine, 'c.member_id', members)} and ${among(engine, 'c.plan_id', ids(plans))} and c.state = 'counted' and c.how <> 'leave' and c.at >= ${from} and c.at <= ${until}`

const ids = (plans: Span['plans']) => plans.map(({ id }) => id)

/** The figures that results are made of, put on record: whoever asks later how a result came about is told the same. */
export const recordStudied = bulkUpsert<Required<RoundMemberTable>>({
  table: 'round_member', key: ['round_id', 'member_id'], merge: { studied: 'set' },
  columns: { round_id: 'text', member_id: 'text', group_id: 'text', signed_up_at: 'bigint', fields: 'text', excused: 'text', facts: 'text', studied: 'text' }
})

export const studiedRow = (round_id: string, member_id: string, facts: readonly StudyFact[], studied: Facts): Required<RoundMemberTable> =>
  ({ round_id, member_id, group_id: '', signed_up_at: null, fields: '{}', excused: '', facts: '{}', studied: onRecord(facts, studied) })

/** In one order, so that equal figures are equal texts. */
export const onRecord = (facts: readonly StudyFact[], studied: Facts) => JSON.stringify(Object.fromEntries([...facts].sort().map((fact) => [fact, studied[fact] ?? 0])))
