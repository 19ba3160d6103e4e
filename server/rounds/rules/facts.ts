import type { Fact, RoundConfig, StudyFact } from '../../../contract/round-config'
import type { Facts } from './attempts'

const STUDY: readonly Fact[] = ['studyPoints', 'studyDone', 'checkIns', 'reflections'] satisfies StudyFact[]
export const isStudy = (fact: Fact): fact is StudyFact => STUDY.includes(fact)

interface Asked {
  /** By any rule. */
  all: Fact[]
  /** Worked out by the server. */
  study: StudyFact[]
  /** Entered by organisers. */
  byHand: Fact[]
  /** Of `study`, what decides whether and how often one may start. */
  toStart: StudyFact[]
  /** Of `study`, what results and awards are made of. */
  inResult: StudyFact[]
}

const asked = new WeakMap<RoundConfig, Asked>()

/** Facts that the rules of a round ask about, and whose word on each of them holds. */
export function factsIn(config: RoundConfig): Asked {
  const before = asked.get(config)
  if (before) return before
  const start = startFacts(config)
  const result = resultFacts(config)
  const all = [...new Set([...result, ...start])]
  const own = (list: readonly Fact[]) => [...new Set(list.filter(isStudy))].filter((fact) => !config.study?.byHand?.includes(fact))
  const study = own(all)
  const made = { all, study, byHand: all.filter((fact) => !(study as Fact[]).includes(fact)), toStart: own(start), inResult: own(result) }
  asked.set(config, made)
  return made
}

const startFacts = ({ attempts, phases }: RoundConfig): Fact[] => [
  ...[attempts, ...phases.map((phase) => phase.attempts)].flatMap((rule) => (rule?.earned ?? []).map(({ fact }) => fact)),
  ...phases.flatMap(({ gates = [] }) => gates.flatMap((gate) => (gate.kind === 'fact' ? [gate.fact] : [])))
]

const resultFacts = ({ result, awards }: RoundConfig): Fact[] => [
  ...(result?.bonus ?? []).map(({ fact }) => fact), ...(result?.by.kind === 'weighted' ? result.by.terms.flatMap((term) => ('fact' in term ? [term.fact] : [])) : []),
  ...[...(awards?.draws ?? []), ...(awards?.certificates ?? [])].flatMap(({ who }) => (who.fact ? [who.fact.fact] : [])),
  ...(awards?.persons ?? []).flatMap(({ to }) => (to.kind === 'qualify' && to.who.fact ? [to.who.fact.fact] : []))
]

/** What holds of a member: the server's own figures, and of those that it does not know what was entered. */
export function factsHeld(config: RoundConfig, entered: Facts, studied: Facts): Facts {
  const { study } = factsIn(config)
  if (study.length === 0) return entered
  return { ...Object.fromEntries(Object.entries(entered).filter(([fact]) => !(study as string[]).includes(fact))), ...only(study, studied) }
}

const only = (facts: readonly StudyFact[], from: Facts): Facts => Object.fromEntries(facts.map((fact) => [fact, from[fact] ?? 0]))
