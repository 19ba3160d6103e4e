import type { PracticeHome } from '../../contract/practice'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import { dayOf } from '../zone'
import { dailyGiven, dailyQuestions } from './daily'
import { mocksFor } from './mocks'
import { openQuestions, type OpenQuestion } from './questions'
import { streakOf } from './rules/days'
import { wrongCounts } from './wrong'

type Share = PracticeHome['topics'][number]
type Seen = ReadonlyMap<string, { at: number; correct: number }>

export async function seenBy({ db }: Context, memberId: string): Promise<Seen> {
  const rows = await db.selectFrom('practice_seen').select(['question_id', 'at', 'correct']).where('member_id', '=', memberId).execute()
  return new Map(rows.map(({ question_id, at, correct }) => [question_id, { at, correct }]))
}

/** By topic or by period, largest first. The rate is that of the latest answers. */
function shares(questions: readonly OpenQuestion[], seen: Seen, nameOf: (question: OpenQuestion) => string): Share[] {
  const groups = new Map<string, { total: number; done: number; right: number }>()
  for (const question of questions) {
    const name = nameOf(question)
    if (name === '') continue
    let group = groups.get(name)
    if (!group) groups.set(name, group = { total: 0, done: 0, right: 0 })
    const answer = seen.get(question.id)
    group.total++
    if (!answer) continue
    group.done++
    group.right += answer.correct
  }
  return [...groups].map(([name, { total, done, right }]) => ({ name, total, done, rate: done ? right / done : null }))
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
}

async function dailyState(ctx: Context, memberId: string, now: number): Promise<PracticeHome['daily']> {
  const today = dayOf(now, ctx.config.zone)
  const questions = await dailyQuestions(ctx, today)
  const given = await dailyGiven(ctx, memberId, today, questions)
  const days = await ctx.db.selectFrom('daily_done').select('day').where('member_id', '=', memberId).execute()
  return {
    total: questions.length, done: given.length, correct: given.filter(({ correct }) => correct).length,
    streak: streakOf(new Set(days.map(({ day }) => day)), today)
  }
}

export async function practiceHome(ctx: Context, actor: MemberActor, now: number): Promise<PracticeHome> {
  const { id } = actor.member
  const questions = await openQuestions(ctx)
  const seen = await seenBy(ctx, id)
  const best = await ctx.db.selectFrom('practice_best').select('best').where('member_id', '=', id).where('kind', '=', 'challenge').executeTakeFirst()
  return {
    now, available: questions.length > 0,
    daily: await dailyState(ctx, id, now),
    wrong: await wrongCounts(ctx, id, now),
    topics: shares(questions, seen, ({ topic }) => topic), periods: shares(questions, seen, ({ period }) => period),
    mocks: await mocksFor(ctx, actor, now),
    challenge: { best: best?.best ?? 0 }
  }
}
