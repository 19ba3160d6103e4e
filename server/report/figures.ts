import type { ReportBlock, ReportFigures, ReportNumbers, ReportSection } from '../../contract/reports'
import type { Context } from '../context'
import type { ReportPart, Written } from './part'
import { months } from './parts/months'
import { overview } from './parts/overview'
import { practice } from './parts/practice'
import { questions } from './parts/questions'
import { rounds } from './parts/rounds'
import { study } from './parts/study'
import { units } from './parts/units'
import { dateWords, flush, gap, numeral, periodWords, text } from './rules/words'
import { scopeOf, type Asked, type Reader } from './scope'

/** In the order in which they are printed. */
const PARTS: readonly ReportPart[] = [overview, rounds, units, months, questions, practice, study]

export const BOUND = 60

export interface ReportRequest extends Omit<Asked, 'now' | 'bound'> {
  bound?: number
  title?: string
  without?: readonly string[]
}

/** Everything that the report says. Whoever shows it or makes a document of it adds nothing and counts nothing. */
export async function reportFigures(ctx: Context, reader: Reader, { title, without = [], bound = BOUND, ...asked }: ReportRequest, now: number): Promise<ReportFigures> {
  const { zone } = ctx.config
  const scope = await scopeOf(ctx, reader, { ...asked, bound, now })
  const read = await Promise.all(PARTS.map(async (part) => [part.id, await part.read(scope)] as const))
  const numbers = Object.fromEntries(read) as ReportNumbers
  const { unit } = scope
  const report: Written = { numbers, unit: { id: unit.id, name: unit.name }, at: now, zone }
  const written = [...PARTS.map((part) => ({ part: part.id as string, heading: part.heading, blocks: part.write(report) })), outlook(numbers)]
    .filter(({ blocks }) => blocks.length > 0)
  const sections = written.filter(({ part }) => part === overview.id || !without.includes(part)).map(numbered())
  const period = periodWords(scope.from, scope.to, zone)
  // Of one round its own name says more than when it was.
  const only = scope.round === undefined ? undefined : scope.held[0]?.round.title
  const activity = numbers.study.plans.length || numbers.study.reflections.handedIn ? '党史学习教育活动' : '党史学习教育竞赛活动'
  const what = only === undefined ? `${period}${activity}` : `“${only}”`
  const opening = openingOf(`${unit.name}${what}`)
  return {
    unit: report.unit, from: scope.from, to: scope.to, at: now, period,
    title: title?.trim() || `关于${unit.name}${what}开展情况的报告`,
    numbers, opening, sections, signed: [unit.name, dateWords(now, zone)], gaps: gapsIn([...opening, ...sections.flatMap(({ blocks }) => blocks)]),
    parts: written.filter(({ part }) => part !== overview.id).map(({ part, heading }) => ({ id: part, heading, printed: !without.includes(part) })),
    earlier: scope.earlier.map((round) => ({ title: round.title, opensAt: round.opens_at }))
  }
}

/** Sections, tables and charts are counted through, as they stand. */
function numbered(): (section: ReportSection, i: number) => ReportSection {
  let [tables, charts] = [0, 0]
  const block = (one: ReportBlock): ReportBlock => {
    if (one.kind === 'table') return { ...one, caption: `表${++tables} ${one.caption}` }
    return one.kind === 'chart' ? { ...one, title: `图${++charts} ${one.title}` } : one
  }
  return ({ part, heading, blocks }, i) => ({ part, heading: `${numeral(i + 1)}、${heading}`, blocks: blocks.map(block) })
}

/** Nothing of it can be read anywhere: the clerk writes it. */
const outlook = ({ overview: { rounds } }: ReportNumbers): ReportSection => {
  const next = text(gap('下一步打算'))
  return { part: 'outlook', ...(rounds ? { heading: '存在的问题和下一步打算', blocks: [text(gap('存在的问题')), next] } : { heading: '下一步打算', blocks: [next] }) }
}

const openingOf = (what: string): ReportBlock[] => [
  flush(gap('主送单位'), '：'),
  text('根据', gap('文件或部署依据'), `，现将${what}开展情况报告如下。`)
]

const gapsIn = (blocks: readonly ReportBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? block.runs.filter((run) => run.gap).map((run) => run.text.replace(/^【请补充：|】$/g, '')) : []))
