import type { Database } from '../db/dialects'
import { indexOf, insertKeys, insertTexts } from './store'

/** Change it when the keys or the searched words are made otherwise. */
const VERSION = '1'
const SLICE = 500

/**
 * Makes what finds questions (keys, words) for those that were there before it, or for all when it is made in another way now. Done once;
 * several processes that start together do it twice at worst.
 */
export async function reindexQuestions({ db, engine }: Database): Promise<void> {
  const known = await db.selectFrom('meta').select('value').where('key', '=', 'question-index').executeTakeFirst()
  if (known?.value === VERSION) return
  let after = ''
  for (;;) {
    const rows = await db.selectFrom('question as q').innerJoin('question_version as v', (join) => join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'))
      .select(['q.id', 'q.bank_id', 'v.type', 'v.stem', 'v.options']).where('q.id', '>', after).where('q.status', '!=', 'removed').orderBy('q.id').limit(SLICE).execute()
    const index = rows.map((row) => indexOf(row.id, row.bank_id, { type: row.type, stem: row.stem, options: JSON.parse(row.options) as string[] }))
    await db.transaction().execute(async (trx) => {
      await insertKeys(trx, engine, index.flatMap(({ keys }) => keys))
      await insertTexts(trx, engine, index.map(({ text }) => text))
    })
    if (rows.length < SLICE) break
    after = rows.at(-1)?.id ?? ''
  }
  await db.insertInto('meta').values({ key: 'question-index', value: VERSION }).onConflict((c) => c.column('key').doUpdateSet({ value: VERSION })).execute()
}
