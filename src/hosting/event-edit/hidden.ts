import type { EventConfig } from '../../../contract/event-config'

/** Rules that only the desk shows, each by name where the event has it: they stay as they are. */
const rules: [string, (config: EventConfig) => unknown][] = [
  ['其他说明', ({ notes }) => notes], ['场次的地点、单位和备注', ({ sessions }) => sessions.some(({ venue, units, note }) => venue ?? units ?? note) || undefined], ['定时放号', ({ enrol }) => enrol.release],
  ['审核步骤', ({ enrol }) => enrol.stages], ['按选项分名额', ({ quotas }) => quotas?.answers], ['预留名额', ({ reserved }) => reserved], ['报名条件', ({ requires }) => requires],
  ['爽约', ({ noShow }) => noShow], ['路线', ({ route }) => route], ['活动后的反馈', ({ feedback }) => feedback], ['活动照片', ({ evidence }) => evidence]
]

export const hiddenRules = (config: EventConfig): string[] => rules.filter(([, has]) => has(config) !== undefined).map(([name]) => name)
