import { sql } from 'kysely'
import type { WhichPapers } from '../../contract/papers'
import { covers, withinGrants, type Grant } from '../auth/actors'
import type { Context } from '../context'
import { among } from '../db/dialects'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { dutiesFor, owns } from '../participants/duties'
import { unitById } from '../roster/queries'
import type { Round } from '../rounds/round'
import { whyClosed } from './range'

/** Which papers of a round are meant. */
export interface PaperScope {
  roundId: string
  phases: string[]
  which: WhichPapers
  /** Null: the whole round. */
  within: Pick<Grant, 'unitPath'>[] | null
}

export interface Wanted { unit?: string | undefined; phase?: string | undefined; which: WhichPapers }

/** What whoever asks may put together, with why not now. @throws when a unit or a phase is none of the round's or of the range */
export async function scopeFor(ctx: Context, actor: MemberActor, round: Round, wanted: Wanted, now: number): Promise<{ scope: PaperScope; unit: string; why: string }> {
  const own = await owns(ctx, actor, round)
  const unit = wanted.unit === undefined ? undefined : await unitById(ctx.db, wanted.unit)
  if (wanted.unit !== undefined && !unit) throw notFound('这个单位')
  if (unit && !own && !covers(actor.grants, unit.path)) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
  if (wanted.phase !== undefined && !round.config.phases.some(({ id }) => id === wanted.phase)) throw notFound('这个阶段')
  const phases = round.config.phases.map(({ id }) => id).filter((id) => wanted.phase === undefined || id === wanted.phase)
  const within = unit ? [{ unitPath: unit.path }] : own ? null : actor.grants
  return {
    scope: { roundId: round.id, phases, which: wanted.which, within }, unit: unit?.name ?? '',
    why: dutiesFor(round, actor, own, unit?.path ?? actor.grants[0]?.unitPath ?? '').export ? await anyClosed(ctx, actor, round, phases, now) : '这场竞赛的导出由发起单位办理，没有交给你所在的单位。'
  }
}

async function anyClosed(ctx: Context, actor: MemberActor, round: Round, phases: readonly string[], now: number): Promise<string> {
  for (const phase of phases) {
    const why = await whyClosed(ctx, actor, round, phase, now)
    if (why) return why
  }
  return ''
}

const inside = ({ within }: PaperScope) => (within ? withinGrants(within, 'u.path') : sql<boolean>`1 = 1`)
const handedIn = ({ roundId, phases }: PaperScope, { engine }: Pick<Context, 'engine'>) =>
  sql<boolean>`a.round_id = ${roundId} and ${among(engine, 'a.phase', phases)} and a.finished_at is not null`

/** Papers handed in, and whose. */
export async function countPapers(ctx: Pick<Context, 'db' | 'engine'>, scope: PaperScope): Promise<{ papers: number; people: number }> {
  const { rows: [row] } = await sql<{ papers: number; people: number }>`select count(*) as papers, count(distinct a.member_id) as people
    from attempt a join round_entrant e on e.round_id = a.round_id and e.member_id = a.member_id join unit u on u.id = e.unit_id
    where ${handedIn(scope, ctx)} and ${inside(scope)}`.execute(ctx.db)
  return { papers: Number(row?.papers ?? 0), people: Number(row?.people ?? 0) }
}

/** Units under which papers were handed in, each before those below it. */
export async function unitsWithPapers(ctx: Pick<Context, 'db' | 'engine'>, scope: PaperScope): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`select u.id from attempt a join round_entrant e on e.round_id = a.round_id and e.member_id = a.member_id join unit u on u.id = e.unit_id
    where ${handedIn(scope, ctx)} and ${inside(scope)} group by u.id, u.path order by u.path`.execute(ctx.db)
  return rows
}

/** Of one unit's members who handed papers in, those behind `after`. */
export async function membersWithPapers(ctx: Pick<Context, 'db' | 'engine'>, scope: PaperScope, unit: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select e.member_id as id from round_entrant e where e.round_id = ${scope.roundId} and e.unit_id = ${unit} and e.member_id > ${after}
    and exists (select 1 from attempt a where a.member_id = e.member_id and ${handedIn(scope, ctx)}) order by e.member_id limit ${limit}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
