import type { Step } from '../../contract/leaderboard'
import type { CountingRule, RoundConfig, UnitMetric, UnitPart, UnitRanking } from '../../contract/round-config'
import type { Round } from '../rounds/round'
import { phaseOfBoard } from '../rounds/rules/board-list'
import { partsOfBoard, RESULT } from '../rounds/rules/boards'
import { nameOf } from '../rounds/rules/notice-names'
import { fullOfResult, scaleOf } from '../rounds/rules/phases'
import { toPoints } from '../rounds/rules/types'
import { compositePart, heads, isPercent, metricNames, metricOf, metricsOf, valueLabel, type PartValue, type RankedUnit, type UnitFigures } from '../rounds/rules/units'
import { number, oneDigit } from '../rounds/rules/words'

interface Words {
  sum: string
  note: string
  /** Who has full marks, where it is not whoever had all right at least once. */
  full?: string
}

export const countingNotes: Record<CountingRule['kind'], Words> = {
  best: { sum: '最好成绩合计', note: '每人只取最好的一次' },
  first: { sum: '成绩合计', note: '每人取第一次' },
  last: { sum: '成绩合计', note: '每人取最后一次' },
  sum: { sum: '累计得分合计', note: '每人各次得分相加' },
  average: { sum: '平均成绩合计', note: '每人取各次平均' },
  dailyBestSum: { sum: '累计得分合计', note: '每人每天取最好一次，逐日相加' },
  weeklyBestSum: { sum: '累计得分合计', note: '每人每周取最好一次，逐周相加' },
  paperBestSum: { sum: '累计得分合计', note: '每人每份试卷取最好一次，各卷相加' }
}

const resultNotes: Record<NonNullable<RoundConfig['result']>['by']['kind'], string> = {
  sum: '每人取各阶段成绩之和', average: '每人取各阶段的平均', best: '每人取最好的几个阶段相加', last: '每人取到达的最后一个阶段', weighted: '每人按各项所占的比例合成', apart: '每人各阶段成绩相加'
}

/** How the scores that are added up come about. */
function wordsOf(config: RoundConfig, board: string): Words {
  const { part } = partsOfBoard(board)
  const phase = config.phases.find(({ id }) => id === part)
  if (part !== RESULT && phase) return countingNotes[phase.counting.kind]
  return { sum: '总成绩合计', note: resultNotes[config.result?.by.kind ?? 'sum'], ...(fullOfResult(config) !== null && { full: '总成绩达到满分的人数' }) }
}

/** The figure of one metric as people read it. */
export const metricText = (metric: UnitMetric, value: number | null) => {
  if (value === null) return '—'
  if (isPercent(metric)) return `${oneDigit(value)}%`
  if (['participants', 'fullMarks', 'passed', 'highScores'].includes(metric)) return `${value} 人`
  return metric === 'attempts' ? `${value} 次` : metric === 'total' || metric === 'given' ? number(value) : oneDigit(value)
}

/** The figure that a board is ordered by, as people read it. */
export const valueText = ({ by }: UnitRanking, value: number | null) => (by.kind === 'metric' ? metricText(by.metric, value) : value === null ? '—' : oneDigit(value))

/** 学习积分, 预赛参与率: a dimension by the round's name for it or by what it is. */
export const partName = (config: RoundConfig, { name, metric, of }: UnitPart) => name ?? `${of === undefined ? '' : nameOf(config, of)}${metricNames[metric]}`

function stepOf(metric: UnitMetric, f: UnitFigures, config: RoundConfig, words: Words): Step {
  const label = metricNames[metric]
  const value = metricText(metric, metricOf(metric, f))
  const sum = number(toPoints(f.scoreSum))
  switch (metric) {
    case 'rate': return { label, value, formula: `已参与 ${f.participants} 人 ÷ 应参与 ${f.roster} 人`, note: '应参与人数按开赛当日花名册计，最高按 100% 算' }
    case 'mean': return { label, value, formula: `${words.sum} ${sum} 分 ÷ ${f.participants} 人`, note: words.note }
    case 'rosterMean': return f.participants > f.roster && f.roster > 0
      ? { label, value, formula: `${words.sum} ${sum} 分 ÷ 参与 ${f.participants} 人`, note: `${words.note}；参与的比应参与的 ${f.roster} 人多，按参与人数平均` }
      : { label, value, formula: `${words.sum} ${sum} 分 ÷ 应参与 ${f.roster} 人`, note: `${words.note}；没有参加的按 0 分` }
    case 'total': return { label, value, formula: `${f.participants} 人得分相加`, note: words.note }
    case 'participants': return { label, value, formula: '至少交过一次卷的人数', note: '' }
    case 'fullMarks': return { label, value, formula: words.full ?? '至少一次全部答对的人数', note: '' }
    case 'attempts': return { label, value, formula: '各人交卷次数相加', note: '' }
    case 'attemptsPerHead': return { label, value, formula: `答题 ${f.attempts} 次 ÷ 应参与 ${heads(f)} 人`, note: '' }
    case 'passed': return { label, value, formula: '达到合格线的人数', note: '' }
    case 'passRate': return { label, value, formula: `合格 ${f.passed ?? 0} 人 ÷ 参与 ${f.participants} 人`, note: '' }
    case 'fullMarkRate': return { label, value, formula: `满分 ${f.fullMarks} 人 ÷ 参与 ${f.participants} 人`, note: '' }
    case 'highScores': return { label, value, formula: `得分不低于 ${number(config.unit.highScore ?? 0)} 分的人数`, note: '' }
    case 'topMean': return { label, value, formula: `前 ${f.topN ?? 0} 名得分合计 ${number(toPoints(f.topSum ?? 0))} 分 ÷ ${f.topN ?? 0}`, note: '不足的按 0 分' }
    case 'unitRate': return { label, value, formula: `有人参加的下级单位 ${f.leavesIn ?? 0} 个 ÷ ${f.leaves ?? 0} 个`, note: '' }
    case 'given': return { label, value, formula: '由组织者评定', note: f.givenFor ?? '' }
    default: return metric satisfies never
  }
}

