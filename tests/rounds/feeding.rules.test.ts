import fc from 'fast-check'
import type { Cut, PersonOrder, PhaseConfig, RoundConfig } from '../../contract/round-config'
import { checkRules } from '../../server/rounds/rules/check'
import { feedersOf } from '../../server/rounds/rules/feeding'
import { noticeOf } from '../../server/rounds/rules/notice'
import type { AttemptRecord } from '../../server/rounds/rules/replay'
import { standingsOf } from '../../server/rounds/rules/standings'
import { DAY, drawn, part, phase, round, shanghai, SHANGHAI } from './generators'

/* A phase that sends people on and has a make-up: what is made up in time counts for who comes through, what is made up later does not. */

const START = shanghai(11, 23)
const members = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']
const roster = { units: [{ id: 'u1' }], members: members.map((id) => ({ id, unit: 'u1' })) }
const stage = (id: string, from: number, to: number, over: Partial<PhaseConfig> = {}) =>
  phase({ id, window: { opensAt: START + from * DAY, closesAt: START + to * DAY }, paper: drawn([part({ count: 5, points: 20 })]), pass: { score: 60 }, ...over })
const config = (closes: number, cut: Cut, edge: 'all' | 'lot' | 'none', ties: PersonOrder[], carryPercent?: number): RoundConfig => round({
  phases: [
    stage('pre', 0, 1), stage('again', 1, closes, { role: 'makeup', makeUp: { of: 'pre', who: 'absent' } }),
    stage('final', 3, 5, { role: 'final', entry: { from: [{ phase: 'pre', cut }], once: false, edge, reserves: 1, ...(carryPercent && { carryPercent }) } })
  ],
  result: { by: { kind: 'last', others: 'behind' } }, person: { ties, shared: 'gap' }
})
const rulesArb = fc.record({
  cut: fc.constantFrom<Cut>({ kind: 'top', count: 2 }, { kind: 'percent', percent: 50 }, { kind: 'score', least: 60 }, { kind: 'passed' }),
  edge: fc.constantFrom('all' as const, 'lot' as const, 'none' as const), ties: fc.subarray<PersonOrder>(['time', 'attempts', { phase: 'pre', by: 'time' }]),
  carry: fc.constantFrom(undefined, 50)
})
const playedArb = fc.array(
  fc.record({ member: fc.constantFrom(...members), madeUp: fc.boolean(), score: fc.constantFrom(0, 40, 60, 80, 100), minutes: fc.constantFrom(1, 2) }), { minLength: 2, maxLength: 10 }
).map((all): AttemptRecord[] => all.map(({ member, madeUp, score, minutes }, i) => {
  const startedAt = START + (madeUp ? DAY : 0) + (i + 1) * 600_000
  return { member, phase: madeUp ? 'again' : 'pre', startedAt, submittedAt: startedAt + minutes * 60_000, score }
}))
/** Everybody tries the final: who is not in is turned away. */
const finals = members.map((member, i): AttemptRecord => ({ member, phase: 'final', startedAt: START + 3 * DAY + i * 600_000, submittedAt: START + 3 * DAY + i * 600_000 + 60_000, score: 40 }))
const play = (rules: RoundConfig, attempts: readonly AttemptRecord[]) => standingsOf(rules, attempts, roster, { zone: SHANGHAI, seed: 'seed' })
const inFinal = ({ persons }: ReturnType<typeof play>) => persons.flatMap(({ member, phases }) => { const final = phases.get('final'); return final ? [[member, final.score]] : [] }).sort()

describe('who comes through where some make up', () => {
  it('is as if they had been there in time, where the make-up is over when the next phase opens', () => {
    fc.assert(fc.property(rulesArb, playedArb, ({ cut, edge, ties, carry }, attempts) => {
      const made = play(config(3, cut, edge, ties, carry), [...attempts, ...finals])
      // Who took part is not let into the make-up: what is left of it counts as the phase's own.
      const there = new Set(attempts.filter((one) => one.phase === 'pre').map(({ member }) => member))
      const longer = config(3, cut, edge, ties, carry)
      const pre = { ...longer, phases: longer.phases.flatMap((one) => (one.id === 'again' ? [] : one.id === 'pre' ? [stage('pre', 0, 3)] : [one])) }
      const merged = attempts.flatMap((one) => (one.phase === 'pre' ? [one] : there.has(one.member) ? [] : [{ ...one, phase: 'pre' }]))
      const whole = play(pre, [...merged, ...finals])
      expect(made.entries).toEqual(whole.entries)
      expect(inFinal(made)).toEqual(inFinal(whole))
    }))
  })

  it('knows nothing of a make-up that ends later, whether it was taken before the next phase opened or behind', () => {
    fc.assert(fc.property(rulesArb, playedArb, fc.boolean(), ({ cut, edge, ties, carry }, attempts, behind) => {
      const rules = config(4, cut, edge, ties, carry)
      const late = attempts.map((one) => (behind && one.phase === 'again' ? { ...one, startedAt: one.startedAt + 2 * DAY, submittedAt: one.submittedAt + 2 * DAY } : one))
      const made = play(rules, [...late, ...finals])
      const without = play(rules, [...late.filter((one) => one.phase !== 'again'), ...finals])
      expect(made.entries).toEqual(without.entries)
      expect(inFinal(made)).toEqual(inFinal(without))
    }))
  })

  it('waits for make-ups in time; the notice says which count, and a later one is pointed out', () => {
    const [inTime, late] = [config(3, { kind: 'top', count: 2 }, 'all', []), config(4, { kind: 'top', count: 2 }, 'all', [])]
    const feeders = (rules: RoundConfig) => feedersOf(rules, rules.phases[2] as PhaseConfig).map(({ id }) => id)
    expect([feeders(inTime), feeders(late)]).toEqual([['pre', 'again'], ['pre']])
    const said = (rules: RoundConfig) => noticeOf(rules, { audience: ['各支部'] }).join('')
    expect(said(inTime)).toContain('成绩代替竞赛的成绩，计入决赛的晋级。')
    expect(said(late)).toContain('成绩代替竞赛的成绩，不计入决赛的晋级。')
    const warned = (rules: RoundConfig) => checkRules(rules, SHANGHAI).filter(({ message }) => message.includes('补考成绩不计入决赛的晋级')).map(({ level, field }) => [level, field])
    expect([warned(inTime), warned(late)]).toEqual([[], [['warning', 'phases.1.window.closesAt']]])
  })
})
