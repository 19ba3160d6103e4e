import type { Insertable, Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import { questionRows } from './bank'

const BANK = { id: 'bank-basic', name: '党史基础题库' }
const ROWS = 200

/** The questions that come with the product, as a bank of the uppermost unit. */
export async function insertStarterBank(db: Kysely<Schema>, unitId: string, at: number): Promise<void> {
  await insert(db, 'bank', [{ ...BANK, unit_id: unitId, created_at: at, practice: 1, updated_at: at }])
  const { questions, versions, index } = questionRows(BANK.id, at)
  await insert(db, 'question', questions)
  await insert(db, 'question_version', versions)
  await insert(db, 'question_key', index.flatMap(({ keys }) => keys))
  await insert(db, 'question_text', index.map(({ text }) => text))
}

/** In slices: a statement takes only so many values. */
export async function insert<T extends keyof Schema>(db: Kysely<Schema>, table: T, rows: Insertable<Schema[T]>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS) await db.insertInto(table).values(rows.slice(i, i + ROWS) as never).execute()
}
