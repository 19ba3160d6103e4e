import type { CountingRule, PersonOrder } from '../../../contract/round-config'
import type { Hundredths } from './types'
import { weekOfDay } from '../../zone'

/** A finished attempt as the counting rules see it. */
export interface CountedAttempt {
  /** Calendar day of the start. */
  day: number
  score: Hundredths
  timeMs: number
  finishedAt: number
  /** Every question right. */
  perfect: boolean
  /** Which of the phase's papers it was; absent: its own (`main`). */
  paper?: string
}

type Entry = Pick<CountedAttempt, 'score' | 'timeMs' | 'finishedAt'>

/**
 * What is remembered of a member's attempts: enough to add the next one without reading the earlier ones again.
 * Grows with the number of days (weeks, papers) at most.
 */
export interface Tally {
  attempts: number
  /** Attempts that the rule looked at. */
  counted: number
  perfect: number
  /** The one attempt that stands (best, first, last), or the sum (sum, average). */
  held?: Entry
  /** firstPerDay: attempts seen on each day. dailyBestSum: each day's best. */
  days?: Record<number, { seen: number; best?: Entry }>
  /** weeklyBestSum, paperBestSum: the best of each week (by its Monday) or paper. */
  bests?: Record<string, Entry>
}

export interface Counted {
  score: Hundredths
  timeMs: number
  finishedAt: number
}

export const emptyTally = (): Tally => ({ attempts: 0, counted: 0, perfect: 0 })

/** By the score, then as the round breaks ties; wholly level, the earlier attempt stays. Ties between persons say nothing about attempts. */
function better(a: Entry, b: Entry, ties: readonly PersonOrder[]): boolean {
  if (a.score !== b.score) return a.score > b.score
  for (const tie of ties) {
    if (tie !== 'time' && tie !== 'finish') continue
    const [mine, other] = tie === 'time' ? [a.timeMs, b.timeMs] : [a.finishedAt, b.finishedAt]
    if (mine !== other) return mine < other
  }
  return false
}

const added = (a: Entry | undefined, b: Entry): Entry =>
  a ? { score: a.score + b.score, timeMs: a.timeMs + b.timeMs, finishedAt: Math.max(a.finishedAt, b.finishedAt) } : b

/**
 * Adds a finished attempt; attempts come in the order in which they were started.
 * @param ties the round's: among equal scores the attempt that ranks higher stands, so that trying again never costs a place.
 */
export function addAttempt(rule: CountingRule, ties: readonly PersonOrder[], tally: Tally, attempt: CountedAttempt): Tally {
  const next = { ...tally, ...(tally.days && { days: { ...tally.days } }), ...(tally.bests && { bests: { ...tally.bests } }) }
  addInto(rule, ties, next, attempt)
  return next
}

/** As `addAttempt`, into the tally itself: for whoever goes through many attempts at once and keeps no earlier one. */
export function addInto(rule: CountingRule, ties: readonly PersonOrder[], tally: Tally, attempt: CountedAttempt): void {
  const entry: Entry = { score: attempt.score, timeMs: attempt.timeMs, finishedAt: attempt.finishedAt }
  tally.attempts++
  const today = tally.days?.[attempt.day] ?? { seen: 0 }
  const counts = rule.firstPerDay === undefined || today.seen < rule.firstPerDay
  if (rule.firstPerDay !== undefined || rule.kind === 'dailyBestSum') {
    const best = rule.kind === 'dailyBestSum' && counts && (!today.best || better(entry, today.best, ties)) ? entry : today.best
    tally.days ??= {}
    tally.days[attempt.day] = { seen: today.seen + 1, ...(best && { best }) }
  }
  if (!counts) return
  tally.counted++
  if (attempt.perfect) tally.perfect++
  switch (rule.kind) {
    case 'best': tally.held = tally.held && !better(entry, tally.held, ties) ? tally.held : entry; break
    case 'first': tally.held ??= entry; break
    case 'last': tally.held = entry; break
    case 'sum':
    case 'average': tally.held = added(tally.held, entry); break
    case 'dailyBestSum': break
    case 'weeklyBestSum': keepBest(tally, String(weekOfDay(attempt.day)), entry, ties); break
    case 'paperBestSum': keepBest(tally, attempt.paper ?? 'main', entry, ties); break
    default: rule.kind satisfies never
  }
}

function keepBest(tally: Tally, key: string, entry: Entry, ties: readonly PersonOrder[]) {
  const bests = tally.bests ??= {}
  const before = bests[key]
  if (!before || better(entry, before, ties)) bests[key] = entry
}

/** The member's standing, or null while nothing counts. */
export function countedOf(rule: CountingRule, tally: Tally, ties: readonly PersonOrder[] = []): Counted | null {
  if (rule.kind === 'average') return averageOf(rule, tally)
  const taken = takenOf(rule, tally, ties)
  return taken ? taken.reduce<Counted | null>((sum, best) => added(sum ?? undefined, best), null) : tally.held ?? null
}

/** The attempts that make up a standing, one or several; null: all that the rule looked at, added up. */
export function takenOf(rule: CountingRule, tally: Tally, ties: readonly PersonOrder[] = []): Counted[] | null {
  switch (rule.kind) {
    case 'dailyBestSum': return topOf(rule, Object.values(tally.days ?? {}).flatMap((day) => (day.best ? [day.best] : [])), ties)
    case 'weeklyBestSum':
    case 'paperBestSum': return topOf(rule, Object.values(tally.bests ?? {}), ties)
    case 'sum':
    case 'average': return null
    default: return tally.held ? [tally.held] : []
  }
}

const topOf = ({ top }: CountingRule, bests: Entry[], ties: readonly PersonOrder[]): Entry[] =>
  (top === undefined || bests.length <= top ? bests : [...bests].sort((a, b) => (better(a, b, ties) ? -1 : better(b, a, ties) ? 1 : 0)).slice(0, top))

function averageOf({ least }: CountingRule, { held, counted }: Tally): Counted | null {
  if (!held || (least?.otherwise === 'none' && counted < least.attempts)) return null
  const divisor = Math.max(counted, least?.attempts ?? 0)
  return { score: Math.round(held.score / divisor), timeMs: Math.round(held.timeMs / counted), finishedAt: held.finishedAt }
}
