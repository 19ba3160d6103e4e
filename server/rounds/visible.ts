import { sql } from 'kysely'
import type { Context } from '../context'
import type { RoundTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import { findRound, roundFrom, type Round } from './round'

/** Published rounds that this member's unit takes part in. */
export async function visibleRounds({ db }: Context, actor: MemberActor): Promise<Round[]> {
  const rows = await db.selectFrom('round').selectAll('round')
    .where('state', 'in', ['published', 'ended'])
    .where((eb) => eb.exists(eb.selectFrom('round_unit').select(sql.lit(1).as('one')).whereRef('round_unit.round_id', '=', 'round.id').where('round_unit.unit_id', 'in', actor.member.lineage)))
    .orderBy('closes_at').execute()
  return rows.map((row) => roundFrom(row as RoundTable))
}

export async function visibleRound(ctx: Context, actor: MemberActor, id: string): Promise<Round | undefined> {
  const round = await findRound(ctx.db, id)
  if (!round || round.state === 'draft') return undefined
  const invited = await ctx.db.selectFrom('round_unit').select('unit_id').where('round_id', '=', id).where('unit_id', 'in', actor.member.lineage).executeTakeFirst()
  return invited && round
}
