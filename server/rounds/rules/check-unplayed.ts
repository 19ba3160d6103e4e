import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import type { Add } from './check-words'

/*
 * Rules that a file may hold and the pure functions compute, and that the server does not play yet. Publishing a round with one of them is
 * refused, so that no notice promises what is not kept. Whoever makes the server play one takes it off these lists.
 */
const ofPhase: [keyof PhaseConfig, string][] = [
  ['role', '阶段类别'], ['alternatives', '多份试卷'], ['pass', '合格线'], ['gates', '开始条件'], ['entry', '晋级'], ['makeUp', '补考'], ['revealAt', '答案公布时间'], ['proxy', '代录答卷']
]
const inPhase: [(phase: PhaseConfig) => boolean, string, string][] = [
  [({ paper }) => paper.kind === 'drawn' && Boolean(paper.endless), 'paper.endless', '不限量答题'],
  [({ scoring: { multiple: _, speedBonus: __, ...more } }) => Object.values(more).some((one) => one !== undefined), 'scoring', '倒扣、连对、加倍等计分'],
  [({ timing }) => timing.leastSeconds !== undefined || timing.leaving !== undefined, 'timing', '最短时间和切换限制'],
  [({ window: { opensAt: _, closesAt: __, daily: ___, ...more } }) => Object.values(more).some((one) => one !== undefined), 'window', '星期、分批和暂停'],
  [({ attempts: { total: _, perDay: __, ...more } }) => Object.values(more).some((one) => one !== undefined), 'attempts', '每周次数和换取的机会'],
  [({ counting: { kind, firstPerDay: _, ...more } }) => kind === 'weeklyBestSum' || kind === 'paperBestSum' || Object.values(more).some((one) => one !== undefined), 'counting', '这种计成绩的办法']
]
const PLAYED_METRICS = ['rate', 'mean', 'rosterMean', 'total', 'participants', 'fullMarks']
const ofRound: [(config: RoundConfig) => boolean, string, string][] = [
  [({ attempts }) => attempts !== undefined, 'attempts', '各阶段合计次数'], [({ result }) => result !== undefined, 'result', '总成绩合成'], [({ awards }) => awards !== undefined, 'awards', '奖项'],
  [({ audience: { units: _, late: __, ...more } }) => Object.values(more).some((one) => one !== undefined), 'audience', '报名、分组和不列名次的人员'],
  [({ show: { personBoard: _, unitBoard: __, ...more } }) => Object.values(more).some((one) => one !== undefined), 'show', '其他榜单'],
  [({ person }) => person.shared === 'broken' || Boolean(person.perGroup) || person.ties.some((tie) => tie !== 'time' && tie !== 'finish'), 'person', '这种个人排名'],
  [({ unit: { by, minRatePercent: _, minParticipants: __, ties, shared, ...more } }) => shared === 'broken' || by.kind === 'points' || Object.values(more).some((one) => one !== undefined)
    || [...ties, ...(by.kind === 'metric' ? [by.metric] : by.weights.map(({ metric }) => metric))].some((metric) => !PLAYED_METRICS.includes(metric)), 'unit', '这种单位排名']
]

export function checkUnplayed(config: RoundConfig, add: Add) {
  const refuse = (field: string, name: string) => add('error', field, `“${name}”目前还不能发布，请先去掉。`)
  if (config.phases.length !== 1) add('error', 'phases', '目前一轮只能有一个阶段，请只保留一个。')
  for (const [i, phase] of config.phases.entries()) {
    for (const [key, name] of ofPhase) if (phase[key] !== undefined) refuse(`phases.${i}.${key}`, name)
    for (const [has, field, name] of inPhase) if (has(phase)) refuse(`phases.${i}.${field}`, name)
  }
  for (const [has, field, name] of ofRound) if (has(config)) refuse(field, name)
}
