import type { DailyHours, Span, WindowRule } from '../../../contract/round-config'
import { localTime, momentOfDay } from '../../zone'

export type WindowState = 'upcoming' | 'open' | 'outsideHours' | 'closed'

export interface Opening {
  state: WindowState
  /** The next moment at which it opens; null: it is open, or never opens again. */
  opensAt: number | null
  /** When what is open shuts; null: it is not open. */
  until: number | null
}

/** Units from the top of the tree down to the member's own. */
export type Lineage = readonly string[]

type Hours = Pick<WindowRule, 'opensAt' | 'closesAt' | 'daily'>

/** The window that holds for a unit: of the batches that name one of the units above it, the one that names the nearest. */
export function windowFor(window: WindowRule, lineage: Lineage = []): Hours {
  let nearest = -1
  let found: Hours = window
  for (const batch of window.batches ?? []) {
    const depth = Math.max(...batch.units.map((unit) => lineage.lastIndexOf(unit)))
    if (depth > nearest) [nearest, found] = [depth, batch]
  }
  return found
}

const DAY_MINUTES = 1440
/** Holidays and closed spans are shorter than this; a window that stays shut longer is taken as shut for good. */
const LOOK_AHEAD_DAYS = 800

/** Minutes of a day in which it is open, in order. */
function minutesOpen(daily: DailyHours | undefined, closedHours: readonly DailyHours[]): DailyHours[] {
  let open = [daily ?? { from: 0, to: DAY_MINUTES }]
  for (const shut of closedHours) {
    open = open.flatMap(({ from, to }) => [{ from, to: Math.min(to, shut.from) }, { from: Math.max(from, shut.to), to }].filter((one) => one.from < one.to))
  }
  return open
}

function without(span: Span, closed: readonly Span[]): Span[] {
  return closed.reduce<Span[]>((open, shut) => open.flatMap(({ from, to }) =>
    [{ from, to: Math.min(to, shut.from) }, { from: Math.max(from, shut.to), to }].filter((one) => one.from < one.to)), [span])
}

/** Stretches in which it is open from the day of `now` on, in order. Those of two days may touch at midnight. */
function* stretches(window: WindowRule, { opensAt, closesAt, daily }: Hours, now: number, zone: string): Generator<Span> {
  const { weekdays, closedHours = [], closed = [] } = window
  if (!weekdays && closedHours.length === 0 && !daily) {
    yield* without({ from: opensAt, to: closesAt }, closed)
    return
  }
  const hours = minutesOpen(daily, closedHours)
  for (let noon = momentOfDay(Math.max(now, opensAt), 720, zone), days = 0; days < LOOK_AHEAD_DAYS; days++) {
    if (momentOfDay(noon, 0, zone) >= closesAt) return
    if (!weekdays || weekdays.includes(localTime(noon, zone).weekday)) {
      for (const { from, to } of hours) {
        const span = { from: Math.max(opensAt, momentOfDay(noon, from, zone)), to: Math.min(closesAt, momentOfDay(noon, to, zone)) }
        if (span.from < span.to) yield* without(span, closed)
      }
    }
    noon = momentOfDay(noon, DAY_MINUTES + 720, zone)
  }
}

/** Whether a phase is open to a unit now, until when, or when it next is. */
export function openingAt(window: WindowRule, now: number, zone: string, lineage?: Lineage): Opening {
  const hours = windowFor(window, lineage)
  if (now >= hours.closesAt) return { state: 'closed', opensAt: null, until: null }
  let until: number | null = null
  for (const { from, to } of stretches(window, hours, now, zone)) {
    if (until === null) {
      if (to <= now) continue
      if (from > now) return { state: now < hours.opensAt ? 'upcoming' : 'outsideHours', opensAt: from, until: null }
      until = to
    } else if (from === until && !hours.daily) until = to
    else break
  }
  return until === null ? { state: 'outsideHours', opensAt: null, until: null } : { state: 'open', opensAt: null, until }
}

export const windowState = (window: WindowRule, now: number, zone: string, lineage?: Lineage): WindowState => openingAt(window, now, zone, lineage).state
