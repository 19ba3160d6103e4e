import type { AttemptView, Feedback } from '../../contract/quiz'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import { phaseOfRound, type Round } from '../rounds/round'
import { nameOf } from '../rounds/rules/notice-names'
import { endlessPaper, papersOf } from '../rounds/rules/phases'
import { revealsEach } from '../rounds/rules/reveal'
import { markPaper } from '../rounds/rules/score'
import { isSequential } from '../rounds/rules/timing'
import { toPoints, type PaperItem } from '../rounds/rules/types'
import { elapsedOf, type AttemptState } from './attempt-state'
import { contentOf, questionView } from './content'
import { wrongsIn } from './endings'
import { phaseRef } from './member-rounds'
import { revealKeys, rubricsFor } from './reveal'

export async function paperOf({ db }: Pick<Context, 'db'>, attemptId: string): Promise<PaperItem[]> {
  const row = await db.selectFrom('paper').select('body').where('attempt_id', '=', attemptId).executeTakeFirstOrThrow()
  return JSON.parse(row.body) as PaperItem[]
}

/** The attempt as its member may see it. A sequential paper shows no question before its time. */
export async function attemptView(ctx: Context, row: AttemptTable, round: Round, now: number): Promise<AttemptView> {
  const paper = await paperOf(ctx, row.id)
  const state = JSON.parse(row.state) as AttemptState
  const phase = phaseOfRound(round, row.phase)
  const { scoring, timing } = phase
  const sequential = isSequential(phase)
  const shown = state.current ? Math.min(state.current.pos, paper.length) : paper.length
  const visible = paper.slice(0, shown)
  const contents = await contentOf(ctx, visible.map((item) => item.version))
  const seconds = timing.questionSeconds ?? 0
  return {
    id: row.id, roundId: round.id, roundTitle: round.title, practice: round.practice === 1, no: row.no,
    phase: phaseRef(round, { id: phase.id, name: nameOf(round.config, phase.id) }), paperName: phase.alternatives ? papersOf(phase).find(({ id }) => id === row.paper_id)?.name ?? '' : '',
    proxyFor: row.proxy_by ? await nameOfMember(ctx, row.member_id) : null,
    state: row.finished_at === null ? 'open' : 'finished',
    mode: sequential ? 'sequential' : 'free',
    multiple: scoring.multiple, reveal: phase.reveal,
    startedAt: row.started_at, deadlineAt: row.deadline_at, now,
    total: row.total, endless: endlessPaper(phase, row.paper_id),
    types: paper.map((item) => item.type),
    questions: visible.map((item, i) => questionView(item, contents.get(item.version), i + 1)),
    answers: Object.entries(state.answers).map(([pos, value]) => ({ pos: Number(pos), value })),
    flags: state.flags, locked: state.locked,
    feedback: await feedbackOf(ctx, paper, state, phase),
    double: scoring.double ? { places: state.doubled ?? [], pick: scoring.double.pick === 'member' ? scoring.double.count : null, factor: scoring.double.factor } : null,
    wrongLeft: scoring.stopAfterWrong === undefined ? null : Math.max(0, scoring.stopAfterWrong - wrongsIn(phase, paper, await rubricsFor(ctx, paper), state)),
    // Whoever copies from paper may come and go.
    leaving: timing.leaving && !row.proxy_by ? { left: row.leaves, limit: timing.leaving.limit ?? null, then: timing.leaving.then } : null,
    leastSeconds: row.proxy_by ? null : timing.leastSeconds ?? null,
    current: state.current && state.current.pos <= paper.length
      ? { pos: state.current.pos, deadlineAt: seconds ? Math.min(row.deadline_at, state.current.shownAt + seconds * 1000) : row.deadline_at, seconds }
      : null,
    seq: row.seq
  }
}

const nameOfMember = async ({ db }: Pick<Context, 'db'>, id: string) => (await db.selectFrom('member').select('name').where('id', '=', id).executeTakeFirst())?.name ?? ''

/** Keys of confirmed answers, where the round reveals after each. */
async function feedbackOf(ctx: Context, paper: PaperItem[], state: AttemptState, phase: PhaseConfig): Promise<Feedback[]> {
  const places = state.locked.filter((pos) => revealsEach(phase.reveal, state.locked.includes(pos)))
  const items = places.map((pos) => paper[pos - 1]).filter((item) => item !== undefined)
  if (items.length === 0) return []
  const keys = await revealKeys(ctx, items)
  const rubrics = await rubricsFor(ctx, items)
  const { questionSeconds } = phase.timing
  const elapsed = elapsedOf(state)
  return places.flatMap((pos, i) => {
    const item = items[i]
    const key = item && keys.get(item.version)
    if (!item || !key) return []
    const answer = state.answers[pos]
    const speed = questionSeconds ? { questionSeconds, elapsed: { 1: elapsed[pos] ?? Infinity } } : undefined
    const [mark] = markPaper([item], rubrics, answer ? { 1: answer } : {}, phase.scoring, speed).marks
    return mark ? [{ pos, correct: mark.verdict === 'right', points: toPoints(mark.points), key }] : []
  })
}
