/** Zones that we can tell without the browser's tables: some phones inside WeChat have none. */
const FIXED: Record<string, number> = { 'Asia/Shanghai': 480, 'Asia/Urumqi': 360, 'Asia/Hong_Kong': 480, UTC: 0 }
const DAY = 86_400_000

/** Minutes east of UTC in a zone at a moment. */
export function zoneOffset (zone: string, at: number): number {
  const fixed = FIXED[zone]
  if (fixed !== undefined) return fixed
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'
    }).formatToParts(at)
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
    return Math.round((local - Math.floor(at / 60_000) * 60_000) / 60_000)
  } catch {
    return 480
  }
}

export interface Parts { year: number, month: number, day: number, hour: number, minute: number, weekday: number, dayNumber: number }

/** What the wall clock and the calendar of a zone show at a moment. */
export function localParts (at: number, zone: string): Parts {
  const local = at + zoneOffset(zone, at) * 60_000
  const date = new Date(local)
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: date.getUTCHours(), minute: date.getUTCMinutes(), weekday: date.getUTCDay(), dayNumber: Math.floor(local / DAY)
  }
}
