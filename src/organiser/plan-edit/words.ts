import type { PlanConfig } from '../../../contract/plan-config'
import { now } from '@/services/clock'
import { dayAt, dayWords, fromPicked, weekdays } from '@/services/days'
import { chosen, options } from '../editing/typed'
import type { PlanForm, TaskFields } from './form'
import { placesWords } from './places'
import { proofWords } from './proofs'

export const often = options<TaskFields['every']>({ day: '每天', week: '每周', month: '每月', once: '整个计划' })
export const needs = options<'must' | 'free'>({ must: '要做', free: '自愿做，不做不算缺' })
export const reviews = options<PlanForm['review']>({ none: '不用看', after: '先算数，可退回', before: '看过才算数' })
export const seers = options<PlanConfig['seenBy']>({ self: '本人和组织者', unit: '本单位的人', all: '参加的人都能看' })
export const makeUpTimes = options<'running' | 'during'>({ running: '计划期间', during: '只在几天里' })

/** 每天 · 写文字 30 字、拍照片 1—3 张（自愿） · 10 分 */
export function taskLine ({ every, times, optional, proofs, points }: TaskFields, worth: boolean): string {
  const how = `${chosen(often, every)}${times && times !== '1' ? ` ${times} 次` : ''}`
  return [how, proofs.map(proofWords).join('、') || '点一下就算完成', optional ? '自愿' : '', worth && points ? `${points} 分` : ''].filter(Boolean).join(' · ')
}

export const weekdaysWords = (days: readonly number[]): string =>
  (days.length === 7 ? '每天' : `周${days.map((day) => weekdays[day - 1]).join('、')}`)

export const fields: Record<keyof PlanForm, string> = {
  title: '名称', intro: '说明', units: '参加单位', from: '第一天', to: '最后一天', weekdays: '星期', tasks: '任务', places: '打卡地点', makeUp: '补卡', leave: '请假',
  points: '积分', mostADay: '每天最多得分', fullDay: '全部完成加分', streaks: '连续加分', review: '审核', seenBy: '谁能看到'
}

const allowance = ({ inAll, aMonth }: { inAll: string, aMonth: string }) => [inAll && `共 ${inAll} 天`, aMonth && `每月 ${aMonth} 天`].filter(Boolean).join('，')

/** A field's value as one would read it aloud. */
export function said (field: keyof PlanForm, form: PlanForm): string {
  switch (field) {
    case 'title': case 'intro': return form[field] || '（空）'
    case 'units': return `${form.units.length} 个单位`
    case 'from': case 'to': return dayWords(fromPicked(form[field]), dayAt(now()))
    case 'weekdays': return weekdaysWords(form.weekdays)
    case 'tasks': return form.tasks.map(({ title }) => title).join('、') || '没有任务'
    case 'places': return placesWords(form.places)
    case 'makeUp': case 'leave': return form[field].on ? allowance(form[field]) || '可以' : '不可以'
    case 'points': return form.points ? '有' : '没有'
    case 'mostADay': case 'fullDay': return form[field] ? `${form[field]} 分` : '没有'
    case 'streaks': return form.streaks.map(({ days, points }) => `${days} 天 ${points} 分`).join('，') || '没有'
    case 'review': return chosen(reviews, form.review)
    case 'seenBy': return chosen(seers, form.seenBy)
    default: return field satisfies never
  }
}
