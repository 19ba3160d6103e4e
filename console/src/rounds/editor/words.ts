import type { Fact, PhaseConfig, PhaseRole, RoundConfig, UnitMetric } from '../../../../contract/round-config'
import { wordOf, type Options } from '../../editor/options'


export const roles: Options<PhaseRole> = [['scored', '竞赛'], ['level', '关'], ['season', '赛季'], ['practice', '练习'], ['makeup', '补考'], ['final', '决赛']]
export const metrics: Options<UnitMetric> = [
  ['rate', '参与率'], ['mean', '平均分'], ['rosterMean', '应参与人均分'], ['total', '总分'], ['participants', '参与人数'], ['fullMarks', '满分人数'], ['attempts', '答题人次'],
  ['attemptsPerHead', '人均答题次数'], ['passed', '合格人数'], ['passRate', '合格率'], ['fullMarkRate', '满分率'], ['highScores', '高分人数'], ['topMean', '前若干名平均分'],
  ['unitRate', '下级单位参与率'], ['given', '组织工作分']
]
export const facts: Options<Fact> = [
  ['studyPoints', '学习积分'], ['studyDone', '完成学习任务'], ['checkIns', '学习打卡'], ['reflections', '心得'], ['events', '参加活动'], ['signIns', '签到'], ['shares', '分享'], ['invites', '邀请'], ['given', '组织者评定']
]
export const types: Options<'single' | 'multiple' | 'judge' | 'fill'> = [['single', '单选题'], ['multiple', '多选题'], ['judge', '判断题'], ['fill', '填空题']]
export const late: Options<RoundConfig['audience']['late']> = [['personal', '只计个人成绩'], ['unit', '也计入支部'], ['refused', '不参加本次']]
export const counting: Options<PhaseConfig['counting']['kind']> = [
  ['best', '最好一次'], ['first', '第一次'], ['last', '最后一次'], ['average', '各次平均'], ['sum', '各次累计'], ['dailyBestSum', '每天最好累计'], ['weeklyBestSum', '每周最好累计'], ['paperBestSum', '各卷最好累计']
]
export const multiple: Options<PhaseConfig['scoring']['multiple']> = [['all', '不得分'], ['half', '得一半'], ['each', '按选对个数']]
export const reveal: Options<PhaseConfig['reveal']> = [['close', '截止后'], ['paper', '交卷后'], ['each', '每题答完'], ['never', '不公布']]
export const shared: Options<RoundConfig['person']['shared']> = [['gap', '1、2、2、4'], ['dense', '1、2、2、3'], ['broken', '不并列，抽签分先后']]
export const edge: Options<'all' | 'lot' | 'none'> = [['all', '都进'], ['lot', '抽签'], ['none', '都不进']]
export const rounding: Options<'up' | 'down' | 'nearest'> = [['up', '进一'], ['down', '舍去'], ['nearest', '四舍五入']]

/** A phase as people call it: by its name, or by what it is for and its place. */
export function phaseName(phases: readonly PhaseConfig[], at: number): string {
  const phase = phases[at]
  if (!phase) return ''
  if (phase.name !== undefined) return phase.name
  const role = phase.role ?? 'scored'
  const same = phases.filter((one) => (one.role ?? 'scored') === role)
  if (role === 'level') return `第 ${same.indexOf(phase) + 1} 关`
  return same.length > 1 ? `${wordOf(roles, role)}第 ${same.indexOf(phase) + 1} 期` : wordOf(roles, role)
}

const FIELDS: [RegExp, string][] = [
  [/^title/, '名称'], [/^topic/, '主题'], [/^practice/, '练习或竞赛'], [/^audience\.units/, '参加单位'], [/^audience\.late/, '开赛后入册的人'], [/^audience\.groups/, '分组'], [/^audience\.outOfRanking/, '不列名次的人'],
  [/^audience\.signUp/, '报名'], [/^audience\.delegated/, '下级组织者'], [/\.window\.opensAt/, '开始时间'], [/\.window\.closesAt/, '截止时间'], [/\.window\.daily/, '每天开放时段'], [/\.window\.weekdays/, '开放的星期'],
  [/\.window\.batches/, '分批'], [/\.window\.intake/, '限流'], [/\.window/, '开放时间'], [/\.name$/, '名称'], [/\.role/, '类别'], [/^phases\.\d+\.paper/, '试卷'], [/\.alternatives/, '几份试卷'], [/\.timing\.leaving/, '中途离开'],
  [/\.timing/, '限时'], [/\.proxy/, '代录纸质答卷'], [/\.gates/, '开始条件'], [/\.entry/, '晋级'], [/\.makeUp/, '补考'], [/attempts/, '次数'], [/\.counting/, '哪次算成绩'], [/\.scoring\.multiple/, '多选题少选'],
  [/\.scoring/, '计分'], [/\.pass/, '合格线'], [/\.reveal/, '公布答案'], [/^person\.ties/, '同分先后'], [/^person/, '个人名次'], [/^study/, '学习情况'], [/^result/, '总成绩'], [/^unit\.by/, '单位排名'], [/^unit/, '单位名次'],
  [/^awards\.persons/, '个人奖'], [/^awards\.units/, '单位奖'], [/^awards\.draws/, '抽奖'], [/^awards\.certificates/, '证书'], [/^show/, '公布榜单'], [/^phases/, '阶段']
]

/** A field as the editor calls it, with its phase where there are several. */
export function fieldName(field: string, phases: readonly PhaseConfig[]): string {
  const name = FIELDS.find(([pattern]) => pattern.test(field))?.[1] ?? '规则'
  const at = /^phases\.(\d+)\./.exec(field)?.[1]
  return at !== undefined && phases.length > 1 ? `${phaseName(phases, Number(at))}的${name}` : name
}
