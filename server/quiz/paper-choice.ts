import type { PhaseConfig } from '../../contract/round-config'
import { AppError } from '../errors'
import { paperOfGroup, papersOf } from '../rounds/rules/phases'

/** Which of the phase's papers: what the member chose, the group's, or null for the lot. */
export function paperChoice(phase: PhaseConfig, wanted: string | undefined, group: string | undefined): string | null {
  switch (phase.alternatives?.by) {
    case undefined: return 'main'
    case 'lot': return null
    case 'group': return paperOfGroup(phase, group)
    case 'member': {
      const chosen = papersOf(phase).find(({ id }) => id === (wanted ?? 'main'))
      if (!chosen) throw new AppError('bad_request', '没有这份试卷，请重新选一份。', { field: 'paper' })
      return chosen.id
    }
  }
}
