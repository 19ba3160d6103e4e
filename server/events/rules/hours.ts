import type { Hours } from '../../../contract/event-config'

/** Minutes of volunteering for one session, before what else was done on the day is looked at. */
export function sessionMinutes({ count, minutes: fixed = 0, step = 1, rounding = 'down', mostASession }: Hours, { attended, minutes }: { attended: boolean; minutes: number }): number {
  if (!attended) return 0
  const steps = (count === 'fixed' ? fixed : minutes) / step
  const counted = { up: Math.ceil, down: Math.floor, nearest: Math.round }[rounding](steps) * step
  return Math.min(counted, mostASession ?? Infinity)
}

export interface OfDay {
  /** Event and session. */
  id: string
  begins: number
  minutes: number
  /** What its event allows for a day of all events. */
  mostADay: number | null
}

/**
 * What each session of one person's day comes to: the earlier one has its hours first, whichever of them was settled first, so that a correction in
 * the morning can take from the evening and never the other way round.
 */
export function dayMinutes(all: readonly OfDay[]): Map<string, number> {
  let sum = 0
  return new Map([...all].sort((a, b) => a.begins - b.begins || (a.id < b.id ? -1 : 1)).map(({ id, minutes, mostADay }) => {
    const given = Math.min(minutes, mostADay === null ? minutes : Math.max(0, mostADay - sum))
    sum += given
    return [id, given]
  }))
}
