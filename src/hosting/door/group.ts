import type { Group } from '../../../contract/attendance'

/* A booking for several, as staff see it. Whoever booked is its place 0, if he comes himself. */

export interface Place { place: number, name: string, /** Known to have come. */ here: boolean }
export interface Booking { name: string, firstIn: number | null, group: Group | null }

/** Everybody of a booking; empty: it is for one. @param waiting what this phone has scanned and not sent yet, by places */
export function placesOf ({ name, firstIn, group }: Booking, waiting: readonly (readonly number[])[] = []): Place[] {
  if (!group) return []
  const known = (place: number) => waiting.some((party) => party.includes(place))
  return [
    ...(group.leaderComes ? [{ place: 0, name, here: firstIn !== null || known(0) }] : []),
    // A name is deleted one day, as the notice says.
    ...group.others.map((one, i) => ({ place: i + 1, name: one.name || `同行的第 ${i + 1} 人`, here: one.came || known(i + 1) }))
  ]
}

export const missing = (places: readonly Place[]): Place[] => places.filter(({ here }) => !here)
export const partyOf = (places: readonly Pick<Place, 'place'>[]): number[] => places.map(({ place }) => place)

/** 共 3 人，到了 2 人，李四没到. */
export function groupSaid (places: readonly Place[]): string {
  const out = missing(places)
  if (places.length === 0) return ''
  if (out.length === 0) return `共 ${places.length} 人，都到了`
  if (out.length === places.length) return `共 ${places.length} 人：${places.map(({ name }) => name).join('、')}`
  return `共 ${places.length} 人，到了 ${places.length - out.length} 人，还有${out.map(({ name }) => name).join('、')}`
}
