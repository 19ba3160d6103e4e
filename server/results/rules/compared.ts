import type { Neighbour } from '../../../contract/results'
import type { PersonOrder, RoundConfig, UnitMetric, UnitRanking } from '../../../contract/round-config'
import { nameOf } from '../../rounds/rules/notice-names'
import { partedPersons, type Placed } from '../../rounds/rules/person-order'
import { countingPhases } from '../../rounds/rules/phases'
import { toPoints } from '../../rounds/rules/types'
import { isPercent, metricNames, metricOf, partedUnits, shortfalls, valueLabel, type RankedUnit, type UnitFigures } from '../../rounds/rules/units'
import { duration, list, number } from '../../rounds/rules/words'
import { localTime } from '../../zone'

/* Why one stands above another, in words and with both figures. */

type Said = Omit<Neighbour, 'name' | 'rank'>

/** Both figures with so many digits that they read as different, one at least. */
function told(theirs: number, mine: number, unit: string): [string, string] {
  const digits = [1, 2, 3, 4, 6, 9].find((n) => theirs.toFixed(n) !== mine.toFixed(n)) ?? 1
  return [theirs, mine].map((value) => `${Number.isInteger(theirs) && Number.isInteger(mine) ? value : value.toFixed(digits)}${unit}`) as [string, string]
}

const unitOfMetric = (metric: UnitMetric) => (isPercent(metric) ? '%' : ['participants', 'fullMarks', 'passed', 'highScores'].includes(metric) ? ' 人' : metric === 'attempts' ? ' 次' : '')

const equalWords = (names: readonly string[]) => (names.length ? `${list(names)}${names.length > 1 ? '都' : ''}相同，比` : '')

/** @param above stands directly before `own` among the units that are ranked together */
export function unitsCompared(rule: UnitRanking, above: RankedUnit, own: RankedUnit): Said {
  const by = partedUnits(rule, above, own)
  if (by === null) return { by: '', theirs: '', mine: '', text: rule.shared === 'broken' ? '各项都相同，由抽签定先后' : '各项都相同，名次并列' }
  const value = valueLabel(rule)
  const name = by === 'value' ? value : metricNames[by]
  const figure = (unit: RankedUnit) => (by === 'value' ? unit.value : metricOf(by, unit))
  const unit = by === 'value' ? (rule.by.kind === 'metric' ? unitOfMetric(rule.by.metric) : ' 分') : unitOfMetric(by)
  const [a, b] = [figure(above), figure(own)]
  const [theirs, mine] = a !== null && b !== null ? told(a, b, unit) : [a, b].map((one) => (one === null ? '—' : `${number(one)}${unit}`)) as [string, string]
  const equal = by === 'value' ? [] : [value, ...rule.ties.slice(0, rule.ties.indexOf(by)).map((metric) => metricNames[metric])]
  return { by: name, theirs, mine, text: `${equalWords(equal)}${name}：${theirs} 高于 ${mine}` }
}

/** 参与率 57.1%，不足 60% */
export function whyUnranked(rule: UnitRanking, f: UnitFigures): string {
  if (f.participants === 0) return '还没有人参与'
  return shortfalls(rule, f).map(({ metric, has, least }) => {
    const unit = unitOfMetric(metric)
    return `${metricNames[metric]} ${told(has, least, unit)[0]}，不足 ${number(least)}${unit}`
  }).join('；')
}

export interface PersonWords { config: RoundConfig; zone: string }

const seconds = (ms: number) => (ms < 1000 ? `${number(ms / 1000, 3)} 秒` : duration(Math.round(ms / 1000)))
const two = (n: number) => String(n).padStart(2, '0')

/** 6 月 15 日 9:01:20 */
export function momentText(at: number, zone: string): string {
  const { month, day, hour, minute } = localTime(at, zone)
  return `${month} 月 ${day} 日 ${hour}:${two(minute)}:${two(Math.floor(at / 1000) % 60)}`
}

