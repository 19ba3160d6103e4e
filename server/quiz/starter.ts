import type { AttemptRule, PhaseConfig, RoundConfig } from '../../contract/round-config'
import type { AttemptTable, StandingTable } from '../db/schema'
import { countedIn, roundFrame, tallyOf } from '../leaderboard/standing'
import type { Known } from '../rounds/round-member'
import type { AttemptsUsed } from '../rounds/rules/attempts'
import { counts } from '../rounds/rules/phases'
import type { PhaseState, Starter } from '../rounds/rules/start'
import { weekOfDay } from '../zone'

/* What the rules of starting ask about a member, from what is kept. The round's page and the start itself ask the same. */

export interface MemberFacts {
  /** Units from the top of the tree down to the one under which the member takes part. */
  lineage: readonly string[]
  late: boolean
  /** Every attempt of the round that was started, void ones too. */
  attempts: readonly Pick<AttemptTable, 'phase' | 'day'>[]
  /** The member's rows of the whole round, by board. */
  standings: ReadonlyMap<string, StandingTable>
  known: Known
  /** Of phases with an entry rule: null while it is not decided. */
  admitted: (phase: string) => boolean | null
  /** Of phases with an intake. */
  startedInStretch: (phase: string) => number
}

type RoundRules = Parameters<typeof roundFrame>[0]

export function starterOf(round: RoundRules, phase: PhaseConfig, facts: MemberFacts, day: number): Starter {
  const { config } = round
  return {
    lineage: facts.lineage, late: facts.late, facts: facts.known.facts, signedUp: facts.known.signedUpAt !== undefined,
    used: usedOf(facts.attempts.filter((row) => row.phase === phase.id), day, phase.attempts),
    ...(config.attempts && { usedInRound: usedOf(facts.attempts.filter((row) => countsIn(config, row.phase)), day, config.attempts) }),
    phases: (id) => stateOf(round, facts, id),
    ...(phase.entry && { admitted: facts.admitted(phase.id) }),
    ...(phase.window.intake && { startedInStretch: facts.startedInStretch(phase.id) })
  }
}

const countsIn = ({ phases }: RoundConfig, id: string) => { const phase = phases.find((one) => one.id === id); return phase !== undefined && counts(phase) }

/** What the member has done in a phase so far; undefined: nothing that counts. */
export function stateOf(round: RoundRules, { standings }: Pick<MemberFacts, 'standings'>, phase: string): PhaseState | undefined {
  const row = standings.get(phase)
  const tally = row && tallyOf(row)
  return tally && { attempts: tally.attempts, score: countedIn(roundFrame(round), phase, tally)?.score ?? null, passed: tally.passed === true }
}

function usedOf(attempts: readonly { day: number }[], day: number, { perDay = Infinity }: AttemptRule): AttemptsUsed {
  const days = new Map<number, number>()
  for (const one of attempts) days.set(one.day, (days.get(one.day) ?? 0) + 1)
  const week = weekOfDay(day)
  let inWeek = 0, extraBefore = 0
  for (const [on, n] of days) {
    if (weekOfDay(on) === week) inWeek += n
    if (on !== day) extraBefore += Math.max(0, n - perDay)
  }
  return { total: attempts.length, today: days.get(day) ?? 0, week: inWeek, extraBefore }
}
