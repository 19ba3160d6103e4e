import type { EntryRule, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import type { Counted } from './counting'
import { heapsOf, takeFirst, type Candidate } from './cut'
import { makeUpsInTime } from './feeding'
import { rankPersons } from './person-order'
import { sentFrom, type PersonPlayed } from './person-row'
import { toPoints } from './types'

export interface Entries {
  /** In the order of `from`, each in order. */
  admitted: { member: string; from: string }[]
  /** Who moves up when somebody stays away, in order; `turn`: how many of those who wait for the same places come up to and with this one. */
  reserves: { member: string; from: string; turn: number }[]
}

/** A phase's ranking as advancement reads it. */
export interface SourceRanking<T extends Candidate> {
  /** In order; only those with a rank. */
  ordered: readonly T[]
  level: (a: T, b: T) => boolean
}

/**
 * Who may enter a phase. Each source sends its own; where nobody may qualify twice, who came through an earlier one is taken out of the
 * later ones before they are cut, so that the next in order moves up. Who came through twice is listed once.
 * @param withdrawn who has declined: passed over, the next moves up
 */
export function entriesOf<T extends Candidate>(
  rule: EntryRule, ranking: (phase: string) => SourceRanking<T>, lot: (id: string) => number, withdrawn: ReadonlySet<string> = new Set()
): Entries {
  const admitted = new Map<string, string>()
  const reserves = new Map<string, { from: string; heap: string }>()
  for (const { phase, cut } of rule.from) {
    const { ordered, level } = ranking(phase)
    const free = ordered.filter(({ member }) => !withdrawn.has(member) && !(rule.once && admitted.has(member)))
    // A score or a pass admits whoever has it, wherever they stand; places go by the order.
    const inOrder = cut.kind === 'score' ? free.filter(({ score }) => score >= cut.least) : cut.kind === 'passed' ? free.filter(({ passed }) => passed) : free
    for (const { key, list, places } of heapsOf(cut, inOrder)) {
      const taken = takeFirst(list, places, rule.edge, level, ({ member }) => lot(member))
      for (const { member } of taken.in) if (!admitted.has(member)) admitted.set(member, phase)
      for (const { member } of taken.behind.slice(0, rule.reserves ?? 0)) if (!reserves.has(member)) reserves.set(member, { from: phase, heap: `${phase} ${key}` })
    }
  }
  const turns = new Map<string, number>()
  const waiting = [...reserves].filter(([member]) => !admitted.has(member)).map(([member, { from, heap }]) => {
    const turn = (turns.get(heap) ?? 0) + 1
    turns.set(heap, turn)
    return { member, from, turn }
  })
  return { admitted: [...admitted].map(([member, from]) => ({ member, from })), reserves: waiting }
}

/** Who comes into a phase, from what its sources and their make-ups hold now: the same from a file of attempts and from what is kept. */
export function entriesInto(config: RoundConfig, into: PhaseConfig, persons: readonly PersonPlayed[], lot: (id: string) => number, withdrawn?: ReadonlySet<string>): Entries {
  if (!into.entry) return { admitted: [], reserves: [] }
  const free = persons.filter(({ outOfRanking }) => !outOfRanking)
  const ranking = (source: string): SourceRanking<Candidate & { rank: number }> => {
    const parts = [source, ...makeUpsInTime(config, source, into).map(({ id }) => id)]
    const placed = free.flatMap((person) => {
      const counted = sentFrom(config, source, into, person)
      const played = parts.flatMap((id) => person.phases.get(id) ?? [])
      return counted ? [{
        ...counted, member: person.member.id, person, attempts: played.reduce((sum, one) => sum + one.attempts, 0), passed: played.some((one) => one.passed), phases: tiesOf(config, into, person)
      }] : []
    })
    const ordered = rankPersons(config.person, placed, lot).map(({ person: { member, score, passed, person }, rank }) => ({
      member, score: toPoints(score), passed, lineage: person.lineage, group: person.group, rank
    }))
    return { ordered, level: (a, b) => a.rank === b.rank }
  }
  return entriesOf(into.entry, ranking, lot, withdrawn)
}

/** What ties between persons look at in other phases. */
function tiesOf(config: RoundConfig, into: PhaseConfig, person: PersonPlayed): ReadonlyMap<string, Counted> {
  const named = config.person.ties.flatMap((tie) => (typeof tie === 'string' ? [] : [tie.phase]))
  return new Map(named.flatMap((id) => { const counted = sentFrom(config, id, into, person); return counted ? [[id, counted] as const] : [] }))
}
