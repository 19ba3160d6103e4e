import type { Goal } from '../../contract/quiz'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import type { MyRoundView } from '../quiz/member-rounds'

/** What there is to be had in a round, and whether the member has reached it. */
export async function goalsOf(_ctx: Context, _actor: MemberActor, _mine: MyRoundView): Promise<Goal[]> {
  return []
}
