import { createHmac } from 'node:crypto'
import type { PracticePack, PracticeQuestion } from '../../contract/practice'
import type { Context } from '../context'
import { seededRandom } from '../rounds/rules/random'
import { dailyPackName } from './rules/days'
import { dailyDraw, firstAnswers } from './rules/packs'
import { openContents, openQuestions } from './questions'
import { keepDaily } from './writes'

/** Questions of so many days before do not come again while there are others. */
const APART_DAYS = 30

/** The day's questions, for everybody the same; those that were closed or disabled since are left out. */
export async function dailyQuestions(ctx: Context, day: number): Promise<PracticeQuestion[]> {
  return [...(await openContents(ctx, await dailyVersions(ctx, day))).values()]
}

async function dailyVersions(ctx: Context, day: number): Promise<string[]> {
  const kept = await ctx.db.selectFrom('daily_pack').select('body').where('day', '=', day).executeTakeFirst()
  if (kept) return JSON.parse(kept.body) as string[]
  const questions = await openQuestions(ctx)
  if (questions.length === 0) return []
  const before = await ctx.db.selectFrom('daily_pack').select('body').where('day', '<', day).orderBy('day', 'desc').limit(APART_DAYS).execute()
  const recent = new Set(before.flatMap(({ body }) => JSON.parse(body) as string[]))
  const byVersion = questions.map((question) => ({ id: question.version }))
  // Nobody who knows the bank can tell tomorrow's questions.
  const seed = createHmac('sha256', ctx.config.secret).update(`daily ${day}`).digest('hex')
  return (await ctx.writer.write(keepDaily, { day, versions: dailyDraw(byVersion, recent, seededRandom(seed)).map(({ id }) => id) })).versions
}

/** What this member gave to the day's questions. */
export async function dailyGiven(ctx: Context, memberId: string, day: number, questions: readonly PracticeQuestion[]): Promise<PracticePack['given']> {
  const rows = await ctx.db.selectFrom('practice_answer').select(['id', 'question_id as questionId', 'at', 'value', 'correct'])
    .where('member_id', '=', memberId).where('pack', '=', dailyPackName(day)).where('kind', '=', 'daily').execute()
  const asked = new Set(questions.map(({ id }) => id))
  return firstAnswers(rows).filter(({ questionId }) => asked.has(questionId))
    .map(({ questionId, value, correct }) => ({ questionId, value: JSON.parse(value) as PracticePack['given'][number]['value'], correct: correct === 1 }))
}
