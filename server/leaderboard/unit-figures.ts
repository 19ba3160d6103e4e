import { sql } from 'kysely'
import type { UnitMetric, UnitRanking } from '../../contract/round-config'
import type { Context } from '../context'
import type { UnitFigures } from '../rounds/rules/units'
import { metricsOf } from '../rounds/rules/units'
import { lineage } from '../unit-path'

/* Figures of units that are not kept one by one: those that few rounds rank by. They are read with the board and live as long as it. */

type Extra = Pick<UnitFigures, 'topSum' | 'topN' | 'leaves' | 'leavesIn' | 'given' | 'givenFor' | 'phases'>

const asks = (rule: UnitRanking, metric: UnitMetric) => [...metricsOf(rule), ...rule.ties, ...(rule.least ?? []).map((one) => one.metric)].includes(metric)

/** Whether points that an organiser gives units count for anything. */
export const asksGiven = (rule: UnitRanking) => asks(rule, 'given')

/**
 * What the ranking asks for beyond the kept figures, by unit.
 * @param back heads beyond those of the frozen roster
 */
export async function extraFigures(
  ctx: Pick<Context, 'db'>, rule: UnitRanking, roundId: string, board: string, unitIds: readonly string[], back: (unitId: string) => number
): Promise<(unitId: string) => Extra> {
  const [top, leaves, given, phases] = await Promise.all([
    rule.topN !== undefined && asks(rule, 'topMean') ? topSums(ctx, roundId, board, rule.topN) : null,
    asks(rule, 'unitRate') ? leavesOf(ctx, roundId, board) : null,
    asksGiven(rule) ? givenTo(ctx, roundId) : null,
    phaseFigures(ctx, rule, roundId, unitIds, back)
  ])
  return (unitId) => ({
    ...(top && { topN: rule.topN, topSum: top.get(unitId) ?? 0 }),
    ...(leaves && (leaves.get(unitId) ?? { leaves: 0, leavesIn: 0 })),
    ...(given && (given.get(unitId) ?? { given: 0 })),
    ...(phases && { phases: phases(unitId) })
  })
}

/** The best N scores of each subtree, added up. */
async function topSums({ db }: Pick<Context, 'db'>, roundId: string, board: string, n: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ path: string; score: number }>`select u.path, s.score from standing s join unit u on u.id = s.unit_id
    where s.round_id = ${roundId} and s.board = ${board} and s.for_unit = 1 order by s.score desc`.execute(db)
  const taken = new Map<string, { n: number; sum: number }>()
  for (const { path, score } of rows) {
    for (const id of lineage(path)) {
      const one = taken.get(id) ?? { n: 0, sum: 0 }
      if (one.n < n) taken.set(id, { n: one.n + 1, sum: one.sum + Number(score) })
    }
  }
  return new Map([...taken].map(([id, { sum }]) => [id, sum]))
}

/** Units without sub-units among those that take part, and in how many of them somebody did, by every unit above them. */
async function leavesOf({ db }: Pick<Context, 'db'>, roundId: string, board: string): Promise<Map<string, { leaves: number; leavesIn: number }>> {
  const { rows } = await sql<{ path: string; participants: number | null }>`select u.path, s.participants from round_roster r join unit u on u.id = r.unit_id
    left join unit_standing s on s.round_id = r.round_id and s.board = ${board} and s.unit_id = r.unit_id
    where r.round_id = ${roundId} and not exists (select 1 from unit c where c.parent_id = u.id and c.active = 1)`.execute(db)
  const found = new Map<string, { leaves: number; leavesIn: number }>()
  for (const { path, participants } of rows) {
    for (const id of lineage(path)) {
      const { leaves, leavesIn } = found.get(id) ?? { leaves: 0, leavesIn: 0 }
      found.set(id, { leaves: leaves + 1, leavesIn: leavesIn + (Number(participants ?? 0) > 0 ? 1 : 0) })
    }
  }
  return found
}

/** In points. */
async function givenTo({ db }: Pick<Context, 'db'>, roundId: string): Promise<Map<string, Pick<Extra, 'given' | 'givenFor'>>> {
  const rows = await db.selectFrom('unit_given').select(['unit_id', 'points', 'reason']).where('round_id', '=', roundId).execute()
  return new Map(rows.map((row) => [row.unit_id, { given: Number(row.points) / 100, givenFor: row.reason }]))
}

async function phaseFigures(
  { db }: Pick<Context, 'db'>, { by }: UnitRanking, roundId: string, unitIds: readonly string[], back: (unitId: string) => number
): Promise<((unitId: string) => Record<string, UnitFigures>) | null> {
  const phases = by.kind === 'points' ? [...new Set(by.parts.flatMap(({ of }) => of ?? []))] : []
  if (phases.length === 0 || unitIds.length === 0) return null
  const rows = await db.selectFrom('round_roster as r')
    .leftJoin('unit_standing as s', (join) => join.onRef('s.round_id', '=', 'r.round_id').onRef('s.unit_id', '=', 'r.unit_id').on('s.board', 'in', phases))
    .select(['r.unit_id', 'r.heads', 's.board', 's.participants', 's.attempts', 's.score_sum', 's.full_marks', 's.passed', 's.high_scores'])
    .where('r.round_id', '=', roundId).where('r.unit_id', 'in', [...unitIds]).execute()
  const heads = new Map(rows.map((row) => [row.unit_id, Number(row.heads) + back(row.unit_id)]))
  const found = new Map(rows.map((row) => [`${row.unit_id} ${row.board ?? ''}`, row]))
  return (unitId) => Object.fromEntries(phases.map((phase) => {
    const row = found.get(`${unitId} ${phase}`)
    return [phase, {
      unitId, roster: heads.get(unitId) ?? 0, participants: Number(row?.participants ?? 0), attempts: Number(row?.attempts ?? 0),
      scoreSum: Number(row?.score_sum ?? 0), fullMarks: Number(row?.full_marks ?? 0), passed: Number(row?.passed ?? 0), highScores: Number(row?.high_scores ?? 0)
    }]
  }))
}
