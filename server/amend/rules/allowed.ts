import type { Problem } from '../../../contract/organiser'
import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { nameOf } from '../../rounds/rules/notice-names'
import { isSequential } from '../../rounds/rules/timing'

/** What has happened in the round so far. */
export interface Begun {
  now: number
  /** Attempts started, by phase. */
  attempts: ReadonlyMap<string, number>
}

const inOrder = (_: string, value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value)
/** In whatever order a form or a file writes the fields. */
const same = (a: unknown, b: unknown) => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)

/**
 * What may not change any more once a round has begun, said with what can be done instead. Everything else may: how is counted, ranked and
 * awarded, how long it goes on, and all of the phases that nobody has begun.
 */
export function amendProblems(before: RoundConfig, after: RoundConfig, begun: Begun): Problem[] {
  const problems: Problem[] = []
  const refuse = (field: string, message: string) => { problems.push({ level: 'error', field, message }) }
  if (before.practice !== after.practice) refuse('practice', '开始以后不能在竞赛和练习之间改换，请另建一场。')
  if (!same(before.audience.units, after.audience.units)) refuse('audience.units', '开赛时花名册已经定下，参加单位不能再改。')
  for (const phase of before.phases) {
    const kept = after.phases.find(({ id }) => id === phase.id)
    const started = begun.attempts.get(phase.id) ?? 0
    const isOpen = phase.window.opensAt <= begun.now
    const name = before.phases.length > 1 ? nameOf(before, phase.id) : '竞赛'
    if (!kept) {
      if (started || isOpen) refuse('phases', `${name}已经开始，不能删去。可以把截止时间提前。`)
      continue
    }
    const at = `phases.${after.phases.indexOf(kept)}`
    if (isOpen || started) begunPhase(phase, kept, { at, name, started, now: begun.now }, refuse)
    else if (kept.window.opensAt < begun.now) refuse(`${at}.window.opensAt`, '开始时间已经过去，请往后改。')
  }
  return problems
}

function begunPhase(phase: PhaseConfig, kept: PhaseConfig, { at, name, started, now }: { at: string; name: string; started: number; now: number }, refuse: (field: string, message: string) => void) {
  if (kept.window.opensAt !== phase.window.opensAt) refuse(`${at}.window.opensAt`, `${name}已经开始，开始时间不能再改。`)
  if (kept.window.closesAt < now && kept.window.closesAt < phase.window.closesAt) refuse(`${at}.window.closesAt`, '截止时间不能改到现在以前。要马上结束，请用“提前结束”。')
  if ((kept.role ?? 'scored') !== (phase.role ?? 'scored')) refuse(`${at}.role`, `${name}已经开始，类别不能再改。`)
  if (!started) return
  if (!same(kept.paper, phase.paper) || !same(kept.alternatives, phase.alternatives)) refuse(`${at}.paper`, `${name}已有 ${started} 份答卷，试卷不能再改，否则前后的人答的不是一样的卷子。`)
  if (isSequential(kept) !== isSequential(phase) || kept.timing.questionSeconds !== phase.timing.questionSeconds) refuse(`${at}.timing.questionSeconds`, `${name}已有答卷，每题限时不能再改。`)
  if (!same(kept.scoring.double, phase.scoring.double)) refuse(`${at}.scoring.double`, `${name}已有答卷，加倍题的规则不能再改。`)
}
