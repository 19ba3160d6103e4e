import type { EventConfig } from '../../../contract/event-config'
import { twice, type Add } from './problems'

const MINUTE = 60_000

/** The shortest session's minutes, and its name. */
function shortest({ sessions }: EventConfig): { minutes: number; name: string } {
  return sessions.map(({ name, begins, ends }) => ({ name, minutes: (ends - begins) / MINUTE })).reduce((a, b) => (b.minutes < a.minutes ? b : a))
}

export function checkAttendance(config: EventConfig, add: Add) {
  const { attendance: rule } = config
  if (!rule) return
  const { minutes, name } = shortest(config)
  if (rule.from === 0 && rule.until === 0) add('error', 'attendance.until', '签到的开始和截止是同一时刻，没有人来得及签到，请放宽。')
  else if (rule.until !== undefined && rule.until >= minutes) add('warning', 'attendance.until', `“${name}”只有 ${minutes} 分钟，签到到结束为止。`)
  if (rule.late !== undefined && rule.late >= Math.min(rule.until ?? minutes, minutes)) add('warning', 'attendance.late', '过了这个时间已经不能签到，不会有人算迟到。')
  if (rule.signOut?.from === 0 && rule.signOut.until === 0) add('error', 'attendance.signOut', '签退的开始和截止是同一时刻，没有人来得及签退，请放宽。')
  if (!rule.signOut) {
    if (rule.segments) add('error', 'attendance.signOut', '中途进出要分段计时，请设签退。')
    if (rule.leastMinutes !== undefined) add('error', 'attendance.signOut', '要看在场多久，请设签退。')
  }
  if ((rule.leastMinutes ?? 0) > minutes) add('error', 'attendance.leastMinutes', `“${name}”只有 ${minutes} 分钟，在场不可能满 ${rule.leastMinutes} 分钟，请改小。`)
}

export function checkHours({ hours, attendance }: EventConfig, add: Add) {
  if (!hours) return
  if (!attendance) add('error', 'hours', '要记时长，先要知道谁来了，请填写签到方式。')
  else if (hours.count === 'actual' && !attendance.signOut) add('error', 'attendance.signOut', '按实际时间记时长，要知道几点离开，请设签退。')
  if (hours.count === 'fixed' && hours.minutes === undefined) add('error', 'hours.minutes', '请填写每场记多少分钟。')
  if (hours.count === 'actual' && hours.minutes !== undefined) add('warning', 'hours.minutes', '按实际时间记时长，每场的分钟数不起作用。')
  if (hours.rounding && hours.step === undefined) add('warning', 'hours.rounding', '没有填写以多少分钟为单位，取整方法不起作用。')
  if (hours.mostASession !== undefined && hours.mostADay !== undefined && hours.mostASession > hours.mostADay) add('warning', 'hours.mostASession', '每场的上限比每天的还多，不起作用。')
  const most = Math.min(hours.mostASession ?? Infinity, hours.mostADay ?? Infinity)
  if (hours.count === 'fixed' && (hours.minutes ?? 0) > most) add('warning', 'hours.minutes', `每场记 ${hours.minutes} 分钟，超过上限 ${most} 分钟，多出的不算。`)
  if (hours.count === 'actual' && (hours.step ?? 0) > most) add('error', 'hours.step', `以 ${hours.step} 分钟为单位，超过上限 ${most} 分钟，请改小。`)
}

export function checkRoute({ route }: EventConfig, add: Add) {
  if (!route) return
  const { stations, needs } = route
  twice(stations.map(({ id }) => id), 'route.stations', '有两站用了同一个编号，请改掉一个。', add)
  if ((needs ?? 0) > stations.length) add('error', 'route.needs', `要走完 ${needs} 站，但只有 ${stations.length} 站，请改正。`)
  for (const [i, { name, question }] of stations.entries()) {
    if (!question) continue
    const at = `route.stations.${i}.question`
    if (question.answer >= question.options.length) add('error', `${at}.answer`, `“${name}”的答案不在选项里，请重新选择。`)
    twice(question.options, `${at}.options`, `“${name}”有两个选项一样，请改掉一个。`, add)
  }
}
