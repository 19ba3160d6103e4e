import { sql, type Kysely } from 'kysely'
import type { PlanTask, Proof } from '../../contract/plan-config'
import type { Given } from '../../contract/study'
import type { Schema } from '../db/schema'
import { readAt } from '../materials/shelf'
import { dayBegin, addDays } from './rules/days'
import { materialOf, proofsOf, stretchOf } from './rules/due'
import type { Known } from './rules/proofs'
import { hundredths } from './rules/points'
import type { Plan } from './plan'
import { isPlace } from './place-number'

/* What the server itself knows of what proves a task. */

/** So many answers at least make a practice session. */
const SESSION = 5

export interface Asked { plan: Pick<Plan, 'id' | 'config'>; task: PlanTask; memberId: string; day: number; now: number; zone: string }

/** Of each proof that the server looks up itself, whether it is there; for a day that is over, also what was done since. */
export async function doneOf(db: Kysely<Schema>, { plan, task, memberId, day, now, zone }: Asked): Promise<{ done: Map<number, boolean>; reflections: Map<number, string> }> {
  const { calendar } = plan.config
  const from = dayBegin(stretchOf(task, calendar, day)?.from ?? day, zone, calendar.dayBegins)
  const until = Math.max(now + 1, dayBegin(addDays(day, 1), zone, calendar.dayBegins))
  const done = new Map<number, boolean>()
  const reflections = new Map<number, string>()
  for (const [i, proof] of proofsOf(task, day).entries()) {
    if (proof.kind === 'read') done.set(i, await wasRead(db, memberId, materialOf(task, day)))
    else if (proof.kind === 'quiz') done.set(i, await wasAnswered(db, memberId, proof, from, until))
    else if (proof.kind === 'reflection') {
      const found = await db.selectFrom('reflection').select('id').where('member_id', '=', memberId).where('chars', '>=', proof.least).where('state', 'in', ['review', 'shown'])
        .where('submitted_at', '>=', from).where('submitted_at', '<', until).orderBy('submitted_at', 'desc').limit(1).executeTakeFirst()
      if (found) reflections.set(i, found.id)
      done.set(i, found !== undefined)
    }
  }
  return { done, reflections }
}

async function wasRead(db: Kysely<Schema>, memberId: string, materialId: string | undefined): Promise<boolean> {
  return materialId !== undefined && (await readAt(db, memberId, [materialId])).has(materialId)
}

async function wasAnswered(db: Kysely<Schema>, memberId: string, { roundId, bankId, pass = 0 }: Extract<Proof, { kind: 'quiz' }>, from: number, until: number): Promise<boolean> {
  if (roundId !== undefined) {
    const row = await db.selectFrom('attempt').select('id').where('member_id', '=', memberId).where('round_id', '=', roundId).where('finished_at', '>=', from).where('finished_at', '<', until)
      .where('score', '>=', hundredths(pass)).limit(1).executeTakeFirst()
    if (row) return true
  }
  if (bankId === undefined) return false
  const { rows } = await sql<{ n: number; rights: number }>`select count(*) as n, sum(a.correct) as rights from practice_answer a join question q on q.id = a.question_id
    where a.member_id = ${memberId} and q.bank_id = ${bankId} and a.at >= ${from} and a.at < ${until} group by a.pack`.execute(db)
  return rows.some(({ n, rights }) => Number(n) >= SESSION && (Number(rights) * 100) / Number(n) >= pass)
}

/** All that the rules need to know of what is handed in. */
export async function knownOf(db: Kysely<Schema>, asked: Asked, given: readonly Given[], visited: readonly string[]): Promise<Known & { reflections: Map<number, string> }> {
  const { done, reflections } = await doneOf(db, asked)
  const codes = given.flatMap(({ code }) => (code ? [code] : []))
  const rows = codes.length ? await db.selectFrom('plan_place').select(['code', 'place']).where('plan_id', '=', asked.plan.id).execute() : []
  const places = codes.flatMap((said): [string, string][] => { const row = rows.find(({ code }) => isPlace(code, said)); return row ? [[said, row.place]] : [] })
  const ids = given.flatMap(({ files = [] }) => files)
  const files = ids.length ? await db.selectFrom('file').select(['id', 'kind', 'seconds']).where('id', 'in', ids).where('member_id', '=', asked.memberId).where('purpose', '=', 'check-in').where('state', '=', 'staged').execute() : []
  return {
    done, reflections, visited, places: new Map(places),
    files: new Map(files.map(({ id, kind, seconds }) => [id, { kind, seconds: seconds === null ? null : Number(seconds) }]))
  }
}
