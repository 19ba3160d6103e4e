import type { Participant, ParticipantState } from '../../../contract/participants'
import type { Fact } from '../../../contract/round-config'
import { count } from '../services/format'

export const facts: Record<Fact, { name: string; unit: string }> = {
  studyPoints: { name: '学习积分', unit: '分' }, studyDone: { name: '完成学习任务', unit: '项' }, checkIns: { name: '学习打卡', unit: '次' }, reflections: { name: '心得', unit: '篇' },
  events: { name: '参加活动', unit: '次' }, signIns: { name: '签到', unit: '天' }, shares: { name: '分享', unit: '次' }, invites: { name: '邀请', unit: '人' }, given: { name: '组织者评定', unit: '分' }
}

export const stateOptions: { value: ParticipantState | 'all'; label: string }[] = [
  { value: 'all', label: '全部' }, { value: 'absent', label: '没参加' }, { value: 'done', label: '已参加' }, { value: 'excused', label: '免于参加' }, { value: 'proxied', label: '有代录' }, { value: 'late', label: '开赛后入册' }
]

export const sortOptions = [{ value: 'none', label: '按入册先后' }, { value: 'unit', label: '按单位' }, { value: 'name', label: '按姓名' }, { value: 'attempts', label: '答卷多的在前' }] as const
export type Sort = (typeof sortOptions)[number]['value']

/** 3 份，其中代录 1 份 */
export const attemptsWords = ({ attempts, proxied }: Pick<Participant, 'attempts' | 'proxied'>): string =>
  (attempts ? `${count(attempts)} 份${proxied ? `，${proxied === attempts ? '' : `其中 ${count(proxied)} 份`}代录` : ''}` : '—')

/** How a round names its groups. */
export const groupName = (groups: readonly { id: string; name: string }[], id: string | null): string => groups.find((one) => one.id === id)?.name ?? ''
