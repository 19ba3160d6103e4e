import type { AttemptRule, CountingRule, PersonOrder, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { outcomeOf, type PaperRecord } from './answered'
import type { AttemptsUsed } from './attempts'
import { addInto, countedOf, emptyTally, type Counted, type CountedAttempt, type Tally } from './counting'
import { entriesInto, type Entries } from './entry'
import { lotBy } from './person-order'
import { counts } from './phases'
import { groupOf, isOutOfRanking, type RosterIndex, type RosterMember } from './roster'
import { mayBeEntered, mayBegin, stretchOf, type PhaseState, type StartCode } from './start'
import type { Hundredths } from './types'
import { dayOf, weekOfDay } from '../../zone'

/** A finished attempt in a file: see docs/rounds-files.md. Times are UTC milliseconds. */
export interface AttemptRecord extends PaperRecord {
  member: string
  unit?: string
  phase: string
  startedAt: number
  submittedAt: number
  /** How often the app was left during the paper. */
  left?: number
  /** Answered by hand and entered by an organiser: keeps no hours, and nothing has to be done first. */
  proxy?: boolean
}

/** What somebody has done in one phase. */
export class Played implements PhaseState {
  readonly tally: Tally = emptyTally()
  passed = false
  /** Attempts started, void ones too: in all and by day. */
  started = 0
  readonly days = new Map<number, number>()
  /** Every attempt that counted towards the tally, for prize tickets. */
  readonly scores: { day: number; score: Hundredths }[] = []
  private known: Counted | null | undefined = null

  constructor(private readonly counting: CountingRule, private readonly ties: readonly PersonOrder[]) {}

  add(attempt: CountedAttempt, passed: boolean) {
    addInto(this.counting, this.ties, this.tally, attempt)
    this.known = undefined
    this.passed ||= passed
    this.scores.push({ day: attempt.day, score: attempt.score })
  }

  /** What counts, make-ups not taken over. Worked out when it is asked for. */
  get counted(): Counted | null {
    if (this.known === undefined) this.known = countedOf(this.counting, this.tally, this.ties)
    return this.known
  }

  get attempts() { return this.tally.attempts }
  get score() { return this.counted?.score ?? null }
  get full() { return this.tally.perfect > 0 }
}

export interface Person {
  member: RosterMember
  lineage: readonly string[]
  group: string | undefined
  outOfRanking: boolean
  phases: Map<string, Played>
}

export type IgnoredCode = StartCode | 'unknownPhase' | 'notInvited' | 'tooFast' | 'leftTooOften'

export interface Replay {
  persons: Map<string, Person>
  /** Of each phase with an entry rule, once somebody tried to enter it or it was asked for. */
  entries: (phase: string) => Entries
  /** Attempts that a server would not have let start, or that do not count: by their place in the list. */
  ignored: { index: number; code: IgnoredCode }[]
}

export interface ReplayOptions {
  zone: string
  /** What every lot of the round is drawn from. */
  seed: string
  /** Only attempts of these days count: a board of a day or a week. */
  only?: (day: number) => boolean
}

/**
 * Plays a round again from its attempts, in the order in which they were started: each is let in or turned away by the same rules as on the
 * server, and added to what its member has.
 */
export function replay(config: RoundConfig, attempts: readonly AttemptRecord[], roster: RosterIndex, options: ReplayOptions): Replay {
  const phases = new Map(config.phases.map((phase) => [phase.id, phase]))
  const persons = new Map<string, Person>()
  const ignored: Replay['ignored'] = []
  const lot = lotBy(options.seed)
  const known = new Map<string, Entries>()
  const entries = (id: string): Entries => {
    let found = known.get(id)
    const phase = phases.get(id)
    if (!found) known.set(id, found = phase ? entriesInto(config, phase, [...persons.values()], lot) : { admitted: [], reserves: [] })
    return found
  }
  const admittedTo = new Map<string, Set<string>>()
  const admitted = (id: string) => {
    let set = admittedTo.get(id)
    if (!set) admittedTo.set(id, set = new Set(entries(id).admitted.map(({ member }) => member)))
    return set
  }
  const starters = new Map<string, number>()
  const order = attempts.map((_, i) => i).sort((a, b) => (attempts[a] as AttemptRecord).startedAt - (attempts[b] as AttemptRecord).startedAt || a - b)
  for (const index of order) {
    const record = attempts[index] as AttemptRecord
    const phase = phases.get(record.phase)
    const turnAway = (code: IgnoredCode) => { ignored.push({ index, code }) }
    if (!phase) { turnAway('unknownPhase'); continue }
    const person = personOf(config, roster, persons, record)
    if (!roster.invited(person.member.unit)) { turnAway('notInvited'); continue }
    const day = dayOf(record.startedAt, options.zone)
    const { intake } = phase.window
    const stretch = intake ? `${phase.id} ${stretchOf(intake.minutes, record.startedAt, options.zone)}` : ''
    const byHand = record.proxy === true && phase.proxy === true
    const start = (byHand ? mayBeEntered : mayBegin)(config, phase, {
      lineage: person.lineage, late: person.member.late === true, facts: person.member.facts ?? {},
      signedUp: person.member.signedUpAt !== undefined && person.member.signedUpAt <= record.startedAt,
      used: usedOf([person.phases.get(phase.id)], day, phase.attempts),
      ...(config.attempts && { usedInRound: usedOf(config.phases.filter(counts).map(({ id }) => person.phases.get(id)), day, config.attempts) }),
      phases: (id) => person.phases.get(id),
      ...(phase.entry && { admitted: admitted(phase.id).has(person.member.id) }),
      ...(intake && { startedInStretch: starters.get(stretch) ?? 0 })
    }, record.startedAt, options.zone)
    if (!start.may) { turnAway(start.code); continue }
    if (intake && !byHand) starters.set(stretch, (starters.get(stretch) ?? 0) + 1)
    const code = add(config, phase, person, record, day, options)
    if (code) turnAway(code)
  }
  return { persons, entries, ignored: ignored.sort((a, b) => a.index - b.index) }
}

function personOf(config: RoundConfig, roster: RosterIndex, persons: Map<string, Person>, { member: id, unit = '' }: AttemptRecord): Person {
  let person = persons.get(id)
  if (!person) {
    const member = roster.members.get(id) ?? { id, unit, ...(roster.members.size > 0 && { late: true }) }
    const lineage = roster.lineage(member.unit)
    const group = groupOf(config.audience, member, lineage)
    persons.set(id, person = { member, lineage, group, outOfRanking: isOutOfRanking(config.audience, member, lineage, group), phases: new Map() })
  }
  return person
}

/** Started attempts of the phases together. Weeks and extra tries are counted only where the rule asks for them. */
function usedOf(played: readonly (Played | undefined)[], day: number, { perDay = Infinity, perWeek, earned }: AttemptRule): AttemptsUsed {
  const used = { total: 0, today: 0, week: 0, extraBefore: 0 }
  const days = new Map<number, number>()
  for (const one of played) {
    used.total += one?.started ?? 0
    used.today += one?.days.get(day) ?? 0
    if (perWeek !== undefined || earned) for (const [on, n] of one?.days ?? []) days.set(on, (days.get(on) ?? 0) + n)
  }
  const week = perWeek === undefined ? 0 : weekOfDay(day)
  for (const [on, n] of days) {
    if (on !== day) used.extraBefore += Math.max(0, n - perDay)
    if (perWeek !== undefined && weekOfDay(on) === week) used.week += n
  }
  return used
}

function add(config: RoundConfig, phase: PhaseConfig, person: Person, record: AttemptRecord, day: number, { only }: ReplayOptions): IgnoredCode | null {
  let played = person.phases.get(phase.id)
  if (!played) person.phases.set(phase.id, played = new Played(phase.counting, config.person.ties))
  played.started++
  played.days.set(day, (played.days.get(day) ?? 0) + 1)
  const timeMs = Math.max(0, record.submittedAt - record.startedAt)
  const { leastSeconds, leaving } = phase.timing
  if (!record.proxy && leastSeconds !== undefined && timeMs < leastSeconds * 1000) return 'tooFast'
  if (leaving?.then === 'void' && leaving.limit !== undefined && (record.left ?? 0) > leaving.limit) return 'leftTooOften'
  if (only && !only(day)) return null
  const { score, perfect, passed } = outcomeOf(phase, record)
  played.add({ day, score, timeMs, finishedAt: record.submittedAt, perfect, ...(record.paper !== undefined && { paper: record.paper }) }, passed)
  return null
}