/** A dimension of a sum: the figure, what it is turned into, and why. */
function partStep(part: UnitPart, value: PartValue, config: RoundConfig, givenFor = ''): Step {
  const given = part.metric === 'given'
  const figure = `${metricText(value.metric, value.figure)}${given ? ' 分' : ''}`
  const name = given ? '由组织者评定' : `${part.of === undefined ? '' : nameOf(config, part.of)}${metricNames[value.metric]}`
  const cap = part.cap !== undefined && value.points >= part.cap ? `，最高 ${number(part.cap)} 分` : ''
  const formula = part.table
    ? value.rank === undefined ? `${name} ${figure}，没有名次` : `${name} ${figure}，列第 ${value.rank} 名`
    : `${name} ${figure}${part.times === undefined || part.times === 1 ? '' : ` × ${number(part.times)}`}${cap}`
  return { label: part.name ?? (given ? metricNames.given : name), value: `${number(value.points)} 分`, formula, note: part.table ? '按名次折成分数' : given ? givenFor : '' }
}

export interface Explanation {
  title: string
  value: string
  steps: Step[]
  rules: string[]
  metrics: UnitMetric[]
}

/** The arithmetic behind a unit's place on a board, with its own numbers. */
export function explain({ config }: Pick<Round, 'config'>, f: RankedUnit, board: string): Explanation {
  const { unit } = config
  const metrics = [...new Set(metricsOf(unit))]
  const shownRate = unit.minRatePercent !== undefined && !metrics.includes('rate') ? ['rate' as const] : []
  const words = wordsOf(config, board)
  const phases = f.phases ?? {}
  const ownMetrics = unit.by.kind === 'points' ? [...new Set(unit.by.parts.flatMap(({ metric, of }) => (of === undefined || !phases[of] ? [metric] : [])))] : metrics
  // What was given needs no figure of its own: the part says it.
  const steps = [...ownMetrics.filter((metric) => unit.by.kind !== 'points' || metric !== 'given'), ...shownRate].map((metric) => stepOf(metric, f, config, words))
  if (unit.by.kind === 'composite') {
    const scale = scaleOf(config, phaseOfBoard(config, board))
    const terms = unit.by.weights.map(({ metric, percent }) => `${oneDigit(compositePart(metric, f, scale))} × ${number(percent)}%`)
    steps.push({
      label: '综合分', value: f.value === null ? '—' : oneDigit(f.value), formula: terms.join(' + '),
      note: scale.bounded && scale.full !== 100 ? `平均分先按百分制折算（满分 ${number(scale.full)} 分）` : ''
    })
  }
  if (unit.by.kind === 'points' && f.parts) {
    const values = f.parts
    steps.push(...unit.by.parts.flatMap((part, i) => { const value = values[i]; return value ? [partStep(part, value, config, f.givenFor)] : [] }))
    steps.push({ label: '总得分', value: f.value === null ? '—' : number(f.value), formula: values.map(({ points }) => number(points)).join(' + '), note: '' })
  }
  const name = valueLabel(unit)
  return {
    title: `${name}怎样算出来的`,
    value: valueText(unit, f.value),
    steps,
    rules: [
      ...(unit.of === undefined || partsOfBoard(board).part !== unit.of ? [] : [`只计${nameOf(config, unit.of)}成绩`]),
      tieRule(unit, name),
      ...(unit.within === undefined ? [] : ['只和同一上级单位下的单位排名次']),
      ...(unit.minRatePercent ? [`参与率不足 ${number(unit.minRatePercent)}% 的单位不列名次`] : []),
      ...((unit.minParticipants ?? 1) > 1 ? [`参与不足 ${unit.minParticipants} 人的单位不列名次`] : []),
      ...(unit.least ?? []).map(({ metric, value }) => `${metricNames[metric]}不到 ${metricText(metric, value)} 的单位不列名次`),
      '名次按没有舍入的数比较，页面上保留一位小数'
    ],
    metrics
  }
}

function tieRule({ ties, shared }: UnitRanking, name: string): string {
  const left = shared === 'broken' ? '抽签定先后' : '名次并列'
  if (ties.length === 0) return `${name}相同的${left}`
  return `${name}相同的，${ties.map((metric, i) => `${i ? '再' : '先'}比${metricNames[metric]}`).join('，')}${shared === 'broken' ? '，仍相同的抽签定先后' : ''}`
}
