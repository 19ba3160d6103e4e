import type { EntryRule } from '../../contract/round-config'
import type { Candidate } from '../../server/rounds/rules/cut'
import { entriesOf } from '../../server/rounds/rules/entry'

const person = (member: string, unit: string, score: number): Candidate => ({ member, score, passed: true, lineage: ['top', unit], group: undefined })
const ranking = (persons: Candidate[]) => () => ({ ordered: [...persons].sort((a, b) => b.score - a.score), level: () => false })
const perUnit: EntryRule = { from: [{ phase: 'pre', cut: { kind: 'perUnit', count: 1 } }], once: false, edge: 'all', reserves: 2 }

it('a reserve’s turn is among those who wait for the same places, not among all', () => {
  const { admitted, reserves } = entriesOf(perUnit, ranking([
    person('a1', 'a', 90), person('a2', 'a', 80), person('a3', 'a', 70), person('a4', 'a', 60), person('b1', 'b', 50), person('b2', 'b', 40)
  ]), () => 0)
  expect(admitted.map(({ member }) => member)).toEqual(['a1', 'b1'])
  expect(reserves).toEqual([{ member: 'a2', from: 'pre', turn: 1 }, { member: 'a3', from: 'pre', turn: 2 }, { member: 'b2', from: 'pre', turn: 1 }])
})

it('whoever declines makes the next of the same unit move up, and the turns follow', () => {
  const { admitted, reserves } = entriesOf(perUnit, ranking([person('a1', 'a', 90), person('a2', 'a', 80), person('a3', 'a', 70), person('b1', 'b', 50), person('b2', 'b', 40)]), () => 0, new Set(['a1']))
  expect(admitted.map(({ member }) => member)).toEqual(['a2', 'b1'])
  expect(reserves).toEqual([{ member: 'a3', from: 'pre', turn: 1 }, { member: 'b2', from: 'pre', turn: 1 }])
})
