import type { QuestionType } from '../../../contract/question'
import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { audienceSentences } from './notice-audience'
import { awardSentences } from './notice-awards'
import { nameOf, stepsOf, type LevelName } from './notice-names'
import { phaseSentences, windowSentence } from './notice-phase'
import { studySentences } from './notice-study'
import { personSentences, resultSentences, unitSentence } from './notice-ranking'
import { isBoundedPhase } from './phases'
import { duration } from './words'

export interface NoticeFacts {
  /** Names of the units invited. */
  audience: string[]
  /** Types of the questions that fixed papers name. */
  typeOf?: (question: string) => QuestionType | undefined
  /** Names of the units that a configuration only refers to; absent: their ids. */
  unitName?: (id: string) => string
  /** What units of a level of the tree are called; absent: not known. */
  levelName?: LevelName
  /** Needed where moments are named. Absent: Asia/Shanghai. */
  zone?: string
}

/** The round's rules as the sentences a notice prints. */
export function noticeOf(config: RoundConfig, facts: NoticeFacts): string[] {
  const ranked = !config.practice
  const groups = alike(config.phases)
  const sentences = [
    ...audienceSentences(config, facts),
    ...groups.flatMap((phases) => stageSentences(config, phases, groups.length > 1 || phases.length > 1, facts)),
    ...studySentences(config, facts),
    ...(ranked ? resultSentences(config) : []),
    ...(ranked && config.show.personBoard ? personSentences(config) : []),
    ...(ranked && config.show.unitBoard ? [unitSentence(config, facts)] : []),
    ...(ranked ? awardSentences(config, facts) : []),
    ...(config.phases.length === 1 ? revealSentences(config.phases) : [])
  ]
  return sentences.filter(Boolean)
}

/** Phases that follow each other and differ only in name and time are told together: ten levels, fourteen weeks. */
function alike(phases: readonly PhaseConfig[]): PhaseConfig[][] {
  const key = ({ window, gates, ...rules }: PhaseConfig) => JSON.stringify([
    { ...window, opensAt: 0, closesAt: 0 }, gates?.map((gate) => ({ ...gate, phase: '' })),
    Object.entries({ ...rules, id: '', name: '' }).sort(([a], [b]) => (a < b ? -1 : 1))
  ])
  const groups: PhaseConfig[][] = []
  for (const phase of phases) {
    const last = groups.at(-1)
    // The first level has no gate yet and is told with the others all the same.
    const before = last?.at(-1)
    if (last && before && (key(before) === key(phase) || (last.length === 1 && !before.gates && key(before) === key({ ...phase, gates: undefined })))) last.push(phase)
    else groups.push([phase])
  }
  return groups
}

function stageSentences(config: RoundConfig, phases: readonly PhaseConfig[], named: boolean, facts: NoticeFacts): string[] {
  const [first] = phases
  const last = phases.at(-1)
  if (!first || !last) return []
  const rules = phaseSentences(config, last, facts, phases)
  if (!named) return [...windowSentence(first, facts, false), ...rules]
  const ends = `${nameOf(config, first.id)}${phases.length > 2 ? '至' : '、'}${nameOf(config, last.id)}`
  const name = phases.length > 1 ? `${ends}（共 ${stepsOf(config, phases).count(phases.length)}，规则相同）` : nameOf(config, first.id)
  const steps = phases.length > 4 ? pace(phases, stepsOf(config, phases).word) : null
  const when = phases.length > 1 && !steps
    ? phases.flatMap((phase) => windowSentence(phase, facts, true).map((text) => `${nameOf(config, phase.id)}：${text}`))
    : [...windowSentence({ ...first, window: { ...first.window, closesAt: last.window.closesAt } }, facts, true), ...(steps ?? [])]
  return [`【${name}】${when.join('')}`, ...rules, ...revealSentences([last])]
}

const DAY = 86_400_000

/**
 * One a day, one a week: said where all begin alike far apart, and each ends with the beginning of the next, or all at once, or all take
 * equally long. Null: each has to be told by itself.
 */
function pace(phases: readonly PhaseConfig[], word: string): string[] | null {
  const windows = phases.map(({ window }) => window)
  const gaps = new Set(windows.slice(1).map(({ opensAt }, i) => opensAt - (windows[i]?.opensAt ?? 0)))
  const [gap = 0] = gaps
  if (gaps.size !== 1 || gap <= 0 || gap % DAY) return null
  const every = gap === DAY ? '每天' : gap === 7 * DAY ? '每周' : `每 ${gap / DAY} 天`
  const one = word === '阶段' ? '一个阶段' : `一${word}`
  const lengths = new Set(windows.map(({ opensAt, closesAt }) => closesAt - opensAt))
  const [length = 0] = lengths
  const together = new Set(windows.map(({ closesAt }) => closesAt)).size === 1
  if (together || (lengths.size === 1 && length === gap)) return [`${every}开放${one}。`]
  return lengths.size === 1 ? [`${every}开放${one}，每${word === '阶段' ? '个' : ''}${word}开放 ${length % DAY ? duration(length / 1000) : `${length / DAY} 天`}。`] : null
}

/** Whether a standing has the paper's full score as its maximum. */
export const isBounded = ({ phases }: Pick<RoundConfig, 'phases'>): boolean => phases.every(isBoundedPhase)

function revealSentences(phases: readonly PhaseConfig[]): string[] {
  const [phase] = phases
  if (!phase) return []
  switch (phase.reveal) {
    case 'never': return ['不公布答案。']
    case 'each': return ['每题作答后即公布答案与解析，不能再改。']
    case 'paper': return ['交卷后可看答案与解析。']
    case 'close': return ['截止后公布答案与解析。']
    default: return phase.reveal satisfies never
  }
}
