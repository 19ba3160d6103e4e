import type { Facts, Participant } from '../../../contract/participants'
import type { Fact } from '../../../contract/round-config'

/** As the notice calls them, with the unit of the figure. */
export const facts: Record<Fact, { name: string, unit: string }> = {
  studyPoints: { name: '学习积分', unit: '分' }, studyDone: { name: '完成学习任务', unit: '项' }, checkIns: { name: '学习打卡', unit: '次' }, reflections: { name: '心得', unit: '篇' },
  events: { name: '参加活动', unit: '次' }, signIns: { name: '签到', unit: '天' }, shares: { name: '分享', unit: '次' }, invites: { name: '邀请', unit: '人' }, given: { name: '组织者评定', unit: '分' }
}

/** 学习积分 5000 分 */
export const factWords = (fact: Fact, known: Facts): string => `${facts[fact].name} ${known[fact] ?? 0} ${facts[fact].unit}`

export type Group = { id: string, name: string }

export const groupName = (groups: readonly Group[], id: string | null): string => groups.find((group) => group.id === id)?.name ?? ''

/** 答卷 2 份，其中代录 1 份 */
export function attemptsWords ({ attempts, proxied }: Pick<Participant, 'attempts' | 'proxied'>): string {
  if (!attempts) return '还没有答卷'
  return proxied ? `答卷 ${attempts} 份，其中代录 ${proxied} 份` : `答卷 ${attempts} 份`
}
