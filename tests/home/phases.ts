import type { PhaseView, RoundDetail, SignUpView } from '../../contract/quiz'
import { detail, mine } from './cards'

const HOUR = 3_600_000

type Given = Partial<Omit<PhaseView, 'mine'>> & { mine?: Partial<PhaseView['mine']> }

/** A phase that is open and has not been taken part in. */
export const phase = (id: string, { mine: own, ...over }: Given = {}): PhaseView => ({
  id, name: `第 ${id.slice(1)} 关`, role: 'level', state: 'open', opensAt: Date.now() - HOUR, closesAt: Date.now() + 100 * HOUR, questions: 5, fullScore: 10,
  paperSeconds: 300, questionSeconds: null, leaving: null, leastSeconds: null, papers: [], ...over,
  mine: {
    ...mine({ attempts: 0, lastAttempt: null, score: null, rank: null, leftTotal: null, leftToday: 3 }), leftWeek: null, passed: false, gates: [], entry: null, place: null, ...own
  }
})

/** A round of these phases; the first of them is the one that concerns me, unless it is said. */
export const roundOf = (phases: PhaseView[], over: Partial<RoundDetail> = {}, current = phases[0]!): RoundDetail => detail({
  phases, phase: { id: current.id, name: phases.length > 1 ? current.name : '' }, papers: current.papers.length, mine: current.mine, ...over
})

export const signUp = (over: Partial<SignUpView> = {}): SignUpView => ({
  opensAt: Date.now() - HOUR, closesAt: Date.now() + HOUR, state: 'open', fields: ['手机'], groups: [{ id: 'young', name: '青年组' }, { id: 'old', name: '离退休组' }], mine: null, ...over
})
