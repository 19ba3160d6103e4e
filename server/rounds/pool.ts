import type { Context } from '../context'
import { ttlCache, type TtlCache } from '../ttl-cache'
import type { Round } from './round'
import { drawPaper, poolFor, type Pool } from './rules/draw'
import { seededRandom } from './rules/random'
import type { PaperItem, PoolQuestion } from './rules/types'

const POOL_MS = 30000
const pools = new WeakMap<Context, TtlCache<Pool>>()

/** Every question that may be asked now. */
export async function activeQuestions({ db }: Pick<Context, 'db'>): Promise<PoolQuestion[]> {
  const rows = await db.selectFrom('question')
    .innerJoin('question_version', (join) => join.onRef('question_version.question_id', '=', 'question.id').onRef('question_version.version', '=', 'question.version'))
    .select(['question.id', 'question_version.id as version', 'question.bank_id', 'question.type', 'question.topic', 'question.difficulty', 'question_version.options'])
    .where('question.status', '=', 'active').orderBy('question.id').execute()
  return rows.map((row) => ({
    id: row.id, version: row.version, bank: row.bank_id, type: row.type, topic: row.topic, difficulty: row.difficulty,
    options: (JSON.parse(row.options) as string[]).length
  }))
}

/** Draws a paper for a round from a fresh seed. Null: the bank no longer has enough questions. */
export async function paperFor(ctx: Context, round: Round): Promise<PaperItem[] | null> {
  let cache = pools.get(ctx)
  if (!cache) pools.set(ctx, cache = ttlCache(POOL_MS, 100))
  const pool = await cache.get(`${round.id} ${round.version}`, async () => poolFor(round.phase.paper, await activeQuestions(ctx)))
  const drawn = drawPaper(round.phase.paper, pool, seededRandom(ctx.secretText(16)))
  return 'paper' in drawn ? drawn.paper : null
}
