import { sql, type RawBuilder } from 'kysely'
import type { PaperRule, PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { among, type Engine } from '../db/dialects'
import { ttlCache, type TtlCache } from '../ttl-cache'
import { lineage, pathEnd } from '../unit-path'
import type { Round } from './round'
import { drawPaper, poolFor, type Pool } from './rules/draw'
import { doubledPlaces } from './rules/extras'
import { papersOf } from './rules/phases'
import { seededRandom } from './rules/random'
import type { PaperItem, PoolQuestion } from './rules/types'

const POOL_MS = 30000
const pools = new WeakMap<Context, TtlCache<Pool>>()

/** What papers may be drawn from: only the types, banks and topics that their parts name, or the questions that they fix. */
function wanted(engine: Engine, paper: PaperRule): RawBuilder<boolean> {
  if (paper.kind === 'fixed') return among(engine, 'question.id', paper.questions.map(({ question }) => question))
  const parts = paper.parts.map(({ type, banks, topics }) => sql`(question.type = ${type}${banks?.length ? sql` and ${among(engine, 'question.bank_id', banks)}` : sql``}${topics?.length ? sql` and ${among(engine, 'question.topic', topics)}` : sql``})`)
  return sql<boolean>`(${sql.join(parts, sql` or `)})`
}

/** Banks of the unit itself, of those above it and of those below: what its organiser may use. */
const usableFrom = (unitPath: string) => sql<boolean>`question.bank_id in (select bank.id from bank join unit on unit.id = bank.unit_id
  where (unit.path >= ${unitPath} and unit.path < ${pathEnd(unitPath)}) or unit.id in (${sql.join(lineage(unitPath))}))`

/** Every question that may be asked now: by any of the papers, in a round of the unit. */
export async function activeQuestions({ db, engine }: Pick<Context, 'db' | 'engine'>, papers?: readonly PaperRule[], unitPath?: string): Promise<PoolQuestion[]> {
  let query = db.selectFrom('question')
    .innerJoin('question_version', (join) => join.onRef('question_version.question_id', '=', 'question.id').onRef('question_version.version', '=', 'question.version'))
    .select(['question.id', 'question_version.id as version', 'question.bank_id', 'question.type', 'question.topic', 'question.difficulty', 'question_version.options'])
    .where('question.status', '=', 'active')
  if (papers) query = query.where((eb) => eb.or(papers.map((paper) => wanted(engine, paper))))
  if (unitPath !== undefined) query = query.where(usableFrom(unitPath))
  return (await query.orderBy('question.id').execute()).map((row) => ({
    id: row.id, version: row.version, bank: row.bank_id, type: row.type, topic: row.topic, difficulty: row.difficulty,
    options: (JSON.parse(row.options) as string[]).length
  }))
}

async function poolOf(ctx: Context, round: Round, rule: PaperRule): Promise<Pool> {
  const unit = await ctx.db.selectFrom('unit').select('path').where('id', '=', round.unit_id).executeTakeFirst()
  return poolFor(rule, await activeQuestions(ctx, [rule], unit?.path))
}

export interface DrawnPaper {
  paper: PaperItem[]
  /** Which of the phase's papers it is. */
  paperId: string
  /** Places that count more, where the rule or the lot picks them. */
  doubled: number[]
}

/**
 * Draws a paper from a fresh seed.
 * @param paperId of the phase's papers; null: the lot decides among all of them
 * @param asPrinted fixed questions stand in the order in which they are written down, as they do on the sheet that is being copied from
 * @returns null where the bank no longer has enough questions
 */
export async function paperFor(ctx: Context, round: Round, phase: PhaseConfig, paperId: string | null, { asPrinted = false } = {}): Promise<DrawnPaper | null> {
  let cache = pools.get(ctx)
  if (!cache) pools.set(ctx, cache = ttlCache(POOL_MS, 100))
  const random = seededRandom(ctx.secretText(16))
  const papers = papersOf(phase)
  const chosen = paperId === null ? papers[Math.floor(random() * papers.length)] : papers.find(({ id }) => id === paperId)
  if (!chosen) return null
  const pool = await cache.get(`${round.id} ${round.version} ${phase.id} ${chosen.id}`, () => poolOf(ctx, round, chosen.paper))
  const rule = asPrinted && chosen.paper.kind === 'fixed' ? { ...chosen.paper, shuffleQuestions: false, shuffleOptions: false } : chosen.paper
  const drawn = drawPaper(rule, pool, random)
  return 'paper' in drawn ? { paper: drawn.paper, paperId: chosen.id, doubled: [...doubledPlaces(phase.scoring, drawn.paper.length, random)] } : null
}
