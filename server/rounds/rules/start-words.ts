import type { Fact, Gate, MakeUpRule, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { factsIn } from './facts'
import { factName, factUnit, nameOf } from './notice-names'
import { windowFor, type Lineage } from './opening'
import type { PhaseState, Start } from './start'
import { toPoints } from './types'
import { clock, moment, number } from './words'

/** A condition of starting as members read it: 第 1 关合格 · 学习积分满 5000 分. */
export function gateWords(config: Pick<RoundConfig, 'phases'>, gate: Gate): string {
  switch (gate.kind) {
    case 'signedUp': return '先报名'
    case 'fact': return `${factName(gate.fact)}满 ${number(gate.least)} ${factUnit(gate.fact)}`
    case 'phase': {
      const name = nameOf(config, gate.phase)
      const times = gate.times !== undefined && gate.times > 1 ? `答满 ${gate.times} 次` : ''
      const what = [times, gate.passed ? '合格' : '', gate.score === undefined ? '' : `达到 ${number(gate.score)} 分`].filter(Boolean).join('、')
      return what ? `${name}${what}` : `先完成${name}`
    }
    default: return gate satisfies never
  }
}

/** How far somebody is, where it can be said in numbers. */
export function gateProgress(gate: Gate, facts: { [fact: string]: number | undefined }, state: PhaseState | undefined): { have: number | null; need: number | null } {
  if (gate.kind === 'fact') return { have: facts[gate.fact] ?? 0, need: gate.least }
  if (gate.kind === 'signedUp') return { have: null, need: null }
  if (gate.score !== undefined) return { have: state?.score == null ? 0 : toPoints(state.score), need: gate.score }
  return gate.times !== undefined && gate.times > 1 ? { have: state?.attempts ?? 0, need: gate.times } : { have: null, need: null }
}

/** What a member has to do yet for a condition that the server follows in the record of study; empty: nothing. */
export function toStudyWords(config: RoundConfig, gate: Gate, facts: { [fact: string]: number | undefined }): string {
  if (gate.kind !== 'fact' || !(factsIn(config).study as string[]).includes(gate.fact)) return ''
  const missing = gate.least - (facts[gate.fact] ?? 0)
  return missing > 0 ? `还差 ${number(missing)} ${factUnit(gate.fact)}${STUDY_WORDS[gate.fact] ?? factName(gate.fact)}` : ''
}
const STUDY_WORDS: Partial<Record<Fact, string>> = { studyPoints: '学习积分', studyDone: '学习任务', checkIns: '打卡', reflections: '心得' }

const makeUpWords = (config: RoundConfig, { of, who }: MakeUpRule) => {
  const name = nameOf(config, of)
  return who === 'failed' ? `这次补考给${name}没有合格的人。` : who === 'absent' ? `这次补考给没有参加${name}的人。` : `你已经通过${name}，不用补考。`
}

/** Why one cannot start now and what to do; empty where one can. */
export function whyNotWords(config: RoundConfig, phase: PhaseConfig, start: Start, { zone, now, lineage }: { zone: string; now: number; lineage?: Lineage }): string {
  if (start.may) return ''
  const several = config.phases.length > 1
  const what = several ? nameOf(config, phase.id) : config.practice ? '练习' : '竞赛'
  const at = start.opensAt === null ? '' : moment(start.opensAt, zone, now)
  switch (start.code) {
    case 'late': return NOT_INVITED
    case 'upcoming': return `${at} 开始。`
    case 'closed': return `${what}已经截止。`
    case 'outsideHours': {
      const { daily } = windowFor(phase.window, lineage)
      const plain = daily && !phase.window.weekdays && !phase.window.closedHours && !phase.window.closed
      return plain ? `每天 ${clock(daily.from)}—${clock(daily.to)} 开放，请到时再来。` : at ? `现在不开放，${at} 再来。` : '现在不开放。'
    }
    case 'undecided': return `晋级名单还没有定，定了就能开始。`
    case 'notAdmitted': return `${what}由前面阶段晋级的人参加，你没有在名单里。`
    case 'makeUp': return phase.makeUp ? makeUpWords(config, phase.makeUp) : ''
    case 'gate': return `开始之前要：${start.gates.map((gate) => gateWords(config, gate)).join('；')}。`
    case 'passed': return `你已经合格，不用再答。`
    case 'noneLeft': return '答题次数已经用完。'
    case 'noneToday': return at ? '今天的次数已经用完，明天可以再答。' : '今天的次数已经用完。'
    case 'noneThisWeek': return at ? `本周的次数已经用完，${at} 起可以再答。` : '本周的次数已经用完。'
    case 'full': return `这会儿人多，分批开始，${at} 再来，名额会重新放出。`
    case 'paused': return `竞赛暂停了：${start.reason ?? ''}。恢复以后就能开始，请留意竞赛页。`
    default: return start.code satisfies never
  }
}

export const NOT_INVITED = '你在开赛后才进入花名册，不在这场竞赛的参加范围。如有疑问请联系支部组织者。'

/** Why nothing can be entered for somebody by hand, as their organiser reads it; empty where it can. */
export function whyNotEntered(config: Pick<RoundConfig, 'phases'>, name: string, start: Start, { zone, now, reserve }: { zone: string; now: number; reserve: boolean }): string {
  if (start.may) return ''
  switch (start.code) {
    case 'late': return `${name}在开赛后才进入花名册，不在参加范围。`
    case 'upcoming': return start.opensAt === null ? '还没有开始。' : `${moment(start.opensAt, zone, now)} 开始以后才能代录。`
    case 'closed': return '已经截止，不能再代录。'
    case 'undecided': return '晋级名单还没有定，定了以后才能代录。'
    case 'notAdmitted': return reserve ? `${name}是候补，前面有人退出才能参加。` : `${name}不在晋级名单里。`
    case 'makeUp': return `${name}不在补考的范围里。`
    case 'gate': {
      const levels = start.gates.filter(({ kind }) => kind !== 'signedUp').map((gate) => gateWords(config, gate))
      return levels.length ? `${name}还没有达到前面的要求：${levels.join('；')}。前面的也可以先代录。` : `${name}还没有报名。`
    }
    case 'passed': return `${name}已经合格，不用再答。`
    case 'noneLeft': return `${name}的答题次数已经用完。`
    case 'noneToday': return `${name}今天的次数已经用完。`
    case 'noneThisWeek': return `${name}本周的次数已经用完。`
    case 'outsideHours': case 'full': return '现在不能代录。'
    case 'paused': return '竞赛暂停了，恢复以后才能代录。'
    default: return start.code satisfies never
  }
}
