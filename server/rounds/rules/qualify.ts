import type { Award, Qualify } from '../../../contract/round-config'
import type { Facts } from './attempts'
import { placesOf, takeFirst } from './cut'
import { toPoints, type Hundredths } from './types'

/** What conditions ask about a person. */
export interface Judged {
  member: string
  /** Null: listed without a rank. */
  rank: number | null
  score: Hundredths
  attempts: number
  full: boolean
  passed: boolean
  phases: ReadonlyMap<string, { rank: number | null; score: Hundredths; attempts: number; full: boolean; passed: boolean }>
  facts: Facts
}

/** Whether a person meets a condition. A score, pass or rank is that of the phase named, else of the result; a paper without a mistake that of any phase. */
export function qualifies(who: Qualify, person: Judged): boolean {
  const scope = who.phase === undefined ? person : person.phases.get(who.phase)
  if (!scope) return false
  const points = toPoints(scope.score)
  return (who.score === undefined || points >= who.score)
    && (who.below === undefined || points < who.below)
    && (!who.passed || scope.passed)
    && (!who.full || scope.full || (who.phase === undefined && [...person.phases.values()].some(({ full }) => full)))
    && (who.attempts === undefined || scope.attempts >= who.attempts)
    && (who.phases === undefined || person.phases.size >= who.phases)
    && (who.rankTo === undefined || (scope.rank !== null && scope.rank <= who.rankTo))
    && (!who.fact || (person.facts[who.fact.fact] ?? 0) >= who.fact.least)
}

/** Somebody or some unit that may get an award: in order, those without a rank last. */
export interface Entrant {
  id: string
  rank: number | null
  /** Points of a person's result or the unit's value. */
  value: number | null
  qualifies: (who: Qualify) => boolean
}

export interface Awarded {
  award: string
  id: string
}

/**
 * Goes down the list of awards; who has one is left out of the later ones, except where these may be had besides. Without a rank no award goes by
 * rank, percentage or value; a condition or the rest is open only to those with a rank too.
 */
export function awardsTo(awards: readonly Award[], entrants: readonly Entrant[], lot: (id: string) => number): Awarded[] {
  const ranked = entrants.filter(({ rank }) => rank !== null)
  const has = new Set<string>()
  const out: Awarded[] = []
  const level = (a: Entrant, b: Entrant) => a.rank === b.rank
  for (const { id, to, withinPercent, also, atMost, edge = 'all' } of awards) {
    const cut = (list: readonly Entrant[], places: number) => takeFirst(list, places, edge, level, (one) => lot(one.id)).in
    const within = withinPercent === undefined ? ranked : cut(ranked, placesOf(withinPercent, ranked.length))
    const free = also ? within : within.filter((one) => !has.has(one.id))
    const fits = fitting(to, free, within, edge === 'all' ? null : cut, cut)
    for (const one of atMost === undefined ? fits : cut(fits, atMost)) {
      out.push({ award: id, id: one.id })
      if (!also) has.add(one.id)
    }
  }
  return out
}

type CutList = (list: readonly Entrant[], places: number) => Entrant[]

/** @param narrow null where everybody at the edge gets in, so that ranks alone say who */
function fitting(to: Award['to'], free: readonly Entrant[], within: readonly Entrant[], narrow: CutList | null, cut: CutList): readonly Entrant[] {
  switch (to.kind) {
    case 'rank': {
      const reach = narrow && new Set(narrow(within, to.to).map(({ id }) => id))
      return free.filter(({ id, rank }) => (rank as number) >= to.from && (rank as number) <= to.to && (!reach || reach.has(id)))
    }
    case 'percent': {
      const base = to.of === 'all' ? within : free
      const reach = new Set(cut(base, placesOf(to.percent, base.length, to.rounding)).map(({ id }) => id))
      return free.filter(({ id }) => reach.has(id))
    }
    case 'qualify': return free.filter((one) => one.qualifies(to.who))
    case 'value': return free.filter(({ value }) => value !== null && value >= to.least)
    case 'rest': return free
    default: return to satisfies never
  }
}
