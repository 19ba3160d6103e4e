import type { QuestionType } from '../../../contract/question'
import type { CountingRule, PhaseConfig, PersonRanking, RoundConfig, SharedRanks, UnitRanking } from '../../../contract/round-config'
import { fullScore } from './score'
import { toHundredths, toPoints } from './types'
import { metricNames } from './units'
import { clock, duration, list, number, shortTypeNames, typeNames } from './words'

export interface NoticeFacts {
  /** Names of the units invited. */
  audience: string[]
  /** Types and points of a fixed paper's questions. */
  fixed?: { type: QuestionType; points: number }[]
}

/** The round's rules as the sentences a notice prints. */
export function noticeOf(config: RoundConfig, facts: NoticeFacts): string[] {
  const phase = config.phases[0]
  if (!phase) return []
  const types = phase.paper.kind === 'drawn' ? phase.paper.parts.map((part) => part.type) : (facts.fixed ?? []).map((q) => q.type)
  const sentences = [
    audience(config, facts),
    paper(phase, facts),
    timing(phase),
    attempts(phase, config),
    ...(types.includes('multiple') ? [multiple(phase)] : []),
    ...(types.includes('fill') ? ['填空题按空给分，每空分值相同。'] : []),
    ...(phase.scoring.speedBonus ? [speed(phase)] : []),
    ...(config.practice || !config.show.personBoard ? [] : [persons(config.person)]),
    ...(config.practice || !config.show.unitBoard ? [] : [unitRule(config.unit, config, facts)]),
    reveal(phase)
  ]
  return sentences.filter(Boolean)
}

function audience({ audience: { late }, practice }: RoundConfig, { audience }: NoticeFacts): string {
  const who = `面向${list(audience)}在册党员。`
  if (practice) return who
  switch (late) {
    case 'personal': return `${who}开赛后入册的，成绩计入个人，不计入支部。`
    case 'unit': return who
    case 'refused': return `${who}以开赛时花名册为准，开赛后入册的不参加本次竞赛。`
    default: return late satisfies never
  }
}

interface Group {
  type: QuestionType
  count: number
  points: number
  topics?: string[]
}

function groupsOf({ paper }: PhaseConfig, { fixed = [] }: NoticeFacts): Group[] {
  if (paper.kind === 'drawn') return paper.parts
  const groups = new Map<string, Group>()
  for (const { type, points } of fixed) {
    const group = groups.get(`${type} ${points}`)
    if (group) group.count++
    else groups.set(`${type} ${points}`, { type, count: 1, points })
  }
  return [...groups.values()]
}

const countOf = (groups: readonly Group[]) => groups.reduce((sum, { count }) => sum + count, 0)
const inTopics = ({ topics }: Group) => (topics?.length ? `（${list(topics)}）` : '')

function paper(phase: PhaseConfig, facts: NoticeFacts): string {
  const { groups, common } = sharedTopics(groupsOf(phase, facts))
  const full = fullWords(phase, groups)
  const drawn = common.length ? `从题库“${list(common)}”专题随机抽取` : '从题库随机抽取'
  const source = phase.paper.kind === 'drawn' ? drawn : '所有人试题相同'
  const [only] = groups
  if (only && groups.length === 1) return `每份 ${only.count} 道${typeNames[only.type]}${inTopics(only)}，每题 ${number(only.points)} 分，${full}，${source}。`
  return `每份 ${countOf(groups)} 题：${samePoints(groups).map(partWords).join('，')}，${full}，${source}。`
}

/** What speed may add on top is no part of the full score. */
function fullWords({ scoring, timing }: PhaseConfig, groups: readonly Group[]): string {
  const items = groups.flatMap(({ count, points }) => Array.from({ length: count }, () => ({ points: toHundredths(points) })))
  const base = items.reduce((sum, { points }) => sum + points, 0)
  const most = fullScore(items, scoring, timing.questionSeconds)
  return `满分 ${number(toPoints(base))} 分${most > base ? `，另加速度分最多 ${number(toPoints(most - base))} 分` : ''}`
}

/** Topics that every part has are said once, at the end. */
function sharedTopics(groups: readonly Group[]): { groups: Group[]; common: string[] } {
  const [first] = groups
  const common = first?.topics ?? []
  if (groups.length < 2 || !common.length || !groups.every(({ topics }) => list(topics ?? []) === list(common))) return { groups: [...groups], common: [] }
  return { groups: groups.map((group) => ({ ...group, topics: undefined })), common }
}

/** Neighbours worth the same are said in one breath: 单选 10 题、判断 5 题各 4 分. */
function samePoints(groups: readonly Group[]): Group[][] {
  const runs: Group[][] = []
  for (const group of groups) {
    const run = runs.at(-1)
    if (run?.[0]?.points === group.points) run.push(group)
    else runs.push([group])
  }
  return runs
}

const partWords = (run: Group[]) =>
  `${list(run.map((group) => `${shortTypeNames[group.type]}${inTopics(group) || ' '}${group.count} 题`))}${countOf(run) > 1 ? '各' : ''} ${number(run[0]?.points ?? 0)} 分`

