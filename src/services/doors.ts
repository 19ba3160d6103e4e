import type { Door } from '../../contract/attendance'
import { now } from './clock'
import { owned } from './owned'

/** Who is expected at an event, for staff whose phone has no network. `at`: when the list was as it is. */
export interface KeptDoor { eventId: string, door: Door, at: number, until: number }

/** Here and not beside the page: names of people go when somebody signs out or the event is over, also where that page is not opened any more. */
export const doors = owned<KeptDoor[]>('doors')

export function forgetDoors (): KeptDoor[] {
  const all = doors.read() ?? []
  const good = all.filter(({ until }) => until > now())
  if (good.length === 0) doors.remove()
  else if (good.length < all.length) doors.write(good)
  return good
}
