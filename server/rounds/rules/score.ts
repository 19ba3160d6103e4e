import type { ScoringRule } from '../../../contract/round-config'
import { mostWithExtras, scoreOfMarks, withExtras, type Extras } from './extras'
import { matchesBlank } from './fill'
import { toHundredths, type Answers, type Hundredths, type PaperItem, type Rubric } from './types'

export type Verdict = 'right' | 'partial' | 'wrong' | 'blank'

export interface Mark {
  verdict: Verdict
  points: Hundredths
}

export interface Marks {
  /** One per question, in the paper's order. */
  marks: Mark[]
  score: Hundredths
  full: Hundredths
  correct: number
}

const chosen = (value: number[] | string[] | undefined): number[] =>
  [...new Set((value ?? []).filter((v): v is number => typeof v === 'number'))]

/** Marks one question. `value` holds shown places (or texts); the item knows how shown places map to stored ones. */
export function markQuestion(item: PaperItem, rubric: Rubric, value: number[] | string[] | undefined, multiple: ScoringRule['multiple']): Mark {
  switch (item.type) {
    case 'single':
    case 'judge': {
      const picks = chosen(value).map((place) => item.order[place] ?? place)
      if (picks.length === 0) return { verdict: 'blank', points: 0 }
      return picks.length === 1 && picks[0] === rubric.right[0] ? { verdict: 'right', points: item.points } : { verdict: 'wrong', points: 0 }
    }
    case 'multiple': return markMultiple(item, rubric, chosen(value).map((place) => item.order[place] ?? place), multiple)
    case 'fill': return markFill(item, rubric, (value ?? []).map(String))
    default: return item.type satisfies never
  }
}

function markMultiple(item: PaperItem, rubric: Rubric, picks: number[], rule: ScoringRule['multiple']): Mark {
  if (picks.length === 0) return { verdict: 'blank', points: 0 }
  const right = new Set(rubric.right)
  if (picks.some((pick) => !right.has(pick))) return { verdict: 'wrong', points: 0 }
  if (picks.length === right.size) return { verdict: 'right', points: item.points }
  switch (rule) {
    case 'all': return { verdict: 'wrong', points: 0 }
    case 'half': return { verdict: 'partial', points: Math.floor(item.points / 2) }
    case 'each': return { verdict: 'partial', points: Math.floor((item.points * picks.length) / right.size) }
    default: return rule satisfies never
  }
}

/** Each blank earns an equal share. */
function markFill(item: PaperItem, rubric: Rubric, texts: string[]): Mark {
  if (texts.every((text) => text.trim() === '')) return { verdict: 'blank', points: 0 }
  const hits = rubric.texts.filter((accepted, i) => matchesBlank(texts[i] ?? '', accepted)).length
  if (hits === rubric.texts.length) return { verdict: 'right', points: item.points }
  return { verdict: hits ? 'partial' : 'wrong', points: Math.floor((item.points * hits) / rubric.texts.length) }
}

/**
 * Marks a paper.
 * @param speed.elapsed milliseconds from showing a question to its last answer, by place (1-based); only read for the speed bonus.
 */
export function markPaper(
  paper: readonly PaperItem[], rubrics: ReadonlyMap<string, Rubric>, answers: Answers, rule: ScoringRule,
  speed?: { questionSeconds: number; elapsed: Readonly<Record<number, number>> }, extras?: Extras
): Marks {
  const each = paper.map((item, i) => {
    const rubric = rubrics.get(item.version)
    if (!rubric) throw new Error(`No rubric for ${item.version}`)
    const mark = markQuestion(item, rubric, answers[i + 1], rule.multiple)
    if (mark.verdict !== 'right' || !rule.speedBonus || !speed) return mark
    return { ...mark, points: mark.points + speedPoints(rule.speedBonus, speed.questionSeconds, speed.elapsed[i + 1]) }
  })
  const marks = withExtras(each, rule, extras)
  return {
    marks,
    score: scoreOfMarks(marks, rule),
    full: fullScore(paper, rule, speed?.questionSeconds),
    correct: marks.filter((mark) => mark.verdict === 'right').length
  }
}

/** `perSecond` for each whole second left, at most `cap`. An answer whose time is unknown earns no bonus. */
export function speedPoints(rule: NonNullable<ScoringRule['speedBonus']>, questionSeconds: number, elapsedMs: number | undefined): Hundredths {
  if (elapsedMs === undefined) return 0
  const left = Math.floor((questionSeconds * 1000 - elapsedMs) / 1000)
  return left <= 0 ? 0 : toHundredths(Math.min(rule.cap, rule.perSecond * left))
}

/** The most a paper can give: with the speed bonus (which needs a limit per question), streaks and doubling. */
export function fullScore(paper: readonly { points: Hundredths }[], rule: ScoringRule, questionSeconds: number | undefined): Hundredths {
  const most = rule.speedBonus && questionSeconds ? speedPoints(rule.speedBonus, questionSeconds, 0) : 0
  return mostWithExtras(paper.map(({ points }) => points + most), rule)
}