function timing({ timing: { paperSeconds, questionSeconds }, window }: PhaseConfig): string {
  const hours = window.daily ? `每天 ${clock(window.daily.from)}—${clock(window.daily.to)} 开放，到点未交的自动交卷；` : ''
  if (questionSeconds) {
    const whole = paperSeconds ? `，全卷限时 ${duration(paperSeconds)}` : ''
    return `${hours}逐题作答，每题限时 ${duration(questionSeconds)}${whole}，到时自动进入下一题，不能返回；中途退出照常计时，可以回来接着答。`
  }
  if (paperSeconds) return `${hours}限时 ${duration(paperSeconds)}，到时自动交卷；中途退出照常计时，可以回来接着答。`
  return `${hours}不限时${window.daily ? '' : '，截止时未交的自动交卷'}；中途退出可以回来接着答。`
}

const countingWords: Record<CountingRule['kind'], string> = {
  best: '取最好一次', first: '取第一次', last: '取最后一次', sum: '各次得分累计', average: '取各次平均', dailyBestSum: '取每天最好一次，逐日累计'
}

function attempts({ attempts: { total, perDay }, counting }: PhaseConfig, { practice }: RoundConfig): string {
  const limits = [perDay && `每天 ${perDay} 次`, total && (perDay ? `全程 ${total} 次` : `共 ${total} 次`)].filter(Boolean)
  const times = limits.length ? `每人${limits.join('，')}` : '次数不限'
  if (practice) return `${times}，只作练习，不计成绩。`
  if (total === 1) return '每人限答 1 次。'
  const first = counting.firstPerDay ? `每天只计前 ${counting.firstPerDay} 次，` : ''
  return `${times}，${first}${countingWords[counting.kind]}。`
}

function multiple({ scoring }: PhaseConfig): string {
  switch (scoring.multiple) {
    case 'all': return '多选题少选、错选均不得分。'
    case 'half': return '多选题少选的得一半分，错选不得分。'
    case 'each': return '多选题少选的按选对个数得分，错选不得分。'
    default: return scoring.multiple satisfies never
  }
}

function speed({ scoring: { speedBonus } }: PhaseConfig): string {
  return `答对的题，每剩 1 秒另加 ${number(speedBonus?.perSecond ?? 0)} 分，每题最多加 ${number(speedBonus?.cap ?? 0)} 分。`
}

const sharedWords: Record<SharedRanks, string> = { gap: '名次并列（如 1、2、2、4）', dense: '名次并列（如 1、2、2、3）' }

function persons({ ties, shared }: PersonRanking): string {
  const words = { time: '用时短者在前', finish: '先交卷者在前' }
  const order = ties.map((tie, i) => `${i === 0 ? '同分的' : '仍相同的'}，${words[tie]}；`).join('')
  return `个人按得分排名；${order}${order ? '再相同的' : '同分的'}，${sharedWords[shared]}。`
}

/** What one paper gives at most, without the speed bonus. */
const fullOf = ({ phases: [phase] }: RoundConfig, facts: NoticeFacts) =>
  (phase && !phase.scoring.speedBonus ? groupsOf(phase, facts).reduce((sum, { count, points }) => sum + count * points, 0) : 0)

function unitRule(rule: UnitRanking, config: RoundConfig, facts: NoticeFacts): string {
  const figure = rule.by.kind === 'metric'
    ? `支部按${metricNames[rule.by.metric]}排名`
    : `支部综合分 = ${rule.by.weights.map(({ metric, percent }) => `${metricNames[metric]} × ${number(percent)}%`).join(' + ')}`
  const uses = rule.by.kind === 'metric' ? [rule.by.metric] : rule.by.weights.map(({ metric }) => metric)
  const means = uses.filter((metric) => metric === 'mean' || metric === 'rosterMean').map((metric) => metricNames[metric])
  const notes = [
    [...uses, ...rule.ties].some((metric) => metric === 'rate' || metric === 'rosterMean') || rule.minRatePercent
      ? `应参与人数按开赛当日花名册计${config.audience.late === 'unit' && [...uses, ...rule.ties].includes('rosterMean') ? '，参与的更多时按参与人数计' : ''}` : '',
    rule.by.kind === 'composite' && isBounded(config) && fullOf(config, facts) !== 100 && means.length ? `${list(means)}按百分制折算` : '',
    rule.minRatePercent ? `参与率不足 ${number(rule.minRatePercent)}% 的支部不列名次` : '',
    rule.minParticipants && rule.minParticipants > 1 ? `参与不足 ${rule.minParticipants} 人的支部不列名次` : '',
    rule.ties.length ? `相同的，${rule.ties.map((metric, i) => `${i ? '再' : '先'}比${metricNames[metric]}`).join('，')}，仍相同的，${sharedWords[rule.shared]}` : `相同的，${sharedWords[rule.shared]}`
  ].filter(Boolean)
  return `${figure}，${notes.join('；')}。`
}

/** Whether a standing has the paper's full score as its maximum. */
export function isBounded({ phases }: Pick<RoundConfig, 'phases'>): boolean {
  return phases.every(({ counting }) => counting.kind !== 'sum' && counting.kind !== 'dailyBestSum')
}

function reveal({ reveal }: PhaseConfig): string {
  switch (reveal) {
    case 'never': return '不公布答案。'
    case 'each': return '每题作答后即公布答案与解析，不能再改。'
    case 'paper': return '交卷后可看答案与解析。'
    case 'close': return '截止后公布答案与解析。'
    default: return reveal satisfies never
  }
}
