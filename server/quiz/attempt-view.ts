import type { AttemptView, Feedback } from '../../contract/quiz'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import type { Round } from '../rounds/round'
import { revealsEach } from '../rounds/rules/reveal'
import { markPaper } from '../rounds/rules/score'
import { isSequential } from '../rounds/rules/timing'
import { toPoints, type PaperItem } from '../rounds/rules/types'
import { elapsedOf, type AttemptState } from './attempt-state'
import { contentOf, questionView } from './content'
import { revealKeys, rubricsFor } from './reveal'

export async function paperOf({ db }: Pick<Context, 'db'>, attemptId: string): Promise<PaperItem[]> {
  const row = await db.selectFrom('paper').select('body').where('attempt_id', '=', attemptId).executeTakeFirstOrThrow()
  return JSON.parse(row.body) as PaperItem[]
}

/** The attempt as its member may see it. A sequential paper shows no question before its time. */
export async function attemptView(ctx: Context, row: AttemptTable, round: Round, now: number): Promise<AttemptView> {
  const paper = await paperOf(ctx, row.id)
  const state = JSON.parse(row.state) as AttemptState
  const sequential = isSequential(round.phase)
  const shown = state.current ? Math.min(state.current.pos, paper.length) : paper.length
  const visible = paper.slice(0, shown)
  const contents = await contentOf(ctx, visible.map((item) => item.version))
  const seconds = round.phase.timing.questionSeconds ?? 0
  return {
    id: row.id, roundId: round.id, roundTitle: round.title, practice: round.practice === 1, no: row.no,
    state: row.finished_at === null ? 'open' : 'finished',
    mode: sequential ? 'sequential' : 'free',
    multiple: round.phase.scoring.multiple, reveal: round.phase.reveal,
    startedAt: row.started_at, deadlineAt: row.deadline_at, now,
    total: row.total,
    types: paper.map((item) => item.type),
    questions: visible.map((item, i) => questionView(item, contents.get(item.version), i + 1)),
    answers: Object.entries(state.answers).map(([pos, value]) => ({ pos: Number(pos), value })),
    flags: state.flags, locked: state.locked,
    feedback: await feedbackOf(ctx, paper, state, round),
    current: state.current && state.current.pos <= paper.length
      ? { pos: state.current.pos, deadlineAt: Math.min(row.deadline_at, state.current.shownAt + seconds * 1000), seconds }
      : null,
    seq: row.seq
  }
}

/** Keys of confirmed answers, where the round reveals after each. */
async function feedbackOf(ctx: Context, paper: PaperItem[], state: AttemptState, round: Round): Promise<Feedback[]> {
  const places = state.locked.filter((pos) => revealsEach(round.phase.reveal, state.locked.includes(pos)))
  const items = places.map((pos) => paper[pos - 1]).filter((item) => item !== undefined)
  if (items.length === 0) return []
  const keys = await revealKeys(ctx, items)
  const rubrics = await rubricsFor(ctx, items)
  const { questionSeconds } = round.phase.timing
  const elapsed = elapsedOf(state)
  return places.flatMap((pos, i) => {
    const item = items[i]
    const key = item && keys.get(item.version)
    if (!item || !key) return []
    const answer = state.answers[pos]
    const speed = questionSeconds ? { questionSeconds, elapsed: { 1: elapsed[pos] ?? Infinity } } : undefined
    const [mark] = markPaper([item], rubrics, answer ? { 1: answer } : {}, round.phase.scoring, speed).marks
    return mark ? [{ pos, correct: mark.verdict === 'right', points: toPoints(mark.points), key }] : []
  })
}
