import type { Fact, PhaseConfig, PhaseRole, RoundConfig, SharedRanks } from '../../../contract/round-config'
import { number } from './words'

export const roleNames: Record<PhaseRole, string> = { practice: '练习', scored: '竞赛', level: '关', season: '赛季', makeup: '补考', final: '决赛' }

/** A phase as people call it: by its name, or by what it is for and its place. */
export function nameOf({ phases }: Pick<RoundConfig, 'phases'>, id: string): string {
  const at = phases.findIndex((phase) => phase.id === id)
  const phase = phases[at]
  if (!phase) return id
  return phase.name ?? placeName(phases, phase)
}

function placeName(phases: readonly PhaseConfig[], phase: PhaseConfig): string {
  const role = phase.role ?? 'scored'
  const same = phases.filter((one) => (one.role ?? 'scored') === role)
  if (role === 'level') return `第 ${same.indexOf(phase) + 1} 关`
  return same.length > 1 ? `${roleNames[role]}第 ${same.indexOf(phase) + 1} 期` : roleNames[role]
}

interface Steps {
  /** What several of them are called: 关, 期, 阶段. */
  word: string
  count: (n: number) => string
}

/** What these phases are called when they are spoken of together: levels and stages are no 期. */
export function stepsOf(config: Pick<RoundConfig, 'phases'>, phases: readonly PhaseConfig[] = config.phases): Steps {
  const every = (test: (phase: PhaseConfig) => boolean) => phases.length > 0 && phases.every(test)
  const named = (end: RegExp) => every(({ id }) => end.test(nameOf(config, id)))
  const word = every(({ role }) => role === 'level') || named(/关$/) ? '关' : named(/轮$/) ? '轮' : every(({ role }) => role === 'season') || named(/[期周]$/) ? '期' : '阶段'
  return { word, count: (n) => (word === '阶段' ? `${n} 个阶段` : `${n} ${word}`) }
}

/** Units of a level by the association's name for them; empty where that is not known. */
export type LevelName = (level: number) => string | undefined

const facts: Record<Fact, [name: string, unit: string]> = {
  studyPoints: ['学习积分', '分'], studyDone: ['完成学习任务', '项'], checkIns: ['学习打卡', '次'], reflections: ['心得', '篇'], events: ['参加活动', '次'],
  signIns: ['签到', '天'], shares: ['分享', '次'], invites: ['邀请', '人'], given: ['组织者评定', '分']
}
export const factName = (fact: Fact) => facts[fact][0]
export const factUnit = (fact: Fact) => facts[fact][1]
/** 学习积分 5000 分. */
export const factWords = (fact: Fact, n: number) => `${factName(fact)} ${number(n)} ${factUnit(fact)}`

export const sharedWords: Record<SharedRanks, string> = { gap: '名次并列（如 1、2、2、4）', dense: '名次并列（如 1、2、2、3）', broken: '由系统抽签分先后，名次不并列' }
