import { session } from './session'

const two = (n: number) => String(n).padStart(2, '0')

function parts(at: number, zone: string) {
  const found = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'
  }).formatToParts(at)
  const part = (type: string) => Number(found.find((one) => one.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

/** 6 月 15 日 8:00; another year than now's is said */
export function dayTime(at: number, now = Date.now(), zone = session.get().me?.zone ?? 'Asia/Shanghai'): string {
  const then = parts(at, zone)
  const thisYear = parts(now, zone).year === then.year
  return `${thisYear ? '' : `${then.year} 年 `}${then.month} 月 ${then.day} 日 ${then.hour}:${two(then.minute)}`
}

/** 1,200 */
export const count = (n: number): string => n.toLocaleString('en-US')
