import { sql } from 'kysely'
import { withinGrants, type Grant } from '../auth/actors'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import { headsBack } from '../leaderboard/excused'
import { momentOf, roundFrom, type Round } from '../rounds/round'
import { unitPart } from '../rounds/rules/boards'
import { lineage, pathEnd } from '../unit-path'

/** Rounds that take place in a part of the tree that one of the roles covers, or that contains it. */
export async function managedRounds({ db }: Context, grants: readonly Grant[]): Promise<Round[]> {
  const above = grants.flatMap((grant) => lineage(grant.unitPath))
  const rows = await db.selectFrom('round').selectAll('round').innerJoin('unit as owner', 'owner.id', 'round.unit_id')
    .where((eb) => eb.or([
      eb.and([eb('round.state', '=', 'draft'), withinGrants(grants, 'owner.path')]),
      eb.and([
        eb('round.state', '!=', 'draft'),
        eb.exists(eb.selectFrom('round_unit').innerJoin('unit', 'unit.id', 'round_unit.unit_id').select(sql.lit(1).as('one'))
          .whereRef('round_unit.round_id', '=', 'round.id')
          .where((inner) => inner.or([inner('unit.id', 'in', above), withinGrants(grants, 'unit.path')])))
      ])
    ]))
    .orderBy('round.opens_at', 'desc').orderBy('round.id', 'desc').execute()
  return rows.map(roundFrom)
}

/** The uppermost units that the roles cover, each once. */
const topsOf = (grants: readonly Grant[]) => [...new Set(grants.map((grant) => grant.unitPath))]
  .filter((path, _, all) => !all.some((other) => other !== path && path.startsWith(other)))

/** Participants and roster of the units the roles cover, added up (roles that lie inside one another count once). */
export async function managedFigures({ db }: Context, round: Round, grants: readonly Grant[]) {
  const tops = grants.filter((grant) => !grants.some((other) => other !== grant && other.unitPath !== grant.unitPath && grant.unitPath.startsWith(other.unitPath)))
  const ids = [...new Set(tops.map((grant) => grant.unitId))]
  const roster = await db.selectFrom('round_roster').select((eb) => eb.fn.sum<number>('heads').as('n')).where('round_id', '=', round.id).where('unit_id', 'in', ids).executeTakeFirst()
  const back = await headsBack({ db }, round)
  const kept = await db.selectFrom('unit_standing').select((eb) => [
    eb.fn.sum<number>('participants').as('participants'), eb.fn.sum<number>('score_sum').as('scoreSum'),
    eb.fn.sum<number>('attempts').as('attempts'), eb.fn.sum<number>('full_marks').as('fullMarks'), eb.fn.sum<number>('passed').as('passed')
  ]).where('round_id', '=', round.id).where('board', '=', unitPart(round.config)).where('unit_id', 'in', ids).executeTakeFirst()
  return {
    unitIds: ids,
    roster: ids.reduce((sum, id) => sum + back(id), Number(roster?.n ?? 0)), participants: Number(kept?.participants ?? 0), scoreSum: Number(kept?.scoreSum ?? 0),
    attempts: Number(kept?.attempts ?? 0), fullMarks: Number(kept?.fullMarks ?? 0), passed: Number(kept?.passed ?? 0)
  }
}

/**
 * Paths of the units of those who take part without being on the frozen roster, where they count for their unit: who is absent is the
 * roster without those who are on it and took part.
 */
export async function latePaths({ db }: Pick<Context, 'db'>, round: Round, unitPath: string): Promise<string[]> {
  if (round.config.audience.late !== 'unit') return []
  const rows = await db.selectFrom('round_entrant as e').innerJoin('unit', 'unit.id', 'e.unit_id')
    .innerJoin('standing as s', (join) => join.onRef('s.round_id', '=', 'e.round_id').onRef('s.member_id', '=', 'e.member_id'))
    .select('unit.path').where('e.round_id', '=', round.id).where('e.late', '=', 1).where('s.board', '=', unitPart(round.config))
    .where('unit.path', '>=', unitPath).where('unit.path', '<', pathEnd(unitPath)).execute()
  return rows.map((row) => row.path)
}

export const absentOf = (figures: { roster: number; participants: number }, late: number) => Math.max(0, figures.roster - figures.participants + late)

async function absentIn(ctx: Context, round: Round, grants: readonly Grant[]): Promise<number> {
  const figures = await managedFigures(ctx, round, grants)
  const late = await Promise.all(topsOf(grants).map((path) => latePaths(ctx, round, path)))
  return absentOf(figures, late.flat().length)
}

/** What waits for an organiser. */
export async function pendingFor(ctx: Context, actor: MemberActor, now: number): Promise<{ joins: number; absent: number; roundTitle: string }> {
  const joins = await ctx.db.selectFrom('join_request').innerJoin('unit', 'unit.id', 'join_request.unit_id').select((eb) => eb.fn.countAll<number>().as('n'))
    .where('join_request.state', '=', 'waiting').where(withinGrants(actor.grants, 'unit.path')).executeTakeFirst()
  const open = (await managedRounds(ctx, actor.grants)).filter((round) => !round.practice && momentOf(round, now) === 'open').sort((a, b) => a.closes_at - b.closes_at)[0]
  return { joins: Number(joins?.n ?? 0), absent: open ? await absentIn(ctx, open, actor.grants) : 0, roundTitle: open?.title ?? '' }
}
