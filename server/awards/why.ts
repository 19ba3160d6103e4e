import type { Award, RoundConfig } from '../../contract/round-config'
import { nameOf } from '../rounds/rules/notice-names'
import { awardRule } from '../rounds/rules/notice-awards'
import { toPoints } from '../rounds/rules/types'
import { number } from '../rounds/rules/words'
import { listId } from './lists'
import type { RoundStandings } from './standings'

export interface WhyAwarded {
  /** To whom an award goes. */
  rule: (list: string) => string | undefined
  /** Why somebody, or a unit, has it: the rank and the figure by which it was given. */
  of: (list: string, holder: string) => string | undefined
}

const placed = (rank: number | null, figure: string) => [rank === null ? '不列名次' : `第 ${rank} 名`, figure].filter(Boolean).join('，')

/** The reasons of lists that are worked out now, from the same standings. */
export function whyAwarded(config: RoundConfig, { persons, units }: RoundStandings): WhyAwarded {
  const rules = new Map<string, { kind: 'person' | 'unit'; award: Award }>([
    ...(config.awards?.persons ?? []).map((award) => [listId('person', award.id), { kind: 'person' as const, award }] as const),
    ...(config.awards?.units ?? []).map((award) => [listId('unit', award.id), { kind: 'unit' as const, award }] as const)
  ])
  const people = new Map(persons.map((one) => [one.member, one]))
  const all = new Map(units.map((one) => [one.unitId, one]))
  return {
    rule: (list) => { const found = rules.get(list); return found && awardRule(config, found.award, found.kind === 'person' ? '人' : '个') },
    of(list, holder) {
      const found = rules.get(list)
      if (!found) return undefined
      if (found.kind === 'unit') { const unit = all.get(holder); return unit && placed(unit.rank, unit.value === null ? '' : `单位榜 ${number(unit.value)}`) }
      const person = people.get(holder)
      const { phase } = found.award
      if (!person || phase === undefined) return person && placed(person.rank, `成绩 ${number(toPoints(person.score))} 分`)
      const own = person.phases.get(phase)
      return own && `${nameOf(config, phase)}${placed(own.rank, `成绩 ${number(toPoints(own.score))} 分`)}`
    }
  }
}
