import type { PersonOrder, ResultRule, RoundConfig, UnitMetric, UnitPart, UnitRanking } from '../../../contract/round-config'
import type { NoticeFacts } from './notice'
import { factName, factUnit, nameOf, sharedWords, stepsOf } from './notice-names'
import { groupsOf } from './notice-paper'
import { countingPhases, isBoundedPhase, papersOf } from './phases'
import { isMean, metricNames, metricsOf } from './units'
import { list, number } from './words'

/** How phases make up the result; nothing where there is one. */
export function resultSentences(config: RoundConfig): string[] {
  const { result } = config
  const many = countingPhases(config).length > 1 || result?.by.kind === 'weighted'
  return [
    ...(result && many ? [`${resultWords(config, result)}${result.leastPhases ? `，参加不足 ${stepsOf(config, countingPhases(config)).count(result.leastPhases)}的不列名次` : ''}。`] : []),
    ...(result?.bonus ?? []).map(({ fact, each, cap }) => `${factName(fact)}每${factUnit(fact)}另加 ${number(each)} 分${cap === undefined ? '' : `，最多加 ${number(cap)} 分`}。`)
  ]
}

function resultWords(config: RoundConfig, { by }: ResultRule): string {
  const { word, count } = stepsOf(config, countingPhases(config))
  const which = (ids: readonly string[] | undefined) => (ids ? list(ids.map((id) => nameOf(config, id))) : `各${word}`)
  switch (by.kind) {
    case 'apart': return `各${word}分别排名，新一${word === '阶段' ? '个阶段' : word}重新计分`
    case 'sum': return `总成绩为${which(by.phases)}得分相加`
    case 'average': return `总成绩为${which(by.phases)}得分的平均${by.missing === 'zero' ? '，缺考的按 0 分' : '，缺考的不计'}`
    case 'best': return `总成绩为${which(by.phases)}中最好的 ${count(by.count)}相加`
    case 'last': return `以${nameOf(config, countingPhases(config).at(-1)?.id ?? '')}成绩排定名次，${by.others === 'behind' ? '没有进入的按前一阶段成绩排在后面' : '没有进入的不列名次'}`
    case 'weighted': return `总成绩 = ${by.terms.map((term) => {
      const name = 'phase' in term ? `${nameOf(config, term.phase)}成绩` : factName(term.fact)
      return `${name} × ${number(term.percent)}%${term.outOf === undefined ? '' : `（满 ${number(term.outOf)} 分折合 100）`}`
    }).join(' + ')}`
    default: return by satisfies never
  }
}

const tieWords = (config: RoundConfig, tie: PersonOrder): string => {
  switch (tie) {
    case 'time': return '用时短者在前'
    case 'finish': return '先交卷者在前'
    case 'attempts': return '答题次数少者在前'
    case 'lot': return '由系统抽签，种子公开可复核'
    default: return `${nameOf(config, tie.phase)}${{ score: '得分高', time: '用时短', finish: '交卷早' }[tie.by]}者在前`
  }
}

export function personSentences(config: RoundConfig): string[] {
  const { ties, shared, perGroup } = config.person
  const order = ties.map((tie, i) => `${i === 0 ? '同分的' : '仍相同的'}，${tieWords(config, tie)}；`).join('')
  const rest = shared === 'broken' && ties.includes('lot') ? '名次不并列' : `${order ? '再相同的' : '同分的'}，${sharedWords[shared]}`
  return [`个人${perGroup ? '分组' : ''}按得分排名；${order}${rest}。`, ...boards(config)]
}

function boards(config: RoundConfig): string[] {
  const { personBoards, unitBoards, top, score, rank, history } = config.show
  const names = { day: '日榜', week: '周榜', phase: `分${stepsOf(config, countingPhases(config)).word}榜` }
  const hidden = [...(score === false ? ['得分'] : []), ...(rank === false ? ['名次'] : []), ...(history === false ? ['答题记录'] : [])]
  return [
    ...(personBoards ? [`个人另设${list(personBoards.map((one) => names[one]))}。`] : []),
    ...(unitBoards ? [`单位另设${list(unitBoards.map((one) => names[one]))}。`] : []),
    ...(top ? [`个人榜公布前 ${top} 名。`] : []),
    ...(hidden.length ? [`本人暂不能看${list(hidden)}。`] : [])
  ]
}

