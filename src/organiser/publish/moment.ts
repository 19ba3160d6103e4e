import { localParts, zoneOffset } from '@/services/zone'

/** A moment on the association's wall clock, as date and time pickers speak. */
export interface LocalMoment { day: string, time: string }

const two = (n: number) => String(n).padStart(2, '0')

export function toLocal (at: number, zone: string): LocalMoment {
  const { year, month, day, hour, minute } = localParts(at, zone)
  return { day: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` }
}

export function fromLocal ({ day, time }: LocalMoment, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(wall)) return NaN
  // Across a change of offset the first guess is off by the change.
  const guess = wall - zoneOffset(zone, wall) * 60_000
  return wall - zoneOffset(zone, guess) * 60_000
}
