import type { PlanConfig } from '../../../contract/plan-config'

const some = (config: PlanConfig, has: (task: PlanConfig['tasks'][number]) => unknown) => config.tasks.some((task) => has(task) !== undefined)

/** Rules that only the desk shows, each by name where the plan has it: they stay as they are. */
const rules: [string, (config: PlanConfig) => unknown][] = [
  ['分组', ({ audience }) => audience.groups], ['暂停的日子', ({ calendar }) => calendar.pauses], ['每天从几点算起', ({ calendar }) => calendar.dayBegins],
  ['断网补送', ({ calendar }) => calendar.graceMinutes], ['任务自己的日期', (config) => some(config, ({ from, to }) => from ?? to) || undefined],
  ['打卡时段', (config) => some(config, ({ hours }) => hours) || undefined], ['按日期换内容', (config) => some(config, ({ themes }) => themes) || undefined],
  ['任务的最多次数', (config) => some(config, ({ most, mostADay }) => most ?? mostADay) || undefined],
  ['只给部分单位的任务', (config) => some(config, ({ units, groups }) => units ?? groups) || undefined], ['按字数加分', (config) => some(config, ({ lengthBonus }) => lengthBonus) || undefined],
  ['一天要完成几项', ({ dayNeeds }) => dayNeeds], ['队伍', ({ teams }) => teams], ['缺卡退出', ({ leavesAfterMissing }) => leavesAfterMissing],
  ['落后提醒', ({ behind }) => behind], ['累计奖励', ({ points }) => points?.milestones], ['按天数分档', ({ points }) => points?.tiers], ['名次', ({ boards }) => boards]
]

export const hiddenRules = (config: PlanConfig): string[] => rules.filter(([, has]) => has(config) !== undefined).map(([name]) => name)
