import type { Dayjs } from 'dayjs'
import { startOfDay } from '../services/format'

/** From the beginning of the first day to the end of the last, in the association's zone. */
export function spanOf(days: [Dayjs | null, Dayjs | null] | null): { from?: number; until?: number } {
  const [first, last] = days ?? []
  return { ...(first && { from: startOfDay(first.format('YYYYMMDD')) }), ...(last && { until: startOfDay(last.add(1, 'day').format('YYYYMMDD')) }) }
}
