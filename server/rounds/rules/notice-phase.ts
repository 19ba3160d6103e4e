import type { AttemptRule, CountingRule, Cut, Gate, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { feedersOf } from './feeding'
import type { NoticeFacts } from './notice'
import { factName, factUnit, factWords, nameOf, stepsOf, type LevelName } from './notice-names'
import { groupsOf, paperSentences } from './notice-paper'
import { scoringSentences } from './notice-scoring'
import { papersOf } from './phases'
import { clock, duration, endMoment, list, moment, number } from './words'

const WEEK = ['', '一', '二', '三', '四', '五', '六', '日']

/** What a phase asks, in the order in which one meets it. */
/** @param alike the phases told together with it, of which it is the last */
export function phaseSentences(config: RoundConfig, phase: PhaseConfig, facts: NoticeFacts, alike: readonly PhaseConfig[] = [phase]): string[] {
  const types = papersOf(phase).flatMap(({ paper }) => groupsOf(paper, facts).map(({ type }) => type))
  return [
    ...entry(config, phase, facts.levelName), ...gates(config, phase, alike), ...makeUp(config, phase),
    ...paperSentences(phase, facts), timing(phase), ...leaving(phase), attempts(phase, config), ...earned(phase.attempts),
    ...scoringSentences(phase, types),
    ...(phase.proxy ? [`可交纸质答卷，由组织者代录，代录的答卷会注明，用时按${phase.timing.paperSeconds ? '全卷限时' : '一整天'}计。`] : []),
    ...(phase.revealAt === undefined ? [] : [`答案在 ${moment(phase.revealAt, facts.zone ?? 'Asia/Shanghai', phase.window.opensAt)} 以后才能看。`])
  ]
}

/** When it is open beyond what the round's page always shows: weekdays, closed hours, batches. */
export function windowSentence({ window }: PhaseConfig, { zone = 'Asia/Shanghai', unitName = (id) => id }: NoticeFacts, dates: boolean): string[] {
  const { opensAt, closesAt, weekdays, closedHours, closed, batches, intake } = window
  const span = (from: number, to: number) => `${moment(from, zone)} 至 ${endMoment(to, zone, from)}`
  const parts = [
    ...(dates ? [`${span(opensAt, closesAt)}。`] : []),
    ...(weekdays ? [`只在每周${list([...weekdays].sort((a, b) => a - b).map((day) => WEEK[day] ?? ''))}开放。`] : []),
    ...(closedHours ? [`每天 ${list(closedHours.map(({ from, to }) => `${clock(from)}—${clock(to)}`))} 不开放。`] : []),
    ...(closed ? [`${list(closed.map(({ from, to }) => span(from, to)))} 暂停。`] : []),
    ...(batches ?? []).map((batch) => `${batch.name ? `${batch.name}（${list(batch.units.map(unitName))}）` : list(batch.units.map(unitName))}：${span(batch.opensAt, batch.closesAt)}${batch.daily ? `，每天 ${clock(batch.daily.from)}—${clock(batch.daily.to)}` : ''}。`),
    ...(intake ? [`每 ${intake.minutes} 分钟最多 ${intake.people} 人开始，超过的请等下一时段。`] : [])
  ]
  return dates ? [parts.join('')] : parts
}

function entry(config: RoundConfig, { entry: rule }: PhaseConfig, levelName?: LevelName): string[] {
  if (!rule) return []
  const from = sameCuts(rule.from).map(({ phases, cut }) => {
    const names = phases.map((id) => nameOf(config, id))
    const all = names.length > 3 ? `${names[0]}至${names.at(-1)}` : list(names)
    return `${all}${names.length > 1 ? '各取' : ''}${cutWords(cut, levelName)}`
  })
  const edge = { all: '末位同分的都晋级', lot: '末位同分的由系统抽签', none: '末位同分的都不晋级' }[rule.edge]
  const places = rule.from.some(({ cut }) => cut.kind !== 'score' && cut.kind !== 'passed')
  return [[
    `${list(from)}晋级`, ...(rule.once ? ['已晋级的不重复占名额，由后面的依次递补'] : []), ...(places ? [edge] : []),
    ...(rule.reserves ? [`另取候补 ${rule.reserves} 人`] : []),
    rule.carryPercent === undefined ? '前面的成绩不带入' : rule.carryPercent === 100 ? '前面的成绩带入' : `前面成绩的 ${number(rule.carryPercent)}% 带入`
  ].join('；').concat('。')]
}

function sameCuts(from: readonly { phase: string; cut: Cut }[]): { phases: string[]; cut: Cut }[] {
  const out: { phases: string[]; cut: Cut }[] = []
  for (const { phase, cut } of from) {
    const same = out.find((one) => JSON.stringify(one.cut) === JSON.stringify(cut))
    if (same) same.phases.push(phase)
    else out.push({ phases: [phase], cut })
  }
  return out
}

function cutWords(cut: Cut, levelName?: LevelName): string {
  switch (cut.kind) {
    case 'top': return `前 ${cut.count} 名`
    case 'percent': return `前 ${number(cut.percent)}%`
    case 'score': return `不低于 ${number(cut.least)} 分的`
    case 'passed': return '合格的'
    case 'perUnit': return `每个${(cut.level === undefined ? undefined : levelName?.(cut.level)) ?? '单位'}前 ${cut.count} 名${cut.quotas?.length ? '（名额另有规定的从其规定）' : ''}`
    case 'perGroup': return `每组前 ${cut.count} 名`
    default: return cut satisfies never
  }
}

const gateWords = (config: RoundConfig, gate: Gate, alike: readonly PhaseConfig[]): string => {
  switch (gate.kind) {
    case 'signedUp': return '已经报名'
    case 'fact': return `${factName(gate.fact)}达到 ${number(gate.least)} ${factUnit(gate.fact)}`
    case 'phase': {
      const name = alike.length > 1 && alike.at(-2)?.id === gate.phase ? `前一${stepsOf(config, alike).word === '阶段' ? '个阶段' : stepsOf(config, alike).word}` : nameOf(config, gate.phase)
      if (gate.passed) return `${name}合格`
      if (gate.score !== undefined) return `${name}不低于 ${number(gate.score)} 分`
      return (gate.times ?? 1) > 1 ? `${name}至少答过 ${gate.times} 次` : `答过${name}`
    }
    default: return gate satisfies never
  }
}

const gates = (config: RoundConfig, { gates: all = [] }: PhaseConfig, alike: readonly PhaseConfig[]) =>
  (all.length ? [`${list(all.map((gate) => gateWords(config, gate, alike)), '，并且')}的才能开始。`] : [])

function makeUp(config: RoundConfig, phase: PhaseConfig): string[] {
  const { makeUp: rule } = phase
  if (!rule) return []
  const name = nameOf(config, rule.of)
  const who = { failed: `${name}不合格的`, absent: `没有参加${name}的`, both: `没有参加${name}或不合格的` }[rule.who]
  return [`${who}可以参加，成绩代替${name}的成绩${rule.cap === undefined ? '' : `，最高按 ${number(rule.cap)} 分计`}${sendsOn(config, phase, rule.of)}。`]
}

/** Whether who comes into a later phase depends on it, where the phase made up for sends people on. */
function sendsOn(config: RoundConfig, { id }: PhaseConfig, of: string): string {
  return config.phases.filter(({ entry }) => entry?.from.some(({ phase }) => phase === of))
    .map((into) => `，${feedersOf(config, into).some((one) => one.id === id) ? '计入' : '不计入'}${nameOf(config, into.id)}的晋级`).join('')
}

function timing({ timing: { paperSeconds, questionSeconds }, window }: PhaseConfig): string {
  const hours = window.daily ? `每天 ${clock(window.daily.from)}—${clock(window.daily.to)} 开放，到点未交的自动交卷；` : ''
  if (questionSeconds) {
    const whole = paperSeconds ? `，全卷限时 ${duration(paperSeconds)}` : ''
    return `${hours}逐题作答，每题限时 ${duration(questionSeconds)}${whole}，到时自动进入下一题，不能返回；中途退出照常计时，可以回来接着答。`
  }
  if (paperSeconds) return `${hours}限时 ${duration(paperSeconds)}，到时自动交卷；中途退出照常计时，可以回来接着答。`
  return `${hours}不限时${window.daily ? '' : '，截止时未交的自动交卷'}；中途退出可以回来接着答。`
}

function leaving({ timing: { leaving: rule, leastSeconds } }: PhaseConfig): string[] {
  const left = rule && (rule.limit === undefined ? '答题中切换到别处的次数会记录。'
    : rule.limit === 0 ? `答题中不能切换到别处，切换即${rule.then === 'submit' ? '自动交卷' : '作废'}。`
      : `答题中切换到别处最多 ${rule.limit} 次，再切换即${rule.then === 'submit' ? '自动交卷' : '作废'}。`)
  return [...(left ? [left] : []), ...(leastSeconds === undefined ? [] : [`答题时间不足 ${duration(leastSeconds)}的答卷无效。`])]
}

function countingWords({ kind, top, least }: CountingRule): string {
  const best = (each: string, by: string, unit: string) => (top === undefined ? `取${each}最好一次，${by}累计` : `取${each}最好一次，再取其中最好的 ${top} ${unit}累计`)
  switch (kind) {
    case 'best': return '取最好一次'
    case 'first': return '取第一次'
    case 'last': return '取最后一次'
    case 'sum': return '各次得分累计'
    case 'average': return `取各次平均${least ? (least.otherwise === 'none' ? `，不足 ${least.attempts} 次的不计成绩` : `，不足 ${least.attempts} 次的缺的按 0 分`) : ''}`
    case 'dailyBestSum': return best('每天', '逐日', '天')
    case 'weeklyBestSum': return best('每周', '逐周', '周')
    case 'paperBestSum': return best('每份试卷', '各卷', '份')
    default: return kind satisfies never
  }
}

const limitWords = ({ total, perDay, perWeek }: AttemptRule) =>
  [perDay && `每天 ${perDay} 次`, perWeek && `每周 ${perWeek} 次`, total && (perDay || perWeek ? `全程 ${total} 次` : `共 ${total} 次`)].filter(Boolean).join('，')

export function attempts({ attempts: rule, counting, role }: PhaseConfig, { practice, attempts: shared, phases }: RoundConfig): string {
  const own = limitWords(rule)
  const together = shared && phases.length > 1 && role !== 'practice'
  const times = own ? `每人${own}` : together ? `各${stepsOf({ phases }).word}合计每人${limitWords(shared)}` : '次数不限'
  const until = rule.untilPass ? '，合格后不能再答' : ''
  if (practice || role === 'practice') return `${times}，只作练习，不计成绩。`
  const all = together && own ? `各${stepsOf({ phases }).word}合计${limitWords(shared)}。` : ''
  if (rule.total === 1 && !rule.earned && !rule.perDay && !rule.perWeek) return `每人限答 1 次。${all}`
  const first = counting.firstPerDay ? `每天只计前 ${counting.firstPerDay} 次，` : ''
  return `${times}${until}，${first}${countingWords(counting)}。${all}`
}

function earned({ earned: rules = [] }: AttemptRule): string[] {
  return rules.map(({ fact, per, tries, cap, perDay }) => {
    const limits = [perDay && `每天最多用 ${perDay} 次`, cap && `全程最多 ${cap} 次`].filter(Boolean).join('，')
    return `${factWords(fact, per)}可换答题机会 ${tries} 次${limits ? `，${limits}` : ''}。`
  })
}
