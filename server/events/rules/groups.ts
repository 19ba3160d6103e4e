import type { EventConfig } from '../../../contract/event-config'

/* Of a booking for several, who of them came. Whoever booked is place 0, the others 1, 2, … as they were named; marks say who by places. */

export interface Group {
  /** Whoever booked is one of its heads. */
  leaderComes: boolean
  /** How many come along. */
  others: number
}

export const ALONE: Group = { leaderComes: true, others: 0 }

/** By the heads that have seats: names are deleted one day. A booking for one is who shows its ticket. */
export function groupOf({ enrol: { group } }: Pick<EventConfig, 'enrol'>, heads: number): Group {
  if (heads < 2) return ALONE
  const leaderComes = group?.leaderComes !== false
  return { leaderComes, others: leaderComes ? heads - 1 : heads }
}

export const partyOf = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number))
export const partyText = (party: readonly number[]): string => [...new Set(party)].sort((a, b) => a - b).join(',')

/** Those of them that the group has: a booking may have been made anew for fewer. */
export const inGroup = (party: readonly number[], { leaderComes, others }: Group): number[] => party.filter((place) => (place === 0 ? leaderComes : place <= others))

/** Whether a mark is about whoever booked, or about the booking as such where he does not come himself. */
export const ofLeader = (party: readonly number[], { leaderComes }: Group): boolean => !leaderComes || party.length === 0 || party.includes(0)
