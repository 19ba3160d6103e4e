import type { WrongQuestion } from '../../contract/practice'
import type { Context } from '../context'
import { openContents } from './questions'
import { endOfToday, reasonOf } from './rules/wrong-book'

/* The wrong-question book as it may be shown: questions of banks that are closed for practice stay in it unseen until they are opened. */

const LISTED = 200

const shown = ({ db }: Context, memberId: string) => db.selectFrom('wrong_question as w').innerJoin('question as q', 'q.id', 'w.question_id').innerJoin('bank as b', 'b.id', 'q.bank_id')
  .where('w.member_id', '=', memberId).where('b.practice', '=', 1).where('q.status', '=', 'active')

export async function wrongCounts(ctx: Context, memberId: string, now: number): Promise<{ due: number; open: number; mastered: number }> {
  const rows = await shown(ctx, memberId).select(['w.due_at', 'w.mastered']).execute()
  const open = rows.filter((row) => row.mastered === 0)
  return { due: open.filter((row) => row.due_at < endOfToday(now, ctx.config.zone)).length, open: open.length, mastered: rows.length - open.length }
}

/** `keys`: whether they may go out. */
export async function wrongList(ctx: Context, memberId: string, show: 'due' | 'open' | 'mastered', now: number, keys: boolean): Promise<WrongQuestion[]> {
  const end = endOfToday(now, ctx.config.zone)
  let query = shown(ctx, memberId).innerJoin('question_version as v', (join) => join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'))
    .select(['q.id', 'v.id as versionId', 'v.version', 'v.type', 'v.stem', 'q.topic', 'w.wrongs', 'w.in_practice', 'w.round_title', 'w.last_at', 'w.due_at', 'w.mastered'])
    .where('w.mastered', '=', show === 'mastered' ? 1 : 0)
  if (show === 'due') query = query.where('w.due_at', '<', end)
  const rows = await query.orderBy(show === 'mastered' ? 'w.last_at' : 'w.due_at', show === 'mastered' ? 'desc' : 'asc').orderBy('q.id').limit(LISTED).execute()
  const contents = await openContents(ctx, keys ? rows.map(({ versionId }) => versionId) : [])
  return rows.map((row) => ({
    questionId: row.id, version: row.version, type: row.type, stem: row.stem, topic: row.topic,
    reason: reasonOf({ roundTitle: row.round_title, inPractice: row.in_practice }), wrongs: row.wrongs, lastAt: row.last_at, dueAt: row.due_at,
    due: row.mastered === 0 && row.due_at < end, mastered: row.mastered === 1, question: contents.get(row.versionId) ?? null
  }))
}

/** What is due, longest first; when nothing is, what will be next. */
export async function dueVersions(ctx: Context, memberId: string, limit: number, now: number): Promise<string[]> {
  const rows = await shown(ctx, memberId).innerJoin('question_version as v', (join) => join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'))
    .select(['v.id', 'w.due_at']).where('w.mastered', '=', 0).orderBy('w.due_at').orderBy('q.id').limit(limit).execute()
  const end = endOfToday(now, ctx.config.zone)
  const due = rows.filter((row) => row.due_at < end)
  return (due.length ? due : rows).map((row) => row.id)
}
