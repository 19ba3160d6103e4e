import type { PhaseConfig } from '../../../contract/round-config'
import { openingAt, windowFor, type Lineage } from './opening'
import { isEndless, papersOf } from './phases'

export { windowState, type WindowState } from './opening'

/** What reaches the server this long after a deadline still counts: it was sent in time over a slow network. */
export const GRACE_MS = 5000
/** Sequential papers: what the way to the server and back may cost per question before the whole paper is over. */
export const TRANSIT_MS = 2000

/**
 * When the server ends an attempt with what was saved: the paper's limit, the sum of the questions' limits, the end of the hours in which
 * the phase is open to the unit and the close of the round, whichever comes first.
 */
export function deadlineOf(phase: Pick<PhaseConfig, 'timing' | 'window'>, questions: number, startedAt: number, zone: string, lineage?: Lineage): number {
  const ends = [windowFor(phase.window, lineage).closesAt]
  const { paperSeconds, questionSeconds } = phase.timing
  if (paperSeconds) ends.push(startedAt + paperSeconds * 1000)
  if (questionSeconds) ends.push(startedAt + questions * (questionSeconds * 1000 + TRANSIT_MS))
  const { until } = openingAt(phase.window, startedAt, zone, lineage)
  if (until !== null) ends.push(until)
  return Math.min(...ends)
}

/**
 * One question after the other, no way back: where each has its own limit, where wrong answers end the paper, and where the paper has no
 * end. What comes next would else be known too early.
 */
export const isSequential = (phase: Pick<PhaseConfig, 'timing' | 'scoring' | 'paper' | 'alternatives'>) =>
  phase.timing.questionSeconds !== undefined || phase.scoring.stopAfterWrong !== undefined || papersOf(phase).some(({ paper }) => isEndless(paper))
