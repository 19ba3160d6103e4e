import { sql } from 'kysely'
import type { ItemStatistics as ItemView } from '../../contract/questions'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import type { QuestionVersionTable } from '../db/bank-schema'
import { wasMet, type AttemptState } from '../quiz/attempt-state'
import { JUDGEMENTS } from '../quiz/content'
import type { KeptMarks } from '../quiz/finish-write'
import { endlessPaper } from '../rounds/rules/phases'
import type { PaperItem, Rubric } from '../rounds/rules/types'
import { flagsOf } from './rules/flags'
import { guessOf, ItemStatistics, thirdsOf, type FinishedPaper, type ItemFigures } from './rules/statistics'

/** Papers read at a time: between two reads others get their turn. */
const CHUNK = 250

export interface PhaseItems {
  attempts: number
  items: ItemView[]
}

/** All finished papers of a phase count, a second and third try of one person as well. */
export async function phaseItems(ctx: Context, roundId: string, phase: PhaseConfig): Promise<PhaseItems> {
  const scores = await scoresOf(ctx, roundId, phase.id)
  // A bonus for speed makes almost every score another.
  const statistics = new ItemStatistics(thirdsOf(scores), phase.scoring.speedBonus ? 100 : 1)
  let attempts = 0
  for await (const paper of finishedPapers(ctx, roundId, phase)) {
    statistics.add(paper)
    attempts++
  }
  return { attempts, items: await viewsOf(ctx, statistics.figures()) }
}

async function scoresOf({ db }: Context, roundId: string, phase: string): Promise<Map<number, number>> {
  const rows = await db.selectFrom('attempt').select((eb) => ['score', eb.fn.countAll<number>().as('n')])
    .where('round_id', '=', roundId).where('phase', '=', phase).where('finished_at', 'is not', null).groupBy('score').execute()
  return new Map(rows.map(({ score, n }) => [score ?? 0, Number(n)]))
}

interface Row {
  member_id: string
  no: number
  score: number | null
  full_score: number
  finished_at: number
  paper_id: string
  state: string
  marks: string | null
  body: string
}

async function* finishedPapers({ db }: Context, roundId: string, phase: PhaseConfig): AsyncGenerator<FinishedPaper> {
  for (let at = { member: '', no: 0 }; ;) {
    const { rows } = await sql<Row>`select a.member_id, a.no, a.score, a.full_score, a.finished_at, a.paper_id, a.state, a.marks, p.body from attempt a join paper p on p.attempt_id = a.id
      where a.round_id = ${roundId} and a.phase = ${phase.id} and (a.member_id, a.no) > (${at.member}, ${at.no}) and a.finished_at is not null
      order by a.member_id, a.no limit ${CHUNK}`.execute(db)
    for (const row of rows) yield paperOf(row, endlessPaper(phase, row.paper_id))
    const last = rows.at(-1)
    if (!last) return
    at = { member: last.member_id, no: last.no }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function paperOf(row: Row, endless: boolean): FinishedPaper {
  const state = JSON.parse(row.state) as AttemptState
  const { answers } = state
  const { marks } = JSON.parse(row.marks ?? '{"marks":[]}') as KeptMarks
  return {
    score: row.score ?? 0, full: row.full_score,
    asked: (JSON.parse(row.body) as PaperItem[]).flatMap(({ version, type, points, order }, i) => {
      // What was only held ready was not asked.
      if (endless && !wasMet(state, i + 1, row.finished_at)) return []
      const mark = marks[i]
      const picks = type === 'fill' ? [] : (answers[i + 1] ?? []).map((shown) => order[Number(shown)] ?? Number(shown))
      return [{ version, type, max: points, points: Math.min(mark?.points ?? 0, points), share: mark?.points ?? 0, picks, blank: mark?.verdict === 'blank' }]
    })
  }
}

const AT_ONCE = 500

async function viewsOf({ db }: Context, figures: readonly ItemFigures[]): Promise<ItemView[]> {
  const versions = new Map<string, QuestionVersionTable>()
  for (let from = 0; from < figures.length; from += AT_ONCE) {
    const ids = figures.slice(from, from + AT_ONCE).map(({ version }) => version)
    for (const row of await db.selectFrom('question_version').selectAll().where('id', 'in', ids).execute()) versions.set(row.id, row)
  }
  const views = figures.flatMap((item) => {
    const row = versions.get(item.version)
    return row ? [viewOf(item, row)] : []
  })
  // What should be looked at first, then from hard to easy.
  return views.sort((a, b) => b.flags.length - a.flags.length || (a.facility ?? 0) - (b.facility ?? 0) || (a.questionId < b.questionId ? -1 : 1))
}

function viewOf(item: ItemFigures, row: QuestionVersionTable): ItemView {
  const { right } = JSON.parse(row.rubric) as Rubric
  const options = row.type === 'judge' ? JUDGEMENTS : JSON.parse(row.options) as string[]
  const chosen = [...options.keys(), null].map((option) => item.options.get(option) ?? { option, n: 0, best: 0, last: 0 })
  return {
    questionId: row.question_id, version: row.version, type: row.type, stem: row.stem, options, right, attempts: item.attempts,
    facility: item.facility, deviation: item.deviation, guess: guessOf(row.type, options.length), discrimination: item.discrimination, efficiency: item.efficiency,
    intendedWeight: item.intendedWeight, effectiveWeight: item.effectiveWeight, options_chosen: chosen,
    flags: flagsOf(item, { type: row.type, options: options.length, right })
  }
}
