import type { Duties } from '../../contract/participants'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { unitById } from '../roster/queries'
import type { Round } from '../rounds/round'
import { lineage } from '../unit-path'

type Duty = Exclude<keyof Duties, 'edit'>

/** Whether the actor's role covers the unit whose round it is. */
export async function owns(ctx: Context, actor: MemberActor, round: Round): Promise<boolean> {
  const owner = await unitById(ctx.db, round.unit_id)
  return owner !== undefined && covers(actor.grants, owner.path)
}

/** What the actor may do in this round for a unit: everything where the round is the actor's, else what the round hands down. */
export function dutiesFor({ config: { audience } }: Pick<Round, 'config'>, actor: MemberActor, own: boolean, unitPath: string): Duties {
  const { delegated } = audience
  const handed = (duty: Duty) => Boolean(delegated?.may.includes(duty)
    && actor.grants.some((grant) => unitPath.startsWith(grant.unitPath) && lineage(grant.unitPath).length - 1 >= delegated.level))
  return { edit: own, proxy: own || handed('proxy'), excuse: own || handed('excuse'), remind: own || handed('remind'), export: own || handed('export') }
}

const WORDS: Record<Duty, string> = { proxy: '代录答卷', excuse: '登记免于参加', remind: '提醒', export: '导出' }

/** @throws forbidden where the round hands this duty down to nobody, or not to this actor */
export async function mustHave(ctx: Context, actor: MemberActor, round: Round, unitPath: string, duty: Duty): Promise<void> {
  if (!dutiesFor(round, actor, await owns(ctx, actor, round), unitPath)[duty]) {
    throw new AppError('forbidden', `这场竞赛的${WORDS[duty]}由发起单位办理，没有交给你所在的单位。`)
  }
}
