import type { Award, RoundConfig } from '../../contract/round-config'
import { plainStandings } from '../../server/rounds/cli/standings'
import type { AttemptRecord } from '../../server/rounds/rules/replay'
import type { Roster } from '../../server/rounds/rules/roster'
import { HOUR, MINUTE, NOW, round, SHANGHAI } from './generators'

const window = { opensAt: NOW, closesAt: NOW + HOUR }

/** Units of two regions with one member each, whose scores are given: east 6 units, west 2. */
const scores = { e1: 90, e2: 80, e3: 70, e4: 60, e5: 50, e6: 40, w1: 30, w2: 20 }
const roster: Roster = {
  units: [{ id: 'all' }, { id: 'e', parent: 'all' }, { id: 'w', parent: 'all' }, ...Object.keys(scores).map((id) => ({ id, parent: id.charAt(0) }))],
  members: Object.keys(scores).map((unit) => ({ id: `m-${unit}`, unit }))
}
const attempts = Object.entries(scores).map(([unit, score]): AttemptRecord =>
  ({ member: `m-${unit}`, phase: 'main', startedAt: NOW, submittedAt: NOW + MINUTE, score }))

function awarded(award: Omit<Award, 'id' | 'name'>, within: number | undefined): string[] {
  const unit: RoundConfig['unit'] = { by: { kind: 'metric', metric: 'mean' }, ties: [], shared: 'gap', levels: [2], ...(within !== undefined && { within }) }
  const config = round({ unit, awards: { units: [{ id: 'a', name: '奖', level: 2, ...award }] } }, { window })
  return plainStandings(config, attempts, roster, { zone: SHANGHAI, seed: '1' }).units.flatMap((one) => ('awards' in one ? [one.unit] : [])).sort()
}

describe('awards of units that are ranked within their regions', () => {
  it('by rank go to each region', () => { expect(awarded({ to: { kind: 'rank', from: 1, to: 1 } }, 1)).toEqual(['e1', 'w1']) })

  it('by percentage are a percentage of each region', () => {
    expect(awarded({ to: { kind: 'percent', percent: 50, of: 'all' } }, 1)).toEqual(['e1', 'e2', 'e3', 'w1'])
    expect(awarded({ to: { kind: 'percent', percent: 50, of: 'all' } }, undefined)).toEqual(['e1', 'e2', 'e3', 'e4'])
  })

  it('with a lot at the edge are drawn in each region', () => {
    expect(awarded({ to: { kind: 'rank', from: 1, to: 1 }, edge: 'lot' }, 1)).toEqual(['e1', 'w1'])
  })

  it('at most so many are so many in each region', () => { expect(awarded({ to: { kind: 'rest' }, atMost: 2 }, 1)).toEqual(['e1', 'e2', 'w1', 'w2']) })
})
