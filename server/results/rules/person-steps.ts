import type { Step } from '../../../contract/leaderboard'
import type { CountingRule, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import type { Facts } from '../../rounds/rules/attempts'
import { takenOf, type Tally, type Counted } from '../../rounds/rules/counting'
import { factName, factUnit, nameOf } from '../../rounds/rules/notice-names'
import { standingIn, type PersonPlayed } from '../../rounds/rules/person-row'
import { papersOf, resultPhases } from '../../rounds/rules/phases'
import { bestOf, bonusOf, madeUp, resultOf, withMakeUps } from '../../rounds/rules/result'
import { toHundredths, toPoints } from '../../rounds/rules/types'
import { list, number } from '../../rounds/rules/words'

/* The arithmetic behind one person's score. Every figure comes from the rules that made the standing; here they are only put in words. */

export interface Played {
  config: RoundConfig
  person: PersonPlayed
  tallies: ReadonlyMap<string, Tally>
  facts: Facts
}

const points = (score: number) => number(toPoints(score))
const scored = (score: number) => `${points(score)} 分`
const step = (label: string, value: string, formula: string, note = ''): Step => ({ label, value, formula, note })

const dayName = (day: string) => `${Number(day.slice(4, 6))} 月 ${Number(day.slice(6, 8))} 日`

/** 共交卷 3 次，取最好的一次; 6 月 15 日 30 + 6 月 16 日 20 */
function countedFormula(config: RoundConfig, phase: PhaseConfig, tally: Tally): string {
  const { counting: rule } = phase
  const times = `交卷 ${tally.attempts} 次`
  const looked = rule.firstPerDay === undefined ? times : `${times}，每天只看前 ${rule.firstPerDay} 次，共 ${tally.counted} 次`
  switch (rule.kind) {
    case 'best': return `${looked}，取最好的一次`
    case 'first': return `${looked}，取第一次`
    case 'last': return `${looked}，取最后一次`
    case 'sum': return `${looked}，得分相加`
    case 'average': return `${looked}，合计 ${points(tally.held?.score ?? 0)} 分 ÷ ${Math.max(tally.counted, rule.least?.attempts ?? 0)}`
    case 'dailyBestSum': return sumOf(Object.entries(tally.days ?? {}).flatMap(([day, { best }]) => (best ? [{ name: dayName(day), of: best }] : [])), rule, tally, config, '天')
    case 'weeklyBestSum': return sumOf(Object.entries(tally.bests ?? {}).map(([week, of]) => ({ name: `${dayName(week)}那周`, of })), rule, tally, config, '周')
    case 'paperBestSum': return sumOf(Object.entries(tally.bests ?? {}).map(([id, of]) => ({ name: papersOf(phase).find((paper) => paper.id === id)?.name || '试卷', of })), rule, tally, config, '份卷')
    default: return rule.kind satisfies never
  }
}

function sumOf(parts: readonly { name: string; of: Counted }[], rule: CountingRule, tally: Tally, config: RoundConfig, word: string): string {
  const taken = new Set(takenOf(rule, tally, config.person.ties))
  const shown = parts.filter(({ of }) => taken.has(of)).map(({ name, of }) => `${name} ${points(of.score)}`)
  const left = parts.length - shown.length
  return `${shown.join(' + ')}${left ? `（只取最好的 ${rule.top} ${word}，另 ${left} ${word}不计）` : ''}`
}

/** One phase: what counts by its own rule, what is carried over into it, what a make-up replaces. */
function phaseSteps({ config, person, tallies }: Played, phase: PhaseConfig): Step[] {
  const name = nameOf(config, phase.id)
  const steps: Step[] = []
  const tally = tallies.get(phase.id)
  const counted = person.phases.get(phase.id)?.counted ?? null
  let now = standingIn(config, phase.id, person)
  if (tally && !counted) steps.push(step(name, '—', `交卷 ${tally.attempts} 次，${phase.counting.least ? `不足 ${phase.counting.least.attempts} 次` : '没有一次计入'}`, '没有成绩'))
  if (tally && counted) {
    steps.push(step(name, scored(counted.score), countedFormula(config, phase, tally)))
    const { entry } = phase
    if (now && entry?.carryPercent && now.score !== counted.score) {
      steps.push(step(`${name}，带入后`, scored(now.score), `${points(counted.score)} + 带入 ${points(now.score - counted.score)}`, `带入${list(entry.from.map((from) => nameOf(config, from.phase)))}成绩的 ${number(entry.carryPercent)}%`))
    }
  }
  for (const { id, makeUp, counting } of config.phases) {
    const made = makeUp?.of === phase.id ? standingIn(config, id, person) : null
    const own = tallies.get(id)
    if (!makeUp || !made || !own) continue
    const after = madeUp(makeUp, made, now)
    const makeUpPhase = config.phases.find((one) => one.id === id) as PhaseConfig
    steps.push(step(nameOf(config, id), scored(made.score), countedFormula(config, { ...makeUpPhase, counting }, own), makeUp.cap === undefined ? '' : `最多计 ${number(makeUp.cap)} 分`))
    if (now) steps.push(step(`${name}，补考后`, scored(after.score), after === now ? '补考没有更高，成绩不变' : `补考高于原来的 ${points(now.score)} 分，以补考为准`))
    now = after
  }
  return steps
}

const share = (value: number, outOf: number | undefined) => (outOf === undefined ? number(value) : `${number(value)} ÷ ${number(outOf)} × 100${value > outOf ? '（最多 100）' : ''}`)

/** What phases (and facts) make together, and what is added to it. */
function resultSteps({ config, person, facts }: Played): Step[] {
  const standings = new Map(config.phases.flatMap(({ id }) => { const one = standingIn(config, id, person); return one ? [[id, one] as const] : [] }))
  const result = resultOf(config, standings, facts)
  if (!result) return []
  const made = withMakeUps(config.phases, standings)
  const phases = resultPhases(config)
  const taken = phases.flatMap(({ id }) => { const one = made.get(id); return one ? [{ id, ...one }] : [] })
  const bonus = bonusOf(config, facts)
  const before = result.score - bonus
  const by = config.result?.by ?? { kind: 'sum' as const }
  const terms = (all: readonly { score: number }[]) => all.map(({ score }) => points(score)).join(' + ')
  const words = (): [string, string] => {
    switch (by.kind) {
      case 'apart': return [terms(taken), '各阶段分别排名，这里只是相加']
      case 'sum': return [terms(taken), '各阶段成绩相加']
      case 'best': return [terms(bestOf(taken, by.count)), `取最好的 ${by.count} 个阶段`]
      case 'average': return [`（${terms(taken)}）÷ ${by.missing === 'zero' ? phases.length : taken.length}`, by.missing === 'zero' ? '没有参加的阶段按 0 分' : '只平均参加过的阶段']
      case 'last': return [`到达的最后一个阶段：${nameOf(config, phases[result.stage - 1]?.id ?? '')}`, '']
      case 'weighted': return [by.terms.map((term) => {
        const value = 'phase' in term ? toPoints(made.get(term.phase)?.score ?? 0) : facts[term.fact] ?? 0
        return `${'phase' in term ? nameOf(config, term.phase) : factName(term.fact)} ${share(value, term.outOf)} × ${number(term.percent)}%`
      }).join(' + '), '按各项所占的比例合成']
      default: return by satisfies never
    }
  }
  const steps = phases.length > 1 || by.kind === 'weighted' ? [step(bonus ? '各阶段合成' : '总成绩', scored(before), ...words())] : []
  if (config.result?.bonus) {
    for (const { fact, each, cap } of config.result.bonus) {
      const n = facts[fact] ?? 0
      const plain = toHundredths(each * n)
      steps.push(step(`${factName(fact)}加分`, scored(Math.min(plain, cap === undefined ? plain : toHundredths(cap))), `${number(n)} ${factUnit(fact)} × ${number(each)} 分`, cap === undefined ? '' : `最多加 ${number(cap)} 分`))
    }
    steps.push(step('总成绩', scored(result.score), `${points(before)} + ${points(bonus)}`))
  }
  return steps
}

/** @param part the phase of the board, or undefined for the result of several */
export function personSteps(played: Played, part: string | undefined): Step[] {
  const { config } = played
  const phase = config.phases.find(({ id }) => id === part)
  if (phase) return phaseSteps(played, phase)
  return [...resultPhases(config).flatMap((one) => phaseSteps(played, one)), ...resultSteps(played)]
}
