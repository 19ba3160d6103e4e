import type { Problem } from '../../../contract/organiser'

/** Problems of the phase on show stay at their fields; those of the others are said for the whole. */
export const problemsAt = (problems: readonly Problem[], at: number): Problem[] => problems.map((problem) => {
  const phase = /^phases\.(\d+)/.exec(problem.field)?.[1]
  return phase === undefined || Number(phase) === at ? problem : { ...problem, field: '' }
})
