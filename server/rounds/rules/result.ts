import type { MakeUpRule, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import type { Facts } from './attempts'
import type { Counted } from './counting'
import { resultPhases } from './phases'
import { toHundredths, toPoints, type Hundredths } from './types'

/** What phases make of a person. */
export interface Result extends Counted {
  /** 1-based place of the furthest phase reached, where only the last counts; else 0. */
  stage: number
  /** Too few phases, or not in the last one: listed without a rank. */
  unranked: boolean
}

type Standings = ReadonlyMap<string, Counted>

/** The same for every member of a round. */
const known = new WeakMap<object, PhaseConfig[]>()
function resultPhasesOf(config: Pick<RoundConfig, 'phases' | 'result'>): PhaseConfig[] {
  let phases = known.get(config)
  if (!phases) known.set(config, phases = resultPhases(config))
  return phases
}

/** A make-up's standing takes the place of the phase's it makes up for, where it is the better one; at most the cap is taken over. */
export function withMakeUps(phases: readonly PhaseConfig[], standings: Standings): Standings {
  if (!phases.some(({ makeUp }) => makeUp)) return standings
  const after = new Map(standings)
  for (const { id, makeUp } of phases) {
    const made = standings.get(id)
    if (!makeUp || !made) continue
    after.set(makeUp.of, madeUp(makeUp, made, after.get(makeUp.of)))
    after.delete(id)
  }
  return after
}

/** What stands after one make-up. */
export function madeUp({ cap }: MakeUpRule, made: Counted, before: Counted | null | undefined): Counted {
  const capped = { ...made, score: cap === undefined ? made.score : Math.min(made.score, toHundredths(cap)) }
  return before && before.score >= capped.score ? before : capped
}

const sumOf = (list: readonly Counted[]): Counted => list.reduce((sum, one) => ({
  score: sum.score + one.score, timeMs: sum.timeMs + one.timeMs, finishedAt: Math.max(sum.finishedAt, one.finishedAt)
}), { score: 0, timeMs: 0, finishedAt: 0 })

/** The best N; among equal scores the shorter time is taken. */
export const bestOf = (list: readonly Counted[], n: number) => [...list].sort((a, b) => b.score - a.score || a.timeMs - b.timeMs || a.finishedAt - b.finishedAt).slice(0, n)

export function bonusOf({ result }: Pick<RoundConfig, 'result'>, facts: Facts): Hundredths {
  return (result?.bonus ?? []).reduce((sum, { fact, each, cap = Infinity }) => sum + toHundredths(Math.min(cap, each * (facts[fact] ?? 0))), 0)
}

/**
 * A person's result, or null where none of the phases that count was taken part in (nor, in a weighted result, any fact counts).
 * @param standings what counts in each phase, make-ups not yet taken over
 */
export function resultOf(config: Pick<RoundConfig, 'phases' | 'result'>, standings: Standings, facts: Facts = {}): Result | null {
  const made = withMakeUps(config.phases, standings)
  const phases = resultPhasesOf(config)
  const taken = phases.flatMap(({ id }) => { const one = made.get(id); return one ? [one] : [] })
  if (taken.length === 0) return null
  const by = config.result?.by ?? { kind: 'sum' as const }
  const few = taken.length < (config.result?.leastPhases ?? 0)
  const out = (counted: Counted, stage = 0, unranked = false): Result =>
    ({ ...counted, score: counted.score + bonusOf(config, facts), stage, unranked: unranked || few })
  switch (by.kind) {
    case 'apart': return out(sumOf(taken), 0, true)
    case 'sum': return out(sumOf(taken))
    case 'best': return out(sumOf(bestOf(taken, by.count)))
    case 'average': {
      const sum = sumOf(taken)
      return out({ ...sum, score: Math.round(sum.score / (by.missing === 'zero' ? phases.length : taken.length)) })
    }
    case 'last': {
      const stage = phases.reduce((last, { id }, i) => (made.has(id) ? i : last), 0)
      return out(made.get(phases[stage]?.id ?? '') as Counted, stage + 1, by.others === 'unranked' && stage < phases.length - 1)
    }
    case 'weighted': {
      const score = by.terms.reduce((sum, term) => {
        const points = 'phase' in term ? toPoints(made.get(term.phase)?.score ?? 0) : (facts[term.fact] ?? 0)
        return sum + (term.outOf === undefined ? points : Math.min(100, (points * 100) / term.outOf)) * term.percent / 100
      }, 0)
      return out({ ...sumOf(taken), score: toHundredths(score) })
    }
    default: return by satisfies never
  }
}
