import type { PlanCard } from '../../../contract/study'
import { points } from '@/services/format'

/** 本月还可补 2 次，整个计划还可补 5 次 */
export function allowanceWords ({ left, leftThisMonth }: { left: number | null, leftThisMonth: number | null }, verb: '补' | '请'): string {
  const unit = verb === '补' ? '次' : '天'
  const said = [leftThisMonth === null ? '' : `本月还可${verb} ${leftThisMonth} ${unit}`, left === null ? '' : `整个计划还可${verb} ${left} ${unit}`].filter(Boolean)
  return said.join('，') || `${verb === '补' ? '补卡' : '请假'}不限次数`
}

export interface Figure { label: string, figure: string, unit: string }

/** What is added up, as far as there is anything to say. */
export function sumsOf ({ totals, daysInAll }: Pick<PlanCard, 'totals' | 'daysInAll'>): Figure[] {
  const { days, streak, longest, fullDays, madeUp, leaves, checkIns, numbers, places, placesInAll } = totals
  return [
    { label: '已打卡', figure: `${days}`, unit: `天，共 ${daysInAll} 天` }, { label: '已连续', figure: `${streak}`, unit: '天' },
    ...(longest > streak ? [{ label: '最长连续', figure: `${longest}`, unit: '天' }] : []),
    ...(checkIns > days ? [{ label: '打卡', figure: `${checkIns}`, unit: '次' }] : []),
    ...(fullDays && fullDays !== days ? [{ label: '全部完成', figure: `${fullDays}`, unit: '天' }] : []),
    ...(madeUp ? [{ label: '补卡', figure: `${madeUp}`, unit: '天' }] : []),
    ...(leaves ? [{ label: '请假', figure: `${leaves}`, unit: '天' }] : []),
    ...numbers.map(({ label, unit, sum }) => ({ label, figure: `${sum}`, unit })),
    ...(placesInAll ? [{ label: '去过', figure: `${places.length}`, unit: `处，共 ${placesInAll} 处` }] : []),
    ...(totals.points === null ? [] : [{ label: '积分', figure: points(totals.points), unit: '分' }])
  ]
}
