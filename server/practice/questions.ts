import { sql } from 'kysely'
import type { PracticeQuestion } from '../../contract/practice'
import type { Context } from '../context'
import type { QuestionVersionTable } from '../db/bank-schema'
import { blanksIn, JUDGEMENTS } from '../quiz/content'
import type { PoolQuestion, Rubric } from '../rounds/rules/types'
import { ttlCache, type TtlCache } from '../ttl-cache'

/** A question that may be practised now. */
export interface OpenQuestion extends PoolQuestion {
  period: string
}

const POOL_MS = 60000
const pools = new WeakMap<Context, TtlCache<OpenQuestion[]>>()

/**
 * Every question of the banks that are open for practice, without its words. Kept for a minute, or until one of the banks changes: what
 * goes out is read with `openContents`, which asks again.
 */
export async function openQuestions(ctx: Context): Promise<OpenQuestion[]> {
  let cache = pools.get(ctx)
  if (!cache) pools.set(ctx, cache = ttlCache(POOL_MS, 2))
  const banks = await ctx.db.selectFrom('bank').select(['id', 'updated_at']).where('practice', '=', 1).orderBy('id').execute()
  return banks.length === 0 ? [] : cache.get(JSON.stringify(banks), () => readPool(ctx))
}

async function readPool({ db }: Context): Promise<OpenQuestion[]> {
  const rows = await db.selectFrom('question as q').innerJoin('bank as b', 'b.id', 'q.bank_id')
    .innerJoin('question_version as v', (join) => join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'))
    .select(['q.id', 'v.id as version', 'q.bank_id as bank', 'q.type', 'q.topic', 'q.period', 'q.difficulty'])
    .where('b.practice', '=', 1).where('q.status', '=', 'active').orderBy('q.id').execute()
  // Packs show options as they are stored, so their number is of no use here.
  return rows.map((row) => ({ ...row, options: 0 }))
}

/** Banks that are open for practice and have something to ask. */
export async function openBanks({ db }: Context): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from bank b where practice = 1 and exists (select 1 from question q where q.bank_id = b.id and q.status = 'active')`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/**
 * With keys, by version id and in that order: only what may be practised at this moment. The one way of practice on which a key leaves the
 * server.
 */
export async function openContents({ db }: Context, versions: readonly string[]): Promise<Map<string, PracticeQuestion>> {
  if (versions.length === 0) return new Map()
  const rows = await db.selectFrom('question_version as v').innerJoin('question as q', 'q.id', 'v.question_id').innerJoin('bank as b', 'b.id', 'q.bank_id')
    .selectAll('v').select(['q.topic', 'q.period']).where('b.practice', '=', 1).where('q.status', '=', 'active').where('v.id', 'in', [...versions]).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(versions.flatMap((version) => {
    const row = byId.get(version)
    return row ? [[version, practiceQuestion(row)] as const] : []
  }))
}

function practiceQuestion(row: QuestionVersionTable & { topic: string; period: string }): PracticeQuestion {
  const { right, texts } = JSON.parse(row.rubric) as Rubric
  return {
    id: row.question_id, version: row.version, type: row.type, stem: row.stem, options: optionsOf(row), blanks: row.type === 'fill' ? blanksIn(row.stem) : 0,
    topic: row.topic, period: row.period, right, texts, analysis: row.analysis, source: row.source
  }
}

export const optionsOf = (row: Pick<QuestionVersionTable, 'type' | 'options'>): string[] => (row.type === 'judge' ? JUDGEMENTS : JSON.parse(row.options) as string[])
