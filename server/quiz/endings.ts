import type { PhaseConfig } from '../../contract/round-config'
import type { AttemptTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { markQuestion } from '../rounds/rules/score'
import type { PaperItem, Rubric } from '../rounds/rules/types'
import type { AttemptState } from './attempt-state'
import { loadRubrics, phaseOf, rubricEpoch, type LoadedRound } from './load'

/** Tells whether a paper has come to its end by wrong answers. Keys are read only for papers that can. */
export async function endings(tx: Tx, attempts: readonly AttemptTable[], rounds: ReadonlyMap<string, LoadedRound>, papers: ReadonlyMap<string, PaperItem[]>) {
  const phaseOfRow = (row: AttemptTable) => { const round = rounds.get(row.round_id); return round && phaseOf(round, row.phase) }
  const ending = attempts.filter((row) => phaseOfRow(row)?.scoring.stopAfterWrong !== undefined)
  const epoch = ending.length ? await rubricEpoch(tx) : null
  const rubrics = epoch ? await loadRubrics(tx, ending.flatMap((row) => (papers.get(row.id) ?? []).map(({ version }) => version)), epoch) : new Map<string, Rubric>()
  return (row: AttemptTable, state: AttemptState): boolean => {
    const phase = phaseOfRow(row)
    return phase?.scoring.stopAfterWrong !== undefined && wrongsIn(phase, papers.get(row.id) ?? [], rubrics, state) >= phase.scoring.stopAfterWrong
  }
}

/** Wrong answers among those that are final. */
export function wrongsIn({ scoring }: Pick<PhaseConfig, 'scoring'>, paper: readonly PaperItem[], rubrics: ReadonlyMap<string, Rubric>, { locked, answers }: Pick<AttemptState, 'locked' | 'answers'>): number {
  return locked.filter((pos) => {
    const item = paper[pos - 1]
    const rubric = item && rubrics.get(item.version)
    if (!item || !rubric) return false
    const { verdict } = markQuestion(item, rubric, answers[pos] ?? undefined, scoring.multiple)
    return verdict === 'wrong' || (verdict === 'blank' && scoring.blank === 'wrong')
  }).length
}
