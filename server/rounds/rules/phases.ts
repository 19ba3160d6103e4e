import type { PaperRule, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { fullScore } from './score'
import { toHundredths, toPoints, type Hundredths } from './types'
import type { MeanScale } from './units'

/** Whether what is done in it enters anybody's result of its own: practice never does, a make-up does in place of another phase. */
export const counts = ({ role }: Pick<PhaseConfig, 'role'>) => role !== 'practice' && role !== 'makeup'
export const countingPhases = (config: Pick<RoundConfig, 'phases'>): PhaseConfig[] => config.phases.filter(counts)

/** Every paper of a phase with its id; the phase's own is `main`. */
export const papersOf = ({ paper, alternatives }: Pick<PhaseConfig, 'paper' | 'alternatives'>): { id: string; name: string; paper: PaperRule }[] =>
  [{ id: 'main', name: alternatives?.name ?? '', paper }, ...(alternatives?.papers ?? [])]

/** The paper of a member's group, where papers go by the group. */
export function paperOfGroup({ alternatives }: Pick<PhaseConfig, 'alternatives'>, group: string | undefined): string {
  return alternatives?.papers.find(({ groups }) => group !== undefined && groups?.includes(group))?.id ?? 'main'
}

/** As many questions as one can: what is drawn is only held ready. */
export const isEndless = (paper: PaperRule): boolean => paper.kind === 'drawn' && paper.endless === true

/** The same of an attempt, by the paper that it was given. */
export const endlessPaper = (phase: Pick<PhaseConfig, 'paper' | 'alternatives'>, paperId: string): boolean =>
  isEndless((papersOf(phase).find(({ id }) => id === paperId) ?? phase).paper)

/** Points of each question, in the paper's order. */
export const pointsOf = (paper: PaperRule): number[] => (paper.kind === 'fixed'
  ? paper.questions.map(({ points }) => points)
  : paper.parts.flatMap(({ count, points }) => Array.from({ length: count }, () => points)))

/** The most a paper gives, in points; null where it has no end. */
export function fullOfPaper(paper: PaperRule, phase: Pick<PhaseConfig, 'scoring' | 'timing'>): number | null {
  if (isEndless(paper)) return null
  return toPoints(fullScore(pointsOf(paper).map((points) => ({ points: toHundredths(points) })), phase.scoring, phase.timing.questionSeconds))
}

/** Whether a standing has the paper's full score as its maximum. */
export const isBoundedPhase = ({ counting, paper }: Pick<PhaseConfig, 'counting' | 'paper'>) =>
  !['sum', 'dailyBestSum', 'weeklyBestSum', 'paperBestSum'].includes(counting.kind) && !isEndless(paper)

const scaleOfPhase = (phase: PhaseConfig): MeanScale => ({
  full: Math.max(0, ...papersOf(phase).map(({ paper }) => fullOfPaper(paper, phase) ?? 0)),
  bounded: isBoundedPhase(phase) && !phase.entry?.carryPercent
})

/** How a mean of the result (or of one phase) becomes a percentage. */
export function scaleOf(config: RoundConfig, of?: string): MeanScale {
  const named = config.phases.find(({ id }) => id === of)
  const phases = named ? [named] : resultPhases(config)
  const scales = phases.map(scaleOfPhase)
  const bounded = scales.length > 0 && scales.every((scale) => scale.bounded) && !(of === undefined && config.result?.bonus)
  const fulls = scales.map(({ full }) => full)
  if (named || !config.result || scales.length === 1) return { full: fulls[0] ?? 0, bounded }
  const { by } = config.result
  switch (by.kind) {
    case 'sum': return { full: fulls.reduce((a, b) => a + b, 0), bounded }
    case 'best': return { full: [...fulls].sort((a, b) => b - a).slice(0, by.count).reduce((a, b) => a + b, 0), bounded }
    case 'average': return { full: Math.max(...fulls), bounded }
    case 'last': return { full: fulls.at(-1) ?? 0, bounded: false }
    case 'weighted': return { full: 100, bounded: by.terms.every(({ outOf }) => outOf !== undefined) && Math.abs(by.terms.reduce((sum, { percent }) => sum + percent, 0) - 100) < 1e-6 }
    case 'apart': return { full: 0, bounded: false }
    default: return by satisfies never
  }
}

/** The most that phases make up together; null: there is no most (scores of days are added up, points on top, stages without a common measure). */
export function fullOfResult(config: RoundConfig): Hundredths | null {
  const result = config.result ?? { by: { kind: 'sum' as const } }
  const { by } = result
  if (result.bonus) return null
  if (by.kind === 'weighted') return by.terms.every(({ outOf }) => outOf !== undefined) && Math.abs(by.terms.reduce((sum, { percent }) => sum + percent, 0) - 100) < 1e-6 ? toHundredths(100) : null
  const { full, bounded } = scaleOf({ ...config, result })
  return bounded && full > 0 ? toHundredths(full) : null
}

/** The phases that the result is made of, in the order of the configuration. */
export function resultPhases(config: Pick<RoundConfig, 'phases' | 'result'>): PhaseConfig[] {
  const by = config.result?.by
  const all = countingPhases(config)
  if (!by || by.kind === 'apart' || by.kind === 'last') return all
  if (by.kind === 'weighted') return all.filter(({ id }) => by.terms.some((term) => 'phase' in term && term.phase === id))
  return by.phases ? all.filter(({ id }) => by.phases?.includes(id)) : all
}
