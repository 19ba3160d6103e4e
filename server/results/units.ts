import { sql } from 'kysely'
import type { Neighbour, ResultUnit } from '../../contract/results'
import type { Context } from '../context'
import { notFound } from '../errors'
import { headsBack } from '../leaderboard/excused'
import { explain, partName, valueText } from '../leaderboard/explain'
import { boardLevels, unitBoard, type BoardOf, type BoardUnit } from '../leaderboard/units'
import type { Round } from '../rounds/round'
import { partsOfBoard } from '../rounds/rules/boards'
import { toPoints } from '../rounds/rules/types'
import { frameOf } from '../rounds/rules/person-row'
import { meanOf, rateOf } from '../rounds/rules/units'
import { lineage } from '../unit-path'
import { unitsCompared, whyUnranked } from './rules/compared'
import { seenIn, type Scope } from './scope'

/** Levels of which one sees any unit. */
export async function seenLevels(ctx: Pick<Context, 'db'>, { round, own, grants }: Scope): Promise<{ depth: number; name: string }[]> {
  const levels = await boardLevels(ctx, round)
  const top = own ? 0 : Math.min(...grants.map(({ unitPath }) => lineage(unitPath).length - 1))
  return levels.filter(({ depth }) => depth >= top)
}

/** Whether something of the board can be passed. */
export function passesOn({ config }: Pick<Round, 'config'>, board: string): boolean {
  const { part } = partsOfBoard(board)
  const marks = (id: string) => config.phases.some((phase) => phase.pass && (phase.id === id || phase.makeUp?.of === id))
  return config.phases.some(({ id }) => id === part) ? marks(part) : frameOf(config).marked.length > 0
}

export interface UnitNames { name: string; sort: number }

export async function unitNames({ db }: Pick<Context, 'db'>): Promise<Map<string, UnitNames>> {
  const rows = await db.selectFrom('unit').select(['id', 'name', 'sort']).execute()
  return new Map(rows.map(({ id, name, sort }) => [id, { name, sort: Number(sort) }]))
}

/** Heads that nobody stands behind, by unit with all above: those that were declared. */
async function declaredHeads({ db }: Pick<Context, 'db'>, round: Pick<Round, 'id' | 'config'>): Promise<(unitId: string, heads: number) => number> {
  const { rows } = await sql<{ path: string; n: number }>`select u.path, count(*) as n from round_entrant e join unit u on u.id = e.unit_id
    left join round_member k on k.round_id = e.round_id and k.member_id = e.member_id
    where e.round_id = ${round.id} and e.late = 0 and coalesce(k.excused, '') = '' group by u.path`.execute(db)
  const listed = new Map<string, number>()
  for (const { path, n } of rows) for (const id of lineage(path)) listed.set(id, (listed.get(id) ?? 0) + Number(n))
  const back = await headsBack({ db }, round)
  return (unitId, heads) => Math.max(0, heads - (listed.get(unitId) ?? 0) - back(unitId))
}

export interface SeenUnit extends BoardUnit { row: ResultUnit }

/** A board as its organisers see it, in its order. */
export async function unitResults(ctx: Context, scope: Scope, of: BoardOf, board: string): Promise<SeenUnit[]> {
  const { round } = scope
  const [all, names, declared] = [await unitBoard(ctx, round, of, board), await unitNames(ctx), await declaredHeads(ctx, round)]
  const { unit: rule } = round.config
  const passes = passesOn(round, board)
  const nameAt = (id: string | undefined) => (id === undefined ? '' : names.get(id)?.name ?? '')
  return all.filter(({ path }) => seenIn(scope, path)).map((unit) => {
    const line = lineage(unit.path)
    const row: ResultUnit = {
      unit: { id: unit.unitId, name: unit.name }, above: line.slice(1, -1).map(nameAt).join(' / '), region: rule.within === undefined ? null : nameAt(line[rule.within]) || null,
      rank: unit.rank, whyNot: unit.rank === null ? whyUnranked(rule, unit) : '',
      roster: unit.roster, declared: declared(unit.unitId, unit.roster), participants: unit.participants, rate: rateOf(unit), mean: meanOf(unit), fullMarks: unit.fullMarks,
      passed: passes ? unit.passed ?? 0 : null, attempts: unit.attempts, total: toPoints(unit.scoreSum), value: unit.value, valueText: valueText(rule, unit.value),
      parts: rule.by.kind === 'points' ? rule.by.parts.flatMap((part, i) => { const one = unit.parts?.[i]; return one ? [{ name: partName(round.config, part), rank: one.rank ?? null, points: one.points }] : [] }) : [],
      hasChildren: unit.hasChildren
    }
    return { ...unit, row }
  })
}

/** One unit's arithmetic, as members read it, with what puts the one above it there. */
export async function unitExplained(ctx: Context, scope: Scope, unitId: string, of: BoardOf, board: string, shown: boolean) {
  const { round } = scope
  const all = await unitBoard(ctx, round, of, board)
  const own = all.find((one) => one.unitId === unitId)
  if (!own) throw notFound('这个单位的成绩')
  const above = aboveOf(round, all, own)
  const { unit: rule } = round.config
  const seen = above && (shown || seenIn(scope, above.path))
  const neighbour: Neighbour | null = above?.rank != null && seen ? { name: above.name, rank: above.rank, ...unitsCompared(rule, above, own) } : null
  const { title, value, steps, rules } = explain(round, own, board)
  return {
    unit: { id: own.unitId, name: own.name }, title, value, steps, rules, rank: own.rank, whyNot: own.rank === null ? whyUnranked(rule, own) : '',
    above: neighbour, hidden: above !== undefined && !seen
  }
}

/** The one before it among those that it is ranked with. */
function aboveOf({ config: { unit: { within } } }: Round, all: readonly BoardUnit[], own: BoardUnit): BoardUnit | undefined {
  if (own.rank === null) return undefined
  const region = (one: BoardUnit) => (within === undefined ? '' : lineage(one.path)[within])
  const peers = all.filter((one) => one.rank !== null && region(one) === region(own))
  return peers[peers.indexOf(own) - 1]
}

