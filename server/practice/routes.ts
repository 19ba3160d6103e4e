import type { PracticeKind, PracticePack } from '../../contract/practice'
import type { Input, Api } from '../../contract'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { newId } from '../ids'
import { seededRandom, shuffled } from '../rounds/rules/random'
import { dayOf, localTime } from '../zone'
import { recordPractice } from './answers-write'
import { dailyGiven, dailyQuestions } from './daily'
import { practiceHome, seenBy } from './home'
import { judge } from './judge'
import { lookBack } from './look-back'
import { mockPack } from './mocks'
import { openContents, openQuestions } from './questions'
import { dailyPackName } from './rules/days'
import { leastPractised } from './rules/packs'
import { dueVersions, wrongList } from './wrong'
import { markMastered } from './writes'

type PracticeRoute = keyof typeof import('../../contract/practice').practiceEndpoints
type Asked = Input<Api['GET /practice/pack']>
type Pack = Pick<PracticePack, 'pack' | 'title' | 'questions'> & Partial<Pick<PracticePack, 'seconds' | 'points' | 'given'>>

/** A scored paper that is still to be handed in: who is being tested gets no answers meanwhile. */
const openPaper = ({ db }: Context, actor: MemberActor, now: number) =>
  db.selectFrom('attempt').innerJoin('round', 'round.id', 'attempt.round_id').select(['attempt.id', 'attempt.round_id as roundId'])
    .where('attempt.member_id', '=', actor.member.id).where('attempt.finished_at', 'is', null).where('attempt.deadline_at', '>', now).where('round.practice', '=', 0).executeTakeFirst()

async function refuseWhileTested(ctx: Context, actor: MemberActor, now: number) {
  const open = await openPaper(ctx, actor, now)
  if (open) throw new AppError('conflict', '你有一份答卷还没交，交卷后再练习。', { attemptId: open.id, roundId: open.roundId })
}

const packs: Record<PracticeKind, (ctx: Context, actor: MemberActor, asked: Asked, now: number) => Promise<Pack>> = {
  async daily(ctx, actor, _asked, now) {
    const day = dayOf(now, ctx.config.zone)
    const { month, day: date } = localTime(now, ctx.config.zone)
    const questions = await dailyQuestions(ctx, day)
    return { pack: dailyPackName(day), title: `每日五题 · ${month} 月 ${date} 日`, questions, given: await dailyGiven(ctx, actor.member.id, day, questions) }
  },

  async topic(ctx, actor, { topic, period, limit = 20 }, now) {
    const fitting = (await openQuestions(ctx)).filter((one) => (topic === undefined || one.topic === topic) && (period === undefined || one.period === period))
    const seen = await seenBy(ctx, actor.member.id)
    const chosen = leastPractised(fitting, (id) => seen.get(id)?.at, limit, seededRandom(ctx.secretText(16)))
    return { pack: `topic-${newId(now)}`, title: topic ?? period ?? '综合练习', questions: await contents(ctx, chosen.map(({ version }) => version)) }
  },

  mock: (ctx, actor, { roundId }, now) => mockPack(ctx, actor, roundId, now),

  async challenge(ctx, _actor, { limit = 100 }, now) {
    const all = await openQuestions(ctx)
    const row = leastPractised(all, () => undefined, limit, seededRandom(ctx.secretText(16)))
    return { pack: `challenge-${newId(now)}`, title: '挑战', questions: await contents(ctx, row.map(({ version }) => version)) }
  },

  async wrong(ctx, actor, { limit = 20 }, now) {
    await lookBack(ctx, actor, now)
    const due = await dueVersions(ctx, actor.member.id, limit, now)
    return { pack: `wrong-${newId(now)}`, title: '错题复习', questions: await contents(ctx, shuffled(due, seededRandom(ctx.secretText(16)))) }
  }
}

const contents = async (ctx: Context, versions: readonly string[]) => [...(await openContents(ctx, versions)).values()]

export const practiceHandlers: Handlers<PracticeRoute> = {
  async 'GET /practice'({ ctx, actor, now }) {
    await lookBack(ctx, actor, now)
    return practiceHome(ctx, actor, now)
  },

  async 'GET /practice/pack'({ ctx, actor, input, now }) {
    await refuseWhileTested(ctx, actor, now)
    return { kind: input.kind, seconds: null, points: null, given: [], now, ...await packs[input.kind](ctx, actor, input, now) }
  },

  async 'POST /practice/answers'({ ctx, actor, input, now }) {
    const judged = await judge(ctx, actor.member.id, input.answers, now)
    if (judged.length) await ctx.writer.write(recordPractice, { memberId: actor.member.id, now, answers: judged, attempts: [] })
    return { taken: judged.length, results: judged.map(({ id, correct }) => ({ id, correct })) }
  },

  async 'GET /practice/wrong'({ ctx, actor, input, now }) {
    await lookBack(ctx, actor, now)
    const tested = await openPaper(ctx, actor, now) !== undefined
    return {
      now, items: await wrongList(ctx, actor.member.id, input.show ?? 'open', now, !tested),
      withheld: tested ? '你有一份答卷还没交，交卷后再看答案与解析。' : null
    }
  },

  async 'POST /practice/wrong/:id/master'({ ctx, actor, input, now }) {
    await ctx.writer.write(markMastered, { memberId: actor.member.id, questionId: input.id, mastered: input.mastered, now })
    return { ok: true }
  }
}
