interface Zone {
  format: Intl.DateTimeFormat
  /** Minutes east of UTC by quarter of an hour since 1970. */
  offsets: Map<number, number>
}

const zones = new Map<string, Zone>()
const QUARTER = 15 * 60 * 1000

/** Minutes east of UTC at that moment. Zones change only on quarters of an hour, so a quarter is asked for once. */
function offsetMinutes(ms: number, zone: string): number {
  const { format, offsets } = zoneOf(zone)
  const quarter = Math.floor(ms / QUARTER)
  const known = offsets.get(quarter)
  if (known !== undefined) return known
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value)
  const local = Date.UTC(part.year as number, (part.month as number) - 1, part.day, part.hour, part.minute, part.second)
  const minutes = Math.round((local - Math.floor(ms / 1000) * 1000) / 60000)
  if (offsets.size > 20000) offsets.clear()
  offsets.set(quarter, minutes)
  return minutes
}

function zoneOf(name: string): Zone {
  let zone = zones.get(name)
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric'
    })
    zones.set(name, zone = { format, offsets: new Map() })
  }
  return zone
}

export interface LocalTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  /** 1 Monday … 7 Sunday. */
  weekday: number
}

export function localTime(ms: number, zone: string): LocalTime {
  const at = new Date(ms + offsetMinutes(ms, zone) * 60000)
  return {
    year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(),
    hour: at.getUTCHours(), minute: at.getUTCMinutes(), weekday: at.getUTCDay() || 7
  }
}

/** The calendar day as a number that sorts, e.g. 20261121. */
export function dayOf(ms: number, zone: string): number {
  const { year, month, day } = localTime(ms, zone)
  return year * 10000 + month * 100 + day
}

/** Minutes since that day's midnight on the wall clock. */
export function minuteOfDay(ms: number, zone: string): number {
  const { hour, minute } = localTime(ms, zone)
  return hour * 60 + minute
}

/** The moment at which the wall clock shows `minute` minutes past the midnight of the day of `ms` (1440: the next midnight, and on). */
export function momentOfDay(ms: number, minute: number, zone: string): number {
  const { year, month, day } = localTime(ms, zone)
  const wall = Date.UTC(year, month - 1, day) + minute * 60000
  const guess = wall - offsetMinutes(ms, zone) * 60000
  // Across a change of offset the first guess is off by the change.
  return wall - offsetMinutes(guess, zone) * 60000
}

/** The Monday of that calendar day's week, both as numbers like 20261121. */
export function weekOfDay(day: number): number {
  const at = Date.UTC(Math.floor(day / 10000), Math.floor(day / 100) % 100 - 1, day % 100)
  const monday = new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000)
  return monday.getUTCFullYear() * 10000 + (monday.getUTCMonth() + 1) * 100 + monday.getUTCDate()
}
