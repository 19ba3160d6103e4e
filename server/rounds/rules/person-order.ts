import type { PersonOrder, PersonRanking } from '../../../contract/round-config'
import type { Counted } from './counting'
import { seededRandom } from './random'
import { ranksOf } from './ranking'

/** A person as far as ranking goes. */
export interface Placed extends Counted {
  member: string
  attempts: number
  /** How far one came, where only the last phase counts: the higher stands before. */
  stage?: number
  /** What the person did in each phase, where ties ask for it. */
  phases?: ReadonlyMap<string, Counted>
}

/** A number per id in [0, 1) that depends on the seed alone: whoever knows it can draw the same lot again. */
export const lotBy = (seed: string) => (id: string) => seededRandom(`${seed}:${id}`)()

function byTie(tie: PersonOrder, a: Placed, b: Placed, lot: (id: string) => number): number {
  switch (tie) {
    case 'time': return a.timeMs - b.timeMs
    case 'finish': return a.finishedAt - b.finishedAt
    case 'attempts': return a.attempts - b.attempts
    case 'lot': return lot(a.member) - lot(b.member)
    default: return byPhase(tie, a.phases?.get(tie.phase), b.phases?.get(tie.phase))
  }
}

/** Who took part in the phase stands before who did not. */
function byPhase({ by }: Exclude<PersonOrder, string>, a: Counted | undefined, b: Counted | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b)
  switch (by) {
    case 'score': return b.score - a.score
    case 'time': return a.timeMs - b.timeMs
    case 'finish': return a.finishedAt - b.finishedAt
    default: return by satisfies never
  }
}

/** Negative when a stands before b; 0 when they are level in everything the rule names. */
export function comparePersons({ ties }: PersonRanking, lot: (id: string) => number): (a: Placed, b: Placed) => number {
  return (a, b) => {
    const first = (b.stage ?? 0) - (a.stage ?? 0) || b.score - a.score
    if (first) return first
    for (const tie of ties) {
      const order = byTie(tie, a, b, lot)
      if (order) return order
    }
    return 0
  }
}

/** What puts one person before another: how far they came, the score, one of the tie-breakers, or nothing. */
export function partedPersons({ ties }: PersonRanking, a: Placed, b: Placed, lot: (id: string) => number): 'stage' | 'score' | PersonOrder | null {
  if ((a.stage ?? 0) !== (b.stage ?? 0)) return 'stage'
  if (a.score !== b.score) return 'score'
  return ties.find((tie) => byTie(tie, a, b, lot) !== 0) ?? null
}

export interface Ranked<T> {
  person: T
  rank: number
}

/** In order with their ranks. Those level in everything stand in the order of their ids. */
export function rankPersons<T extends Placed>(rule: PersonRanking, persons: readonly T[], lot: (id: string) => number): Ranked<T>[] {
  const compare = comparePersons(rule, lot)
  const ordered = [...persons].sort((a, b) => compare(a, b) || (a.member < b.member ? -1 : 1))
  const ranks = ranksOf(ordered, (a, b) => compare(a, b) === 0, rule.shared)
  return ordered.map((person, i) => ({ person, rank: ranks[i] as number }))
}
