import type { Context } from '../context'
import type { AttemptTable, PhaseEntryTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import { asksForMore, knownFrom, nothingKnown, placeOf } from '../rounds/round-member'
import type { Round } from '../rounds/round'
import { factsIn } from '../rounds/rules/facts'
import { stretchOf } from '../rounds/rules/start'
import { studiedNow } from '../rounds/studied'
import { lineage } from '../unit-path'
import { isIn } from './start-members'
import type { MemberFacts } from './starter'

export type MyAttempt = Pick<AttemptTable, 'id' | 'phase' | 'day' | 'no' | 'finished_at' | 'deadline_at' | 'state' | 'total' | 'started_at' | 'paper_id'>

/** Everything that is kept about a member in one round. */
export interface MyState extends MemberFacts {
  attempts: readonly MyAttempt[]
  group: string | undefined
  /** Takes part without a rank. */
  out: boolean
  entries: ReadonlyMap<string, PhaseEntryTable>
}

export async function myState(ctx: Context, actor: MemberActor, round: Round, now: number): Promise<MyState> {
  const { db } = ctx
  const { config } = round
  const ids = config.phases.map(({ id }) => id)
  const memberId = actor.member.id
  const attempts = await db.selectFrom('attempt').select(['id', 'phase', 'day', 'no', 'finished_at', 'deadline_at', 'state', 'total', 'started_at', 'paper_id'])
    .where('round_id', '=', round.id).where('phase', 'in', ids).where('member_id', '=', memberId).orderBy('no').execute()
  const standings = round.practice ? [] : await db.selectFrom('standing').selectAll().where('round_id', '=', round.id).where('board', 'in', [...ids, '*']).where('member_id', '=', memberId).execute()
  const entrant = await db.selectFrom('round_entrant').innerJoin('unit', 'unit.id', 'round_entrant.unit_id').select(['late', 'unit.path'])
    .where('round_id', '=', round.id).where('member_id', '=', memberId).executeTakeFirst()
  const more = asksForMore(config) ? await db.selectFrom('round_member').selectAll().where('round_id', '=', round.id).where('member_id', '=', memberId).executeTakeFirst() : undefined
  const enters = config.phases.some(({ entry }) => entry)
  const entries = enters ? await db.selectFrom('phase_entry').selectAll().where('round_id', '=', round.id).where('member_id', '=', memberId).execute() : []
  const cuts = new Set((enters ? await db.selectFrom('phase_cut').select('phase').where('round_id', '=', round.id).execute() : []).map(({ phase }) => phase))
  const intakes = config.phases.some(({ window }) => window.intake) ? await db.selectFrom('intake').selectAll().where('round_id', '=', round.id).execute() : []
  const { toStart } = factsIn(config)
  const studied = (await studiedNow(ctx, round, toStart, [memberId], now)).get(memberId)
  const before = more ? knownFrom(more, config) : nothingKnown
  const known = studied ? { ...before, facts: { ...before.facts, ...studied } } : before
  const line = entrant ? lineage(entrant.path) : actor.member.lineage
  const byPhase = new Map(entries.map((row) => [row.phase, row]))
  return {
    attempts, known, entries: byPhase, lineage: line,
    // Before the opening the roster is not frozen, and nobody is late.
    late: entrant ? entrant.late === 1 : round.frozen_at !== null,
    standings: new Map(standings.map((row) => [row.board, row])),
    ...placeOf(config, memberId, `${line.join('/')}/`, known),
    admitted: (phase) => (cuts.has(phase) ? isIn(byPhase.get(phase)) : null),
    startedInStretch: (phase) => {
      const minutes = config.phases.find(({ id }) => id === phase)?.window.intake?.minutes ?? 1
      const stretch = stretchOf(minutes, now, ctx.config.zone)
      return Number(intakes.find((row) => row.phase === phase && Number(row.stretch) === stretch)?.n ?? 0)
    }
  }
}
