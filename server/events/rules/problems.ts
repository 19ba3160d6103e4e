import type { EventConfig, Session } from '../../../contract/event-config'
import type { Problem } from '../../../contract/organiser'
import type { UnitFact } from './check-units'

export type { Problem }
export type Add = (level: Problem['level'], field: string, message: string) => void

export interface CheckFacts {
  /** The association's; absent: Asia/Shanghai. */
  zone?: string
  /** Absent: units are called by their ids. */
  unitName?: (id: string) => string
  /** The tree of units as it is now, of those that are named; absent: nothing is said of it. */
  units?: ReadonlyMap<string, UnitFact>
}

export function twice(values: readonly string[], field: string, message: string, add: Add) {
  if (new Set(values).size < values.length) add('error', field, message)
}

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** How many can come to a session: its seats, or those of its positions where it names no others. Null: as many as come. */
export function seatsOf({ seats, positions }: Session): number | null {
  return seats ?? (positions ? sum(positions.map((one) => one.seats)) : null)
}

/** Of the event as a whole. */
export function seatsInAll({ sessions }: Pick<EventConfig, 'sessions'>): number | null {
  const all = sessions.map(seatsOf)
  return all.every((seats) => seats !== null) ? sum(all) : null
}

/** The fewest that a session with limited seats has. */
export function fewestSeats({ sessions }: Pick<EventConfig, 'sessions'>): number | null {
  const all = sessions.map(seatsOf).filter((seats) => seats !== null)
  return all.length ? Math.min(...all) : null
}
