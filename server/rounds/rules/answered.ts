import type { PhaseConfig } from '../../../contract/round-config'
import { longestStreak, scoreOfMarks, withExtras } from './extras'
import { fullOfPaper, papersOf, pointsOf } from './phases'
import { speedPoints, type Mark, type Verdict } from './score'
import { toHundredths, type Hundredths } from './types'

/** One question of a paper as it was judged, in the paper's order. */
export interface AnswerRecord {
  mark: Verdict
  /** Of a partial answer: which part of the points, 0 to 1. */
  share?: number
  /** Seconds taken; only read for the speed bonus. */
  seconds?: number
  /** The member (or the lot) doubled this question. */
  doubled?: boolean
}

/** A finished paper: the score itself, or the answers it comes of. */
export interface PaperRecord {
  /** Points. */
  score?: number
  answers?: readonly AnswerRecord[]
  /** Which of the phase's papers. Absent: its own. */
  paper?: string
  /** Every question right. Absent: the score is the full one. */
  full?: boolean
  /** Right answers, and the longest run of them. Absent: from the answers, or from the score where all questions are worth the same. */
  correct?: number
  streak?: number
}

export interface Outcome {
  score: Hundredths
  perfect: boolean
  passed: boolean
}

/** The marks that judged answers earn by a phase's scoring rules. Answers that are missing at the end are blank. */
export function marksOf(phase: PhaseConfig, answers: readonly AnswerRecord[], paper = 'main'): Mark[] {
  const { scoring, timing } = phase
  const points = factsOf(phase, paper).points.map(toHundredths)
  const missing = points.length - answers.length
  const whole = missing > 0 ? [...answers, ...Array.from({ length: missing }, (): AnswerRecord => ({ mark: 'blank' }))] : answers
  const each = whole.map(({ mark, share = 0.5, seconds }, i): Mark => {
    const own = points[i] ?? 0
    if (mark === 'partial') return { verdict: mark, points: Math.floor(own * share) }
    if (mark !== 'right') return { verdict: mark, points: 0 }
    const fast = scoring.speedBonus && timing.questionSeconds ? speedPoints(scoring.speedBonus, timing.questionSeconds, seconds === undefined ? undefined : seconds * 1000) : 0
    return { verdict: mark, points: own + fast }
  })
  const last = scoring.double?.pick === 'last' ? points.length - scoring.double.count : Infinity
  const doubled = new Set(answers.flatMap((answer, i) => (answer.doubled || i >= last ? [i + 1] : [])))
  return withExtras(each, scoring, { doubled })
}

interface PaperFacts {
  points: number[]
  full: number | null
  /** What every question is worth, where all are worth the same; else 0. */
  same: number
}

/** Worked out once per phase and paper: a round has as many papers handed in as members, and few rules. */
const known = new WeakMap<PhaseConfig, Map<string, PaperFacts>>()

function factsOf(phase: PhaseConfig, paper: string): PaperFacts {
  let papers = known.get(phase)
  if (!papers) known.set(phase, papers = new Map())
  let facts = papers.get(paper)
  if (!facts) {
    const rule = papersOf(phase).find(({ id }) => id === paper)?.paper ?? phase.paper
    const points = pointsOf(rule)
    papers.set(paper, facts = { points, full: fullOfPaper(rule, phase), same: points.every((one) => one === points[0]) ? (points[0] ?? 0) : 0 })
  }
  return facts
}

/** What a finished paper counts for in its phase. */
export function outcomeOf(phase: PhaseConfig, record: PaperRecord): Outcome {
  const { full, same } = factsOf(phase, record.paper ?? 'main')
  const { answers } = record
  const marks = answers && marksOf(phase, answers, record.paper)
  const score = record.score !== undefined ? toHundredths(record.score) : marks ? scoreOfMarks(marks, phase.scoring) : 0
  const right = marks?.filter(({ verdict }) => verdict === 'right').length
  const correct = record.correct ?? right ?? (same ? Math.floor(score / toHundredths(same)) : 0)
  const perfect = record.full ?? (marks ? right === marks.length : full !== null && score >= toHundredths(full))
  const passed = passes(phase, { score, correct, streak: record.streak ?? (marks ? longestStreak(marks) : 0) })
  return { score, perfect, passed }
}

/** Whether a paper reaches the phase's pass mark; where there is none, nobody passes. */
export function passes({ pass }: Pick<PhaseConfig, 'pass'>, { score, correct, streak }: { score: Hundredths; correct: number; streak: number }): boolean {
  return pass !== undefined && (pass.score === undefined || score >= toHundredths(pass.score))
    && (pass.correct === undefined || correct >= pass.correct) && (pass.streak === undefined || streak >= pass.streak)
}
