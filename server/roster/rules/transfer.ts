import { dayOf, momentOfDay } from '../../zone'

/** The midnight with which a day begins; undefined: there is no such day. */
export function dayStart(day: string, zone: string): number | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const noon = Date.UTC(year, month - 1, date, 12)
  const start = momentOfDay(noon, 0, zone)
  const around = [start, momentOfDay(start - 43_200_000, 0, zone), momentOfDay(start + 129_600_000, 0, zone)]
  return around.find((at) => dayOf(at, zone) === year * 10000 + month * 100 + date)
}

export type When = { at: number; begun: boolean } | { wrong: string }

/** A transfer is of today, of a day earlier in this month, or of one to come; and not before the stay that it ends. */
export function transferAt(day: string, since: number, now: number, zone: string): When {
  const at = dayStart(day, zone)
  if (at === undefined) return { wrong: '没有这一天，请重新选日期。' }
  const today = dayOf(now, zone)
  const asked = dayOf(at, zone)
  if (asked < today && Math.floor(asked / 100) < Math.floor(today / 100)) return { wrong: '只能选今天、本月里更早的一天或以后的一天。上个月以前的名单已经用过，不能再改。' }
  if (asked > today + 10000) return { wrong: '日期太远了，最多选到一年以后。' }
  if (asked > today) return { at, begun: false }
  if (asked < dayOf(since, zone)) return { wrong: '这一天还早于上一次调动的日期，请选晚一些的日子。' }
  // On the very day of coming, the stay before is not made shorter than nothing.
  return { at: Math.max(at, since), begun: true }
}