/** What one paper gives at most, without the speed bonus. */
const fullOf = ({ phases: [phase] }: RoundConfig, facts: NoticeFacts) =>
  (phase && !phase.scoring.speedBonus ? groupsOf(papersOf(phase)[0]?.paper ?? phase.paper, facts).reduce((sum, { count, points }) => sum + count * points, 0) : 0)

const named = (rule: UnitRanking, metric: UnitMetric): string => {
  if (metric === 'topMean') return `前 ${rule.topN ?? 0} 名平均分`
  return metric === 'highScores' ? `得 ${number(rule.highScore ?? 0)} 分以上的人数` : metricNames[metric]
}

function partWords(config: RoundConfig, part: UnitPart): string {
  const { metric, name, of, table, times, cap } = part
  const plain = `${of === undefined ? '' : nameOf(config, of)}${named(config.unit, metric)}`
  const figure = name === undefined ? plain : metric === 'given' ? name : `${name}（${plain}）`
  const points = !table ? figure
    : table.kind === 'list' ? `${figure}名次分（依次 ${table.points.map((n) => number(n)).join('、')} 分）`
      : `${figure}名次分（第 1 名 ${number(table.first)} 分，每降一名减 ${number(table.step)} 分，最低 ${number(table.last)} 分）`
  return `${points}${times === undefined ? '' : ` × ${number(times)}`}${cap === undefined ? '' : `（最多 ${number(cap)} 分）`}`
}

function figureWords(config: RoundConfig): string {
  const { unit: rule } = config
  switch (rule.by.kind) {
    case 'metric': return `支部按${named(rule, rule.by.metric)}排名`
    case 'composite': return `支部综合分 = ${rule.by.weights.map(({ metric, percent }) => `${named(rule, metric)} × ${number(percent)}%`).join(' + ')}`
    case 'points': return `支部总得分 = ${rule.by.parts.map((part) => partWords(config, part)).join(' + ')}`
    default: return rule.by satisfies never
  }
}

export function unitSentence(config: RoundConfig, facts: NoticeFacts): string {
  const { unit: rule } = config
  const uses = metricsOf(rule)
  const all = [...uses, ...rule.ties]
  const means = uses.filter(isMean).map((metric) => named(rule, metric))
  const bounded = config.phases.every(isBoundedPhase)
  const notes = [
    rule.of === undefined ? '' : `只计${nameOf(config, rule.of)}成绩`,
    rule.within === undefined ? '' : `在同一${(rule.within === 0 ? undefined : facts.levelName?.(rule.within)) ?? '上级单位'}内排名`,
    all.some((metric) => metric === 'rate' || metric === 'rosterMean' || metric === 'attemptsPerHead') || rule.minRatePercent
      ? `应参与人数按开赛当日花名册计${config.audience.late === 'unit' && all.includes('rosterMean') ? '，参与的更多时按参与人数计' : ''}` : '',
    rule.by.kind === 'composite' && bounded && fullOf(config, facts) !== 100 && means.length ? `${list(means)}按百分制折算` : '',
    rule.minRatePercent ? `参与率不足 ${number(rule.minRatePercent)}% 的支部不列名次` : '',
    rule.minParticipants && rule.minParticipants > 1 ? `参与不足 ${rule.minParticipants} 人的支部不列名次` : '',
    ...(rule.least ?? []).map(({ metric, value }) => `${named(rule, metric)}不足 ${number(value)} 的支部不列名次`),
    rule.ties.length ? `相同的，${rule.ties.map((metric, i) => `${i ? '再' : '先'}比${named(rule, metric)}`).join('，')}，仍相同的，${sharedWords[rule.shared]}` : `相同的，${sharedWords[rule.shared]}`
  ].filter(Boolean)
  return `${figureWords(config)}，${notes.join('；')}。`
}
