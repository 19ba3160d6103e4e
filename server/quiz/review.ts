import type { ReviewItem } from '../../contract/quiz'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import { endlessPaper } from '../rounds/rules/phases'
import { toPoints, type PaperItem } from '../rounds/rules/types'
import { wasMet, type AttemptState } from './attempt-state'
import { contentOf, questionView } from './content'
import type { KeptMarks } from './finish-write'
import { revealKeys } from './reveal'

/** Every question of a finished attempt with its key: of a paper without end, those that were met. The caller has asked the reveal rule. */
export async function reviewOf(ctx: Context, row: AttemptTable, phase: PhaseConfig, drawn: PaperItem[]): Promise<ReviewItem[]> {
  const state = JSON.parse(row.state) as AttemptState
  const paper = endlessPaper(phase, row.paper_id) ? drawn.filter((_, i) => wasMet(state, i + 1, row.finished_at ?? Infinity)) : drawn
  const { marks } = JSON.parse(row.marks ?? '{"marks":[]}') as KeptMarks
  const contents = await contentOf(ctx, paper.map((item) => item.version))
  const keys = await revealKeys(ctx, paper)
  return paper.flatMap((item, i) => {
    const key = keys.get(item.version)
    const mark = marks[i]
    if (!key || !mark) return []
    return [{
      question: questionView(item, contents.get(item.version), i + 1),
      answer: state.answers[i + 1] ?? null,
      flagged: state.flags.includes(i + 1),
      outcome: mark.verdict,
      points: toPoints(mark.points),
      key
    }]
  })
}
