import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { memberIn } from '../participants/member-in'
import { owns } from '../participants/duties'
import { isAnswering } from '../quiz/answering'
import { momentOf, phaseOfRound, type Round } from '../rounds/round'
import { revealMoment } from '../rounds/rules/reveal'
import { moment } from '../rounds/rules/words'

/**
 * Why whoever asks may not read the papers of a phase, which hold its keys; empty: may. Whose round it is reads them at any time but while
 * answering himself; organisers of the units below, whose members may still have to answer, when the members may.
 */
export async function whyClosed(ctx: Context, actor: MemberActor, round: Round, phase: string, now: number): Promise<string> {
  if (await isAnswering(ctx.db, actor, round.id, now)) return '你在这场竞赛里有一份答卷还没交，交卷后再看别人的答卷。'
  if (momentOf(round, now) === 'closed' || await owns(ctx, actor, round)) return ''
  const reveal = revealMoment(round.config, phaseOfRound(round, phase), round.ended_at, now)
  switch (reveal.when) {
    case 'now': return ''
    case 'later': return `这场竞赛由上级单位组织，答案在 ${moment(reveal.at, ctx.config.zone, now)} 公布，到时再看答卷。`
    case 'never': return '这场竞赛由上级单位组织，竞赛结束后才能看答卷。'
    default: return reveal satisfies never
  }
}

/** A paper that was handed in by somebody in the actor's range, and may be read now. */
export async function readablePaper(ctx: Context, actor: MemberActor, id: string, now: number) {
  const row = await ctx.db.selectFrom('attempt').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('这份答卷')
  const { round } = await memberIn(ctx, actor, row.round_id, row.member_id, now)
  if (row.finished_at === null) throw new AppError('conflict', '这份答卷还没有交，交卷后才能看。')
  const why = await whyClosed(ctx, actor, round, row.phase, now)
  if (why) throw new AppError('conflict', why)
  return { row, round }
}
