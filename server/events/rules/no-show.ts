import type { NoShow } from '../../../contract/event-config'
import { addDays, dayOfMoment } from '../../study/rules/days'
import { endOfDaysAfter } from './moments'

export interface Barred { until: number; times: number }

/**
 * What follows from one no-show: the highest step that is reached by it and those before it holds.
 * @param history when each of the sessions to which he did not come began, this one among them
 * @returns null: nothing follows
 */
export function barOf(history: readonly number[], at: number, { steps }: NoShow, zone: string): Barred | null {
  const reached = steps.flatMap(({ times, within, days }) => {
    const since = within === undefined ? -Infinity : addDays(dayOfMoment(at, zone), -within)
    const count = history.filter((one) => one <= at && dayOfMoment(one, zone) >= since).length
    return count >= times ? [{ times, count, days }] : []
  })
  const highest = reached.sort((a, b) => b.times - a.times)[0]
  return highest ? { until: endOfDaysAfter(at, highest.days, zone), times: highest.count } : null
}
