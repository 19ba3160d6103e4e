import type { ReportUnit } from '../../contract/reports'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { unitBoard, type BoardUnit } from '../leaderboard/units'
import { managedFigures, managedRounds } from '../organiser/pending'
import { unitById } from '../roster/queries'
import { frozen } from '../rounds/entrants'
import { closesAt, momentOf, type Round } from '../rounds/round'
import { phaseOfBoard } from '../rounds/rules/board-list'
import { unitPart } from '../rounds/rules/boards'
import { scaleOf } from '../rounds/rules/phases'
import { toPoints, type Hundredths } from '../rounds/rules/types'
import { meanOf, rateOf } from '../rounds/rules/units'
import { declaredUnits } from './declared'

/** What a report is asked about. */
export interface Asked {
  unit: { id: string; name: string; path: string; depth: number }
  from: number
  /** No longer belongs to it. */
  to: number
  now: number
  bound: number
  /** This round alone. */
  round?: string
}

/** Whose eyes the report is for. */
export type Reader = { accountId: string; memberId: string; grants: MemberActor['grants'] }

export interface Sums { heads: number; participants: number; attempts: number; score: Hundredths; fullMarks: number; passed: number }

export interface Part { unit: { id: string; name: string }; sums: Sums; rank: number | null; declared: boolean }

/** A round of the period with what is kept of the unit in it. */
export interface Held {
  round: Round
  owner: { name: string; path: string }
  /** The reader organises it: nothing of it is hidden from him. */
  mine: boolean
  open: boolean
  sums: Sums
  /** The most a standing can be; null: there is no most. */
  full: number | null
  hasPass: boolean
  /** Names of the units of its audience, where they are below the unit. */
  only: string[]
  /** Units directly below the unit; where there are none, itself. */
  parts: Part[]
}

export interface Scope extends Asked {
  ctx: Context
  reader: Reader
  held: Held[]
  /** Began before the period and ran on into it. */
  earlier: Round[]
}

/**
 * A round belongs to the period in which it began, as a whole: so that reports on neighbouring periods add up, and what stands in one is
 * what the round's own pages show.
 */
export async function scopeOf(ctx: Context, reader: Reader, asked: Asked): Promise<Scope> {
  const { unit, now } = asked
  const grant = { role: 'organiser' as const, unitId: unit.id, unitName: unit.name, unitPath: unit.path }
  const begun = (await managedRounds(ctx, [grant])).filter((round) => !round.practice && ['open', 'closed'].includes(momentOf(round, now)))
  const only = asked.round === undefined ? undefined : begun.find(({ id }) => id === asked.round)
  if (asked.round !== undefined && !only) throw notFound('这场竞赛的成绩')
  const [from, to] = only ? [only.opens_at, closesAt(only)] : [asked.from, asked.to]
  const inside = only ? [only] : begun.filter(({ opens_at }) => opens_at >= from && opens_at < to).sort((a, b) => a.opens_at - b.opens_at || (a.id < b.id ? -1 : 1))
  const declared = await declaredUnits(ctx, inside.map(({ id }) => id), unit.path)
  const held = await Promise.all(inside.map(async (one): Promise<Held> => {
    const round = await frozen(ctx, one, now)
    const owner = await unitById(ctx.db, round.unit_id)
    const { roster, participants, attempts, scoreSum, fullMarks, passed } = await managedFigures(ctx, round, [grant])
    const scale = scaleOf(round.config, phaseOfBoard(round.config, unitPart(round.config)))
    const marked = declared.get(round.id) ?? []
    return {
      round, owner: { name: owner?.name ?? '', path: owner?.path ?? '' }, mine: owner !== undefined && covers(reader.grants, owner.path), open: momentOf(round, now) === 'open',
      sums: { heads: roster, participants, attempts, score: scoreSum, fullMarks, passed }, full: scale.bounded ? scale.full : null,
      hasPass: round.config.phases.some(({ pass }) => pass), only: await onlyFor(ctx, round, unit),
      parts: (await partsOf(ctx, round, unit)).map((row) => partOf(row, marked.some((path) => path.startsWith(row.path))))
    }
  }))
  return {
    ...asked, from, to, ctx, reader, held: held.filter(({ sums }) => sums.heads > 0 || sums.participants > 0),
    earlier: only ? [] : begun.filter((round) => round.opens_at < from && closesAt(round) > from).sort((a, b) => a.opens_at - b.opens_at)
  }
}

/** Empty: the round is for the unit as a whole. */
async function onlyFor({ db }: Pick<Context, 'db'>, { config: { audience } }: Round, { id, path }: Asked['unit']): Promise<string[]> {
  const named = await db.selectFrom('unit').select(['name', 'path']).where('id', 'in', audience.units).orderBy('path').execute()
  if (named.some((one) => path.startsWith(one.path))) return []
  const children = await db.selectFrom('unit').select('path').where('parent_id', '=', id).where('active', '=', 1).execute()
  const all = children.every((child) => named.some((one) => child.path.startsWith(one.path)))
  return all ? [] : named.filter((one) => one.path.startsWith(path)).map(({ name }) => name)
}

async function partsOf(ctx: Context, round: Round, unit: Asked['unit']): Promise<BoardUnit[]> {
  const below = await unitBoard(ctx, round, { parent: unit.id })
  return below.length ? below : (await unitBoard(ctx, round, { depth: unit.depth })).filter(({ unitId }) => unitId === unit.id)
}

const partOf = (row: BoardUnit, declared: boolean): Part => ({
  unit: { id: row.unitId, name: row.name }, rank: row.rank, declared,
  sums: { heads: row.roster, participants: row.participants, attempts: row.attempts, score: row.scoreSum, fullMarks: row.fullMarks, passed: row.passed ?? 0 }
})

const NOTHING: Sums = { heads: 0, participants: 0, attempts: 0, score: 0, fullMarks: 0, passed: 0 }

export const added = (all: readonly Sums[]): Sums => all.reduce((a, b) => ({
  heads: a.heads + b.heads, participants: a.participants + b.participants, attempts: a.attempts + b.attempts, score: a.score + b.score,
  fullMarks: a.fullMarks + b.fullMarks, passed: a.passed + b.passed
}), NOTHING)

/** The full score that all of them have; null: points of one are not points of another. */
export const commonFull = (held: readonly Held[]): number | null => {
  const [first] = held
  return first && held.every(({ full }) => full === first.full) ? first.full : null
}

/** A mean over several rounds stands only where their points are the same. */
export function saidOf(sums: Sums, comparable: boolean): Omit<ReportUnit, 'unit' | 'declared'> {
  const figures = { unitId: '', roster: sums.heads, participants: sums.participants, attempts: sums.attempts, scoreSum: sums.score, fullMarks: sums.fullMarks }
  return { heads: sums.heads, participants: sums.participants, attempts: sums.attempts, rate: rateOf(figures), mean: comparable ? meanOf(figures) : null, fullMarks: sums.fullMarks }
}

export const unitOf = ({ unit, sums, declared }: Pick<Part, 'unit' | 'sums' | 'declared'>, comparable: boolean): ReportUnit => ({ unit, ...saidOf(sums, comparable), declared })

/** Highest participation first; who has no heads comes last. */
export const byRate = (a: ReportUnit, b: ReportUnit) => (b.rate ?? -1) - (a.rate ?? -1) || b.participants - a.participants || (a.unit.name < b.unit.name ? -1 : a.unit.name > b.unit.name ? 1 : a.unit.id < b.unit.id ? -1 : 1)

/** Points as a mean's maximum, in points. */
export const highestOf = (score: Hundredths | null): number | null => (score === null ? null : toPoints(score))
