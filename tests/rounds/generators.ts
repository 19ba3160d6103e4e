import fc from 'fast-check'
import type { DrawPart, PersonTie, PhaseConfig, RevealRule, RoundConfig } from '../../contract/round-config'
import type { AttemptFrame } from '../../server/quiz/attempt-state'
import type { CountedAttempt } from '../../server/rounds/rules/counting'
import type { PaperItem, PoolQuestion, Rubric } from '../../server/rounds/rules/types'
import type { UnitFigures } from '../../server/rounds/rules/units'

// Without a seed of its own fast-check takes one from the clock.
fc.configureGlobal({ seed: 19210723, numRuns: 300 })

export const SHANGHAI = 'Asia/Shanghai'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** 21 November 2026, 16:00 in Shanghai. */
export const NOW = Date.UTC(2026, 10, 21, 8)

export const shanghai = (month: number, day: number, hour = 0, minute = 0) => Date.UTC(2026, month - 1, day, hour - 8, minute)

export const question = (over: Partial<PoolQuestion> = {}): PoolQuestion => {
  const id = over.id ?? 'q'
  return { id, version: `${id}-v1`, bank: 'b1', type: 'single', topic: '建党', difficulty: 1, options: 4, ...over }
}

export const questions = (n: number, over: Partial<PoolQuestion> = {}): PoolQuestion[] =>
  Array.from({ length: n }, (_, i) => question({ ...over, id: `${over.id ?? 'q'}${i}` }))

export const part = (over: Partial<DrawPart> = {}): DrawPart => ({ type: 'single', count: 1, points: 1, ...over })

export const drawn = (parts: DrawPart[], shuffle = false): Extract<PhaseConfig['paper'], { kind: 'drawn' }> =>
  ({ kind: 'drawn', parts, shuffleQuestions: shuffle, shuffleOptions: shuffle })

export const fixed = (ids: readonly string[], points = 1, shuffle = false): PhaseConfig['paper'] =>
  ({ kind: 'fixed', questions: ids.map((id) => ({ question: id, points })), shuffleQuestions: shuffle, shuffleOptions: shuffle })

export const phase = (over: Partial<PhaseConfig> = {}): PhaseConfig => ({
  id: 'main', window: { opensAt: NOW + DAY, closesAt: NOW + 8 * DAY }, paper: drawn([part({ count: 2 })]), scoring: { multiple: 'all' },
  timing: {}, attempts: {}, counting: { kind: 'best' }, reveal: 'close', ...over
})

/** A round of one phase. */
export const round = (over: Partial<RoundConfig> = {}, phaseOver: Partial<PhaseConfig> = {}): RoundConfig => ({
  v: 1, title: '党史知识竞赛', topic: '', practice: false, audience: { units: ['u1'], late: 'unit' }, phases: [phase(phaseOver)],
  person: { ties: ['time', 'finish'], shared: 'gap' }, unit: { by: { kind: 'metric', metric: 'rate' }, ties: [], shared: 'gap' },
  show: { personBoard: true, unitBoard: true }, ...over
})

export const item = (over: Partial<PaperItem> = {}): PaperItem => ({ version: 'v', type: 'single', points: 100, order: [0, 1, 2, 3], ...over })
export const rubric = (over: Partial<Rubric> = {}): Rubric => ({ right: [], texts: [], ...over })

/** An open attempt of four questions. */
export const attemptFrame = (questionSeconds?: number, reveal: RevealRule = 'close'): AttemptFrame =>
  ({ phase: { ...phase({ timing: { questionSeconds } }), reveal }, total: 4, deadlineAt: NOW + 100_000 })

export const attempt = (over: Partial<CountedAttempt> = {}): CountedAttempt => ({ day: 20261121, score: 0, timeMs: 0, finishedAt: 0, perfect: false, ...over })

/** Attempts of one member in order of start: few scores and times, so that ties are common. */
export const historyArb: fc.Arbitrary<CountedAttempt[]> = fc.array(
  fc.record({ nextDay: fc.boolean(), score: fc.integer({ min: 0, max: 4 }), timeMs: fc.integer({ min: 0, max: 3 }), gap: fc.integer({ min: 0, max: 3 }), perfect: fc.boolean(), paper: fc.constantFrom(undefined, 'b') }),
  { minLength: 1, maxLength: 12 }
).map((rows) => {
  let day = 20261101
  let finishedAt = NOW
  return rows.map(({ nextDay, score, timeMs, gap, perfect, paper }) =>
    attempt({ day: day += nextDay ? 1 : 0, score: score * 2550, timeMs, finishedAt: finishedAt += gap, perfect, ...(paper && { paper }) }))
})

export const tiesArb = fc.constantFrom<PersonTie[]>([], ['time'], ['finish'], ['time', 'finish'], ['finish', 'time'])

export const figures = (over: Partial<UnitFigures> = {}): UnitFigures =>
  ({ unitId: 'u', roster: 10, participants: 5, attempts: 5, scoreSum: 40000, fullMarks: 0, ...over })

/** Any permutation of 0 … n − 1. */
export const permutationArb = (n: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(Array.from({ length: n }, (_, i) => i), { minLength: n, maxLength: n })