/** 2026-06-15 09:01:20: for columns, where it sorts as text. */
export function stampText(at: number, zone: string): string {
  const { year, month, day, hour, minute } = localTime(at, zone)
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(Math.floor(at / 1000) % 60)}`
}

export const durationText = seconds

export function tieName(config: RoundConfig, tie: PersonOrder): string {
  switch (tie) {
    case 'time': return '用时'
    case 'finish': return '交卷时间'
    case 'attempts': return '答题次数'
    case 'lot': return '抽签'
    default: return `${nameOf(config, tie.phase)}${{ score: '得分', time: '用时', finish: '交卷时间' }[tie.by]}`
  }
}

const ABSENT = '没有参加'

export function tieText({ zone }: PersonWords, tie: PersonOrder, person: Placed): string {
  switch (tie) {
    case 'time': return seconds(person.timeMs)
    case 'finish': return momentText(person.finishedAt, zone)
    case 'attempts': return `${person.attempts} 次`
    case 'lot': return '由系统抽签'
  }
  const one = person.phases?.get(tie.phase)
  if (!one) return ABSENT
  return tie.by === 'score' ? `${number(toPoints(one.score))} 分` : tie.by === 'time' ? seconds(one.timeMs) : momentText(one.finishedAt, zone)
}

const orders = (tie: PersonOrder): string => {
  switch (tie) {
    case 'time': return '短于'
    case 'finish': return '早于'
    case 'attempts': return '少于'
    case 'lot': return '先于'
    default: return { score: '高于', time: '短于', finish: '早于' }[tie.by]
  }
}

export const stageName = (config: RoundConfig, stage: number) => { const phase = countingPhases(config)[stage - 1]; return phase ? nameOf(config, phase.id) : '' }

/** What the order of persons goes by, with one person's figures. */
export function orderOf(words: PersonWords, person: Placed): { name: string; value: string }[] {
  const { config } = words
  return [
    ...(person.stage ? [{ name: '到达的阶段', value: stageName(config, person.stage) }] : []),
    { name: '得分', value: `${number(toPoints(person.score))} 分` },
    ...config.person.ties.map((tie) => ({ name: tieName(config, tie), value: tieText(words, tie, person) }))
  ]
}

/** The same where two texts would read alike: what they differ by is below what is shown. */
const closer = (tie: PersonOrder, a: string, b: string): [string, string] => (a === b && tie !== 'lot' ? [a, `${b}（相差不到 1 秒）`] : [a, b])

export function personsCompared(words: PersonWords, above: Placed, own: Placed, lot: (id: string) => number): Said {
  const { config } = words
  const { ties, shared } = config.person
  const by = partedPersons(config.person, above, own, lot)
  if (by === null) return { by: '', theirs: '', mine: '', text: shared === 'broken' ? '各项都相同，由系统定先后' : '各项都相同，名次并列' }
  if (by === 'stage') {
    const [theirs, mine] = [stageName(config, above.stage ?? 0), stageName(config, own.stage ?? 0)]
    return { by: '到达的阶段', theirs, mine, text: `到达的阶段：${theirs}在${mine}之后` }
  }
  if (by === 'score') {
    const [theirs, mine] = [above, own].map(({ score }) => `${number(toPoints(score))} 分`) as [string, string]
    return { by: '得分', theirs, mine, text: `得分：${theirs} 高于 ${mine}` }
  }
  const equal = equalWords(['得分', ...ties.slice(0, ties.indexOf(by)).map((tie) => tieName(config, tie))])
  if (by === 'lot') return { by: '抽签', theirs: '在前', mine: '在后', text: `${equal}抽签：种子公开，可以复核` }
  const [theirs, mine] = closer(by, tieText(words, by, above), tieText(words, by, own))
  return { by: tieName(config, by), theirs, mine, text: `${equal}${tieName(config, by)}：${theirs}${mine === ABSENT ? `，后一名${ABSENT}` : ` ${orders(by)} ${mine}`}` }
}
