import type { AnsweredPaper, PaperSummary, RoundPerson } from '../../contract/papers'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import { paperOf } from '../quiz/attempt-view'
import { reviewOf } from '../quiz/review'
import { phaseOfRound, type Round } from '../rounds/round'
import { attemptsOf, peopleOf, proxiesOf, summaryOf, whyNotCounted } from './person'
import { correctionsFor, correctionsIn, markedBefore, type Correction } from './corrected'

/** A member's paper as it was answered. Whether whoever asks may see it has been decided before. */
export async function answeredPaper(ctx: Context, round: Round, row: AttemptTable): Promise<AnsweredPaper> {
  const person = (await peopleOf(ctx, round, [row.member_id])).get(row.member_id) as RoundPerson
  const all = (await attemptsOf(ctx, round, [row.member_id])).get(row.member_id) ?? []
  const proxies = await proxiesOf(ctx, [row])
  const whyNot = whyNotCounted(round, all)
  return filledIn(ctx, round, row, person, (corrected) => summaryOf(round, row, { whyNot, proxies, corrected }), await correctionsIn(ctx, round.id))
}

export async function filledIn(
  ctx: Context, round: Round, row: AttemptTable, person: RoundPerson, summary: (corrected: boolean) => PaperSummary, known: readonly Correction[]
): Promise<AnsweredPaper> {
  const paper = await paperOf(ctx, row.id)
  const phase = phaseOfRound(round, row.phase)
  const corrections = correctionsFor(known, row, paper)
  const was = await markedBefore(ctx, row, phase, paper, corrections)
  const items = await reviewOf(ctx, row, phase, paper)
  return {
    roundId: round.id, roundTitle: round.title, association: person.path[0] ?? '', person, attempt: summary(corrections.length > 0),
    items: items.map((item) => ({ ...item, before: was?.items.get(item.question.pos - 1) ?? null })),
    scoreBefore: was?.score ?? null, notes: corrections.map(({ notedAt, text }) => ({ at: notedAt, text }))
  }
}

/** Which of these attempts were marked again after a correction. */
export async function correctedIn(ctx: Context, round: Round, rows: readonly AttemptTable[]): Promise<Set<string>> {
  const known = await correctionsIn(ctx, round.id)
  const found = new Set<string>()
  if (known.length === 0) return found
  for (const row of rows) if (row.finished_at !== null && correctionsFor(known, row, await paperOf(ctx, row.id)).length) found.add(row.id)
  return found
}
