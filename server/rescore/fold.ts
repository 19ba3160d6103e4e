import type { AttemptTable } from '../db/schema'
import { fold, type Folded } from '../leaderboard/fold'
import type { RoundFrame, StandingOwner } from '../leaderboard/standing'
import type { KeptMarks } from '../quiz/finish-write'

/** A finished attempt as it is now, marked anew or not. */
export type Marked = AttemptTable & { kept: KeptMarks }

/** A member's standings worked out anew; each attempt with what it says about the standing before and after it. */
export function refolded(frame: RoundFrame, owner: StandingOwner, attempts: readonly Marked[]): { rows: Folded<Marked>['rows']; attempts: Marked[] } {
  const { rows, attempts: told } = fold(frame, owner, attempts)
  return { rows, attempts: told.map(({ attempt, before, after, added }) => ({ ...attempt, kept: retold(attempt.kept, before, after, added) })) }
}

/** What the unit had before is that moment's; what this attempt added to it is corrected. */
function retold(kept: KeptMarks, before: number | null, after: number | null, added: number): KeptMarks {
  return { ...kept, before, after, ...(kept.unit && { unit: { ...kept.unit, afterScoreSum: kept.unit.scoreSum + added } }) }
}
