import type { PhaseConfig, RoundConfig } from '../../contract/round-config'

const DAY = 86_400_000

/** From a preset: a preliminary that is on, with study points and groups, from which some come into a final. */
export function stagedRound(base: RoundConfig, now: number): RoundConfig {
  const [first] = base.phases
  if (!first) throw new Error('a preset without phases')
  const paper: PhaseConfig['paper'] = { kind: 'drawn', parts: [{ type: 'single', count: 5, points: 20 }], shuffleQuestions: true, shuffleOptions: true }
  return {
    ...base, title: '预赛与决赛',
    audience: { ...base.audience, groups: { by: 'roster', list: [{ id: 'a', name: '机关组' }, { id: 'b', name: '基层组' }] } },
    phases: [
      {
        ...first, id: 'pre', name: '预赛', paper, proxy: true, window: { opensAt: now - 60_000, closesAt: now + 2 * DAY },
        gates: [{ kind: 'fact', fact: 'studyPoints', least: 1 }]
      },
      {
        ...first, id: 'final', name: '决赛', role: 'final', paper, window: { opensAt: now + 3 * DAY, closesAt: now + 4 * DAY },
        entry: { from: [{ phase: 'pre', cut: { kind: 'top', count: 10 } }], once: false, edge: 'lot', reserves: 3 }
      }
    ],
    result: { by: { kind: 'last', others: 'behind' } }, study: { byHand: ['studyPoints'] }
  }
}
