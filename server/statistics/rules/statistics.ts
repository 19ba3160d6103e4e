import type { QuestionType } from '../../../contract/question'
import { count, isNothing, Moments, sortedCovariance, within, type Histogram } from './moments'

/*
 * Figures of questions on real papers, as Moodle defines them (docs: Quiz statistics calculations), carried over to papers that are drawn:
 * a question's figures come from the papers in which it was asked, and the rest of the score is that of the same paper.
 */

/** One question of one finished paper. */
export interface AskedQuestion {
  version: string
  type: QuestionType
  /** The most it gives here, and what was earned (a bonus for speed left out), in one unit. */
  max: number
  points: number
  /** What of the paper's score came from it, a bonus included. */
  share: number
  /** Chosen options by their stored places. */
  picks: number[]
  blank: boolean
}

export interface FinishedPaper {
  score: number
  full: number
  asked: AskedQuestion[]
}

export interface OptionCount {
  /** Null: left blank. */
  option: number | null
  n: number
  best: number
  last: number
}

export interface ItemFigures {
  version: string
  attempts: number
  right: number
  facility: number | null
  deviation: number | null
  discrimination: number | null
  efficiency: number | null
  intendedWeight: number | null
  effectiveWeight: number | null
  /** Of `attempts`, those of the best third. */
  best: number
  options: Map<number | null, OptionCount>
}

/** Scores from which on a paper belongs to the best third, and up to which to the last. With too many alike there is neither. */
export interface Thirds {
  best: number
  last: number
}

export function thirdsOf(scores: Histogram): Thirds | null {
  const sorted = [...scores].sort(([a], [b]) => a - b)
  const n = sorted.reduce((sum, [, times]) => sum + times, 0)
  const third = Math.max(1, Math.floor(n / 3))
  const reach = (runs: [number, number][]) => {
    let seen = 0
    return runs.find(([, times]) => (seen += times) >= third)?.[0]
  }
  const [last, best] = [reach(sorted), reach([...sorted].reverse())]
  return last !== undefined && best !== undefined && best > last ? { best, last } : null
}

interface Kept {
  asked: number
  best: number
  right: number
  fraction: Moments
  points: Moments
  weight: number
  earned: Histogram
  rest: Histogram
  options: Map<number | null, OptionCount>
}

/**
 * Adds up papers one by one; what it keeps grows with the questions and their possible scores, not with the papers.
 * @param grain rest scores are counted to this unit for the efficiency's denominator alone
 */
export class ItemStatistics {
  private readonly items = new Map<string, Kept>()
  private papers = 0

  constructor(private readonly thirds: Thirds | null, private readonly grain = 1) {}

  add({ score, full, asked }: FinishedPaper): void {
    this.papers++
    for (const one of asked) {
      const item = this.item(one.version)
      const fraction = one.max > 0 ? one.points / one.max : 0
      const rest = score - one.share
      item.asked++
      if (this.thirds && score >= this.thirds.best) item.best++
      if (one.max > 0 && one.points >= one.max) item.right++
      item.fraction.add(fraction, rest)
      item.points.add(one.points, score - one.share + one.points)
      item.weight += full > 0 ? one.max / full : 0
      count(item.earned, fraction)
      count(item.rest, Math.round(rest / this.grain) * this.grain)
      for (const option of one.blank ? [null] : one.picks) this.choose(item, option, score)
    }
  }

  private item(version: string): Kept {
    let item = this.items.get(version)
    if (!item) this.items.set(version, item = { asked: 0, best: 0, right: 0, fraction: new Moments(), points: new Moments(), weight: 0, earned: new Map(), rest: new Map(), options: new Map() })
    return item
  }

  private choose({ options }: Kept, option: number | null, score: number) {
    const row = options.get(option) ?? { option, n: 0, best: 0, last: 0 }
    options.set(option, row)
    row.n++
    if (this.thirds && score >= this.thirds.best) row.best++
    if (this.thirds && score <= this.thirds.last) row.last++
  }

  figures(): ItemFigures[] {
    // Of the variance of a paper's score: each question by how often it was asked. With one paper for all this is Moodle's sum.
    const all = [...this.items.values()].reduce((sum, item) => sum + (root(item) * item.asked) / this.papers, 0)
    return [...this.items].map(([version, item]) => ({
      version, attempts: item.asked, right: item.right, best: item.best,
      facility: item.fraction.meanA, deviation: item.asked > 1 ? Math.sqrt(item.fraction.varianceA) : null,
      discrimination: item.fraction.correlation, efficiency: efficiencyOf(item),
      intendedWeight: item.weight / item.asked,
      effectiveWeight: (item.points.correlation ?? 0) < -ROUNDING || all === 0 ? null : root(item) / all,
      options: item.options
    }))
  }
}

/** A correlation this small is none. */
const ROUNDING = 1e-9
const root = ({ points }: Kept) => ((points.correlation ?? 0) > ROUNDING ? Math.sqrt(points.covariance) : 0)

/** Of what the values allow. Kept within −1 and 1, although the worst way round can lie further off than the best. */
function efficiencyOf({ fraction, earned, rest }: Kept): number | null {
  const most = sortedCovariance(earned, rest)
  return fraction.correlation === null || isNothing(most) ? null : within(fraction.covariance / most)
}

/** Mean share of the points for whoever answers by chance; null where there is no telling. */
export function guessOf(type: QuestionType, options: number): number | null {
  switch (type) {
    case 'single': return options > 0 ? 1 / options : null
    case 'judge': return 1 / 2
    case 'fill': return 0
    case 'multiple': return null
    default: return type satisfies never
  }
}
