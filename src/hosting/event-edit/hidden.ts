import type { EventConfig } from '../../../contract/event-config'

/** Rules that only the desk shows, each by name where the event has it: they stay as they are. */
const rules: [string, (config: EventConfig) => unknown][] = [
  ['其他说明', ({ notes }) => notes], ['场次的岗位', ({ sessions }) => sessions.some(({ positions }) => positions) || undefined], ['定时放号', ({ enrol }) => enrol.release],
  ['审核步骤', ({ enrol }) => enrol.stages], ['名额分配', ({ quotas }) => quotas], ['预留名额', ({ reserved }) => reserved], ['报名条件', ({ requires }) => requires], ['报名表', ({ form }) => form],
  ['爽约', ({ noShow }) => noShow], ['签到', ({ attendance }) => attendance], ['时长', ({ hours }) => hours], ['路线', ({ route }) => route], ['活动后的反馈', ({ feedback }) => feedback], ['活动照片', ({ evidence }) => evidence]
]

export const hiddenRules = (config: EventConfig): string[] => rules.filter(([, has]) => has(config) !== undefined).map(([name]) => name)
