import type { EnrolHow } from '../../../contract/event-config'
import { now } from '@/services/clock'
import { dayAt, dayWords, fromPicked, weekdayName } from '@/services/days'
import { options } from '@/organiser/editing/typed'
import type { LocalMoment } from '@/organiser/publish/moment'
import { attendWords, hoursWords, outWords } from './attend'
import type { Cancel, Closes, EventForm, SessionFields } from './form'
import { positionsWords } from './positions'
import { percentWords, seatsWords } from './quotas'

export const hows: Record<EnrolHow, string> = { 'first-come': '先到先得', lot: '抽签', review: '报名后审核', nominated: '单位推荐', 'opt-out': '全体参加，有事请假' }
export const closings = options<Closes['how']>({ begin: '开始前都可以', moment: '到一个时间', days: '前几天的几点', minutes: '开始前多久' })
export const cancels = (excuse: boolean) => options<Cancel['how']>({ begin: '开始前都可以', days: '前几天的几点', minutes: '开始前多久', ...(excuse ? {} : { end: '结束前都可以', never: '不能取消' }) } as Record<Cancel['how'], string>)

/** 6 月 27 日 周六 9:00 */
export const pickedWords = (day: string): string => `${dayWords(fromPicked(day), dayAt(now()))} ${weekdayName(fromPicked(day))}`
const clock = (time: string) => time.replace(/^0/, '')
export const momentWords = ({ day, time }: LocalMoment): string => `${pickedWords(day)} ${clock(time)}`

export function sessionWhen ({ day, from, endDay, to }: SessionFields): string {
  return `${pickedWords(day)} ${clock(from)}—${endDay === day ? '' : `${pickedWords(endDay)} `}${clock(to)}`
}

export function sessionSeats ({ seats, positions }: SessionFields): string {
  const parts = positions.length ? `岗位：${positionsWords(positions)}` : ''
  return [parts, seats ? `${seats} 个名额` : parts ? '' : '不限名额'].filter(Boolean).join('，')
}

export const fields: Record<keyof EventForm, string> = {
  title: '名称', intro: '介绍', contactName: '联系人', contactPhone: '联系电话', venueName: '地点', venueAddress: '地址', venueGather: '集合处', units: '参加单位', sessions: '场次', opens: '报名开始', closes: '报名截止',
  drawAt: '抽签时间', decideBy: '公布结果', cancel: '取消期限', waits: '候补', claim: '确认时限', mostSessions: '每人最多场次', group: '一次最多人数',
  asked: '报名表', keepDays: '报名表保存天数', shares: '名额分到单位', percent: '名额按比例', least: '最少要来', attend: '签到', hours: '服务时长'
}

const pointWords = ({ how, minutes, days, at, moment }: Closes | Cancel & { moment?: LocalMoment }): string => {
  switch (how) {
    case 'minutes': return `开始前 ${minutes} 分钟`
    case 'days': return `提前 ${days} 天的 ${clock(at)}`
    case 'moment': return moment ? momentWords(moment) : ''
    case 'end': return '结束前'
    case 'never': return '不能取消'
    default: return '开始前'
  }
}

/** A field's value in words, for who has to compare his own with another's. */
export function said (field: keyof EventForm, form: EventForm): string {
  const value = form[field]
  if (field === 'sessions') return form.sessions.map((one) => `${one.name} ${sessionWhen(one)}`).join('；')
  if (field === 'units') return `${form.units.length} 个单位`
  if (field === 'closes') return pointWords(form.closes)
  if (field === 'cancel') return pointWords(form.cancel)
  if (field === 'waits') return form.waits ? '有' : '没有'
  if (field === 'opens' || field === 'drawAt' || field === 'decideBy') return form[field] ? momentWords(form[field]) : '没有填'
  if (field === 'asked') return form.asked.map(({ label }) => label).join('、') || '不填表'
  if (field === 'shares') return seatsWords(form.shares.list, '不分', '个')
  if (field === 'percent') return percentWords(form.percent)
  if (field === 'least') return seatsWords(form.least, '没有要求', '人')
  if (field === 'attend') return form.attend.on ? `${attendWords(form.attend)}；${outWords(form.attend)}` : attendWords(form.attend)
  if (field === 'hours') return hoursWords(form.hours)
  return String(value) || '没有填'
}
