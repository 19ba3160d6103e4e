import type { Attendance, Hours } from '../../../contract/event-config'
import { given, number, options, text } from '@/organiser/editing/typed'

/** How it is known who came, as typed. */
export interface AttendFields {
  on: boolean
  ways: Attendance['ways']
  /** Minutes before it begins, and after. */
  from: string
  until: string
  late: string
  confirm: boolean
  walkIn: boolean
  out: boolean
  /** Minutes before the end, and after. */
  outFrom: string
  outUntil: string
  segments: boolean
  leastMinutes: string
}

export interface HoursFields {
  on: boolean
  count: Hours['count']
  minutes: string
  step: string
  rounding: NonNullable<Hours['rounding']>
  mostASession: string
  mostADay: string
  afterClose: boolean
}

export const attendFields = (rule: Attendance | undefined): AttendFields => ({
  on: !!rule, ways: rule?.ways ?? ['code'], from: text(rule?.from), until: text(rule?.until), late: text(rule?.late), confirm: rule?.confirm ?? false, walkIn: rule?.walkIn ?? false,
  out: !!rule?.signOut, outFrom: text(rule?.signOut?.from ?? 30), outUntil: text(rule?.signOut?.until ?? 60), segments: rule?.segments ?? false, leastMinutes: text(rule?.leastMinutes)
})

export function attendFrom ({ on, ways, from, until, late, confirm, walkIn, out, outFrom, outUntil, segments, leastMinutes }: AttendFields): Attendance | undefined {
  if (!on) return undefined
  return {
    ways, ...given('from', from), ...given('until', until), ...given('late', late), ...(confirm && { confirm }), ...(walkIn && { walkIn }),
    // Times in between, and how long one stayed, are known only of those who sign out.
    ...(out && { signOut: { from: number(outFrom), until: number(outUntil) }, ...(segments && { segments }), ...given('leastMinutes', leastMinutes) })
  }
}

export const hoursFields = (rule: Hours | undefined): HoursFields => ({
  on: !!rule, count: rule?.count ?? 'actual', minutes: text(rule?.minutes), step: rule ? text(rule.step) : '30', rounding: rule?.rounding ?? 'down',
  mostASession: text(rule?.mostASession), mostADay: text(rule?.mostADay), afterClose: rule?.afterClose ?? false
})

export function hoursFrom ({ on, count, minutes, step, rounding, mostASession, mostADay, afterClose }: HoursFields): Hours | undefined {
  if (!on) return undefined
  const stepped = step.trim() !== '' && step.trim() !== '1'
  return {
    count, ...(count === 'fixed' && { minutes: number(minutes) }), ...given('step', step), ...(stepped && { rounding }),
    ...given('mostASession', mostASession), ...given('mostADay', mostADay), ...(afterClose && { afterClose })
  }
}

/** Hours of the time that somebody was there need to know when he came and when he left. */
export function withHours (attend: AttendFields, hours: HoursFields): { attend: AttendFields, hours: HoursFields } {
  const filled = hours.count === 'fixed' && hours.minutes.trim() === '' ? { ...hours, minutes: '120' } : hours
  return { hours: filled, attend: hours.on ? { ...attend, on: true, out: attend.out || hours.count === 'actual' } : attend }
}

export const ways: { value: Attendance['ways'][number], text: string, note: string, short: string }[] = [
  { value: 'code', text: '成员扫现场的码', note: '手机投到屏幕上，半分钟换一次', short: '扫现场的码' },
  { value: 'ticket', text: '工作人员扫成员的码', note: '要确认本人到场，或现场没有网络', short: '工作人员扫码' },
  { value: 'password', text: '现场口令', note: '开讲后念给大家听', short: '口令' },
  { value: 'staff', text: '工作人员点名', note: '在名单里点“到了”', short: '点名' }
]

export const counts = options<Hours['count']>({ actual: '按实际在场的时间', fixed: '每场固定' })
export const roundings = options<HoursFields['rounding']>({ down: '舍去零头', nearest: '四舍五入', up: '零头进一' })

/** 扫现场的码、点名，开始前 30 分钟起 */
export function attendWords ({ on, ways: chosen, from, until, late }: AttendFields): string {
  if (!on) return '不签到'
  const how = ways.filter(({ value }) => chosen.includes(value)).map(({ short }) => short).join('、') || '还没选方式'
  return [how, `开始前 ${from || '30'} 分钟起${until ? `，开始后 ${until} 分钟止` : ''}`, late ? `开始后 ${late} 分钟算迟到` : ''].filter(Boolean).join('，')
}

export const outWords = ({ out, outFrom, outUntil, leastMinutes }: AttendFields): string =>
  (out ? `结束前 ${outFrom || '—'} 分钟起，结束后 ${outUntil || '—'} 分钟止${leastMinutes ? `，在场满 ${leastMinutes} 分钟算参加` : ''}` : '不签退')

export function hoursWords ({ on, count, minutes, step, mostADay }: HoursFields): string {
  if (!on) return '不记时长'
  return [count === 'fixed' ? `每场记 ${minutes || '—'} 分钟` : '按实际在场的时间', count === 'actual' && step ? `以 ${step} 分钟为单位` : '', mostADay ? `每天最多 ${mostADay} 分钟` : ''].filter(Boolean).join('，')
}
