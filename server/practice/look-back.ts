import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import type { KeptMarks } from '../quiz/finish-write'
import { closesAt, roundFrom } from '../rounds/round'
import { revealAfterPaper } from '../rounds/rules/reveal'
import type { PaperItem } from '../rounds/rules/types'
import { recordPractice, type TakenAttempt } from './answers-write'

/** So many attempts are taken at a time: the rest follows when the book is opened again. */
const AT_ONCE = 50

/** Takes the wrong answers of my finished papers into the book, as soon as I may see their keys. */
export async function lookBack(ctx: Context, actor: MemberActor, now: number): Promise<void> {
  const { db } = ctx
  const waiting = await db.selectFrom('attempt as a').leftJoin('practice_taken as t', (join) => join.onRef('t.attempt_id', '=', 'a.id').onRef('t.member_id', '=', 'a.member_id'))
    .select(['a.id', 'a.round_id', 'a.phase']).where('a.member_id', '=', actor.member.id).where('a.finished_at', 'is not', null).where('t.attempt_id', 'is', null)
    .orderBy('a.started_at').execute()
  if (waiting.length === 0) return
  const rounds = (await db.selectFrom('round').selectAll().where('id', 'in', [...new Set(waiting.map((row) => row.round_id))]).execute()).map(roundFrom)
  const byId = new Map(rounds.map((round) => [round.id, round]))
  const ids = waiting.flatMap((row) => {
    const round = byId.get(row.round_id)
    const phase = round?.config.phases.find(({ id }) => id === row.phase)
    return round && phase && revealAfterPaper(phase.reveal, closesAt(round), now).when === 'now' ? [row.id] : []
  }).slice(0, AT_ONCE)
  if (ids.length === 0) return
  const attempts = await wrongIn(ctx, ids, (id) => byId.get(id)?.title ?? '')
  await ctx.writer.write(recordPractice, { memberId: actor.member.id, now, answers: [], attempts })
}

async function wrongIn({ db }: Context, ids: readonly string[], titleOf: (roundId: string) => string): Promise<TakenAttempt[]> {
  const rows = await db.selectFrom('attempt').innerJoin('paper', 'paper.attempt_id', 'attempt.id')
    .select(['attempt.id', 'round_id', 'finished_at', 'marks', 'paper.body']).where('attempt.id', 'in', [...ids]).orderBy('finished_at').execute()
  const missed = rows.map((row) => {
    const { marks } = JSON.parse(row.marks ?? '{"marks":[]}') as KeptMarks
    const versions = (JSON.parse(row.body) as PaperItem[]).flatMap(({ version }, i) => {
      const verdict = marks[i]?.verdict
      return verdict === 'wrong' || verdict === 'partial' ? [version] : []
    })
    return { row, versions }
  })
  const wanted = [...new Set(missed.flatMap(({ versions }) => versions))]
  const questions = new Map<string, string>()
  for (let from = 0; from < wanted.length; from += 1000) {
    const found = await db.selectFrom('question_version').select(['id', 'question_id']).where('id', 'in', wanted.slice(from, from + 1000)).execute()
    for (const { id, question_id } of found) questions.set(id, question_id)
  }
  return missed.map(({ row, versions }) => ({
    id: row.id, at: row.finished_at ?? 0, roundTitle: titleOf(row.round_id), wrong: [...new Set(versions.flatMap((version) => questions.get(version) ?? []))]
  }))
}
