import { sql, type RawBuilder } from 'kysely'
import type { QuestionRow } from '../../contract/questions'
import type { Context } from '../context'
import { among, contains } from '../db/dialects'
import { AppError } from '../errors'
import { searchWords } from '../fold'
import { JUDGEMENTS } from './rules/body'

export interface Search {
  text?: string
  type?: QuestionRow['type']
  topic?: string
  period?: string
  difficulty?: number
  tag?: string
  status?: 'active' | 'disabled'
}

interface Place { created: number; id: string }

/** So many are read and sorted at once; of more than that the list is walked in its order until a page is full. */
const FEW = 2000

const all = (conditions: readonly RawBuilder<boolean>[]) => sql.join(conditions, sql` and `)

function filters({ engine }: Context, search: Search): RawBuilder<boolean>[] {
  const { type, topic, period, difficulty, tag, status } = search
  const found = [status ? sql<boolean>`q.status = ${status}` : sql<boolean>`q.status in ('active', 'disabled')`]
  if (type) found.push(sql`q.type = ${type}`)
  if (topic !== undefined) found.push(sql`q.topic = ${topic}`)
  if (period !== undefined) found.push(sql`q.period = ${period}`)
  if (difficulty !== undefined) found.push(sql`q.difficulty = ${difficulty}`)
  if (tag) found.push(contains(engine, 'q.tags', JSON.stringify(tag)))
  return found
}

/** A page of a bank's questions, newest first, those of one import in the order of their file; and how many there are. */
export async function searchPage(ctx: Context, bankId: string, search: Search, cursor: string | undefined, limit: number) {
  const wanted = filters(ctx, search)
  const inBank = sql<boolean>`q.bank_id = ${bankId}`
  const words = search.text ? searchWords(search.text) : []
  const inText = words.map((word) => contains(ctx.engine, 't.text', word))
  const others = Object.entries(search).some(([name, value]) => name !== 'text' && value !== undefined)
  let from = sql`question q`
  let counted: RawBuilder<unknown> | undefined
  if (words.length) {
    const matching = sql`question_text t where t.bank_id = ${bankId} and ${all(inText)}`
    const { rows } = await sql<{ id: string }>`select t.question_id as id from ${matching} limit ${FEW + 1}`.execute(ctx.db)
    // Found in the bank, they need not be looked for in it: an engine might begin with all of it.
    if (rows.length <= FEW) wanted.push(among(ctx.engine, 'q.id', rows.map(({ id }) => id)))
    else {
      wanted.push(inBank)
      from = sql`question q join question_text t on t.bank_id = q.bank_id and t.question_id = q.id`
      wanted.push(...inText)
      // The words alone tell how many there are: those of questions taken back are gone with them.
      if (!others) counted = matching
    }
  } else wanted.push(inBank)
  const total = await sql<{ n: number }>`select count(*) as n from ${counted ?? sql`${from} where ${all(wanted)}`}`.execute(ctx.db)
  const after = placeOf(cursor)
  const beyond = after ? sql`and (q.created_at < ${after.created} or (q.created_at = ${after.created} and q.id > ${after.id}))` : sql``
  const page = await sql<Place>`select q.id, q.created_at as created from ${from} where ${all(wanted)} ${beyond}
    order by q.created_at desc, q.id limit ${limit + 1}`.execute(ctx.db)
  const shown = page.rows.slice(0, limit)
  const last = page.rows.length > limit ? shown.at(-1) : undefined
  return { items: await questionRows(ctx, shown.map(({ id }) => id)), next: last ? `${last.created}-${last.id}` : null, total: Number(total.rows[0]?.n ?? 0) }
}

function placeOf(cursor: string | undefined): Place | null {
  if (!cursor) return null
  const [, created, id] = /^(\d{1,15})-([A-Za-z0-9_-]{1,40})$/.exec(cursor) ?? []
  if (!created || !id) throw new AppError('bad_request', '这一页已经找不到了，请从第一页看起。')
  return { created: Number(created), id }
}

/** The newest version of each, in the order of the ids. */
export async function questionRows({ db }: Pick<Context, 'db'>, ids: readonly string[]): Promise<QuestionRow[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('question as q')
    .innerJoin('question_version as v', (join) => join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'))
    .select(['q.id', 'q.version', 'q.type', 'q.topic', 'q.period', 'q.difficulty', 'q.tags', 'q.status', 'q.updated_at', 'v.stem', 'v.options', 'v.rubric'])
    .where('q.id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { right, texts } = JSON.parse(row.rubric) as { right: number[]; texts: string[][] }
    return [{
      id, version: row.version, type: row.type, stem: row.stem, options: row.type === 'judge' ? JUDGEMENTS : JSON.parse(row.options) as string[], answer: right, texts,
      topic: row.topic, period: row.period, difficulty: row.difficulty, tags: JSON.parse(row.tags) as string[],
      status: row.status === 'active' ? 'active' as const : 'disabled' as const, updatedAt: row.updated_at
    }]
  })
}
