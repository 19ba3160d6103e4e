import type { Gate, MakeUpRule, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { attemptsLeft, mayStart, type AttemptsLeft, type AttemptsUsed, type Facts } from './attempts'
import { openingAt, type Lineage } from './opening'
import { counts } from './phases'
import { toPoints, type Hundredths } from './types'
import { dayOf, momentOfDay, weekOfDay } from '../../zone'

/** What somebody has done in a phase so far. */
export interface PhaseState {
  attempts: number
  /** What counts at the moment; null: nothing yet. */
  score: Hundredths | null
  passed: boolean
}

/** Whoever wants to start, as far as the rules ask. */
export interface Starter {
  lineage: Lineage
  /** On the roster only since the round opened. */
  late: boolean
  used: AttemptsUsed
  /** Over all phases that count; read where the round limits them together. */
  usedInRound?: AttemptsUsed
  facts: Facts
  signedUp: boolean
  phases: (phase: string) => PhaseState | undefined
  /** Only of a phase with an entry rule: null while it is not decided. */
  admitted?: boolean | null
  /** How many have started in the running stretch of the intake. */
  startedInStretch?: number
}

export type StartCode =
  | 'late' | 'upcoming' | 'outsideHours' | 'closed' | 'undecided' | 'notAdmitted' | 'makeUp' | 'gate' | 'passed' | 'noneLeft' | 'noneToday' | 'noneThisWeek' | 'full' | 'paused'

/** `opensAt`: the moment from which it may be tried again, null where no moment alone opens it. */
export type Start =
  | { may: true; until: number; left: AttemptsLeft }
  | { may: false; code: StartCode; opensAt: number | null; gates: Gate[]; reason?: string }

const no = (code: StartCode, opensAt: number | null = null, gates: Gate[] = []): Start => ({ may: false, code, opensAt, gates })

/** Whether an attempt may start now, and otherwise why not and when: the first of the reasons that time cannot mend, then the others. */
export function mayBegin(config: Pick<RoundConfig, 'audience' | 'attempts'>, phase: PhaseConfig, who: Starter, now: number, zone: string): Start {
  if (who.late && config.audience.late === 'refused') return no('late')
  const opening = openingAt(phase.window, now, zone, who.lineage)
  if (opening.state === 'closed') return no('closed')
  if (phase.entry && who.admitted === false) return no('notAdmitted')
  if (phase.makeUp && !needsMakeUp(phase.makeUp, who.phases(phase.makeUp.of))) return no('makeUp')
  if (phase.attempts.untilPass && who.phases(phase.id)?.passed) return no('passed')
  const out = spent(config, phase, who, now, zone)
  if (out) return out
  const gates = (phase.gates ?? []).filter((gate) => !isOpen(gate, who))
  if (gates.length) return no('gate', opening.opensAt, gates)
  if (opening.state !== 'open' || opening.until === null) return no(opening.state === 'upcoming' ? 'upcoming' : 'outsideHours', opening.opensAt)
  if (phase.entry && who.admitted == null) return no('undecided')
  const { intake } = phase.window
  if (intake && (who.startedInStretch ?? 0) >= intake.people) return no('full', nextStretch(intake.minutes, now, zone))
  return { may: true, until: opening.until, left: attemptsLeft(phase.attempts, { ...who.used, facts: who.facts }) }
}

/** What could be started cannot while the organiser has stopped the round for a while; what cannot be started anyhow keeps its own reason. */
export const unlessPaused = (start: Start, { paused_at, paused_why }: { paused_at: number | null; paused_why: string }): Start =>
  (start.may && paused_at !== null ? { may: false, code: 'paused', opensAt: null, gates: [], reason: paused_why } : start)

/**
 * Whether a paper answered by hand may be entered: the hours of the day, a full house, and practice and study on the phone do not hold
 * for paper. Sign-up, admission, the level before and the number of tries do.
 */
export function mayBeEntered(config: Pick<RoundConfig, 'audience' | 'attempts' | 'phases'>, phase: PhaseConfig, who: Starter, now: number, zone: string): Start {
  const { opensAt, closesAt, batches } = phase.window
  const window = { opensAt, closesAt, ...(batches && { batches: batches.map(({ daily: _hours, ...batch }) => batch) }) }
  return mayBegin(config, { ...phase, window, gates: (phase.gates ?? []).filter((gate) => holdsForPaper(config, gate)) }, who, now, zone)
}

/** A level that counts can be entered from paper as well; practice is done on the phone alone. */
const holdsForPaper = ({ phases }: Pick<RoundConfig, 'phases'>, gate: Gate) =>
  gate.kind === 'signedUp' || (gate.kind === 'phase' && phases.some((phase) => phase.id === gate.phase && counts(phase)))

export function needsMakeUp({ who }: MakeUpRule, before: PhaseState | undefined): boolean {
  const absent = !before || before.attempts === 0
  const failed = !absent && !before.passed
  return (absent && who !== 'failed') || (failed && who !== 'absent')
}

export function isOpen(gate: Gate, who: Pick<Starter, 'phases' | 'facts' | 'signedUp'>): boolean {
  switch (gate.kind) {
    case 'signedUp': return who.signedUp
    case 'fact': return (who.facts[gate.fact] ?? 0) >= gate.least
    case 'phase': {
      const state = who.phases(gate.phase)
      if (!state || state.attempts < (gate.times ?? 1)) return false
      return (!gate.passed || state.passed) && (gate.score === undefined || (state.score !== null && toPoints(state.score) >= gate.score))
    }
    default: return gate satisfies never
  }
}

function spent(config: Pick<RoundConfig, 'attempts'>, phase: PhaseConfig, who: Starter, now: number, zone: string): Start | null {
  const limits = [attemptsLeft(phase.attempts, { ...who.used, facts: who.facts })]
  if (config.attempts && who.usedInRound && phase.role !== 'practice') limits.push(attemptsLeft(config.attempts, { ...who.usedInRound, facts: who.facts }))
  if (limits.every(mayStart)) return null
  if (limits.some(({ total }) => total === 0)) return no('noneLeft')
  const from = (moment: number) => {
    const next = openingAt(phase.window, moment, zone, who.lineage)
    return next.state === 'open' ? moment : next.opensAt
  }
  if (limits.some(({ week }) => week === 0)) return no('noneThisWeek', from(nextMonday(now, zone)))
  return no('noneToday', from(momentOfDay(now, 1440, zone)))
}

function nextMonday(now: number, zone: string): number {
  const week = weekOfDay(dayOf(now, zone))
  let midnight = momentOfDay(now, 1440, zone)
  while (weekOfDay(dayOf(midnight, zone)) === week) midnight = momentOfDay(midnight, 1440, zone)
  return midnight
}

/** Stretches of an intake begin at midnight and follow each other through the day. */
export const stretchOf = (minutes: number, now: number, zone: string) => {
  const midnight = momentOfDay(now, 0, zone)
  return midnight + Math.floor((now - midnight) / (minutes * 60_000)) * minutes * 60_000
}
const nextStretch = (minutes: number, now: number, zone: string) => stretchOf(minutes, now, zone) + minutes * 60_000
