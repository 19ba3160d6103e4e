import type { Context } from '../context'
import { momentOf, type Round } from '../rounds/round'

/** Why nothing can be announced or drawn yet, as a sentence; empty: it can. What is made known must not change under people's eyes. */
export async function whyNotYet({ db }: Context, round: Round, now: number): Promise<string> {
  if (round.practice) return '练习不设奖项。'
  if (momentOf(round, now) !== 'closed') return '竞赛截止后才能公布名单和抽奖。'
  const open = await db.selectFrom('attempt').select((eb) => eb.fn.countAll<number>().as('n')).where('round_id', '=', round.id).where('finished_at', 'is', null).executeTakeFirst()
  if (Number(open?.n)) return `还有 ${Number(open?.n)} 份答卷没有收完，请过一会儿再来。`
  const rescoring = await db.selectFrom('job').select('id').where('kind', '=', 'rescore').where('state', 'in', ['waiting', 'running']).executeTakeFirst()
  return rescoring ? '有试题更正了答案，正在重新计分，请等它完成。' : ''
}
