import { sql } from 'kysely'
import { among } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { PracticeAnswerTable, PracticeSchema, WrongQuestionTable } from '../db/practice-schema'
import type { Tx } from '../db/writer/write'
import type { Memory } from './rules/memory'
import type { WrongEntry } from './rules/wrong-book'

/* Rows of practice, many at a time. */

export const insertMembers = bulkUpsert<PracticeSchema['practice_member']>({
  table: 'practice_member', key: ['member_id'], merge: {}, columns: { member_id: 'text' }
})

export const insertAnswers = bulkUpsert<PracticeAnswerTable>({
  table: 'practice_answer', key: ['member_id', 'id'], merge: {},
  columns: {
    member_id: 'text', id: 'text', question_id: 'text', version: 'bigint', kind: 'text', pack: 'text', at: 'bigint', received_at: 'bigint', value: 'text',
    correct: 'bigint', points: 'bigint'
  }
})

export const putSeen = bulkUpsert<PracticeSchema['practice_seen']>({
  table: 'practice_seen', key: ['member_id', 'question_id'], merge: { at: 'set', correct: 'set' }, columns: { member_id: 'text', question_id: 'text', at: 'bigint', correct: 'bigint' }
})

export const putWrong = bulkUpsert<WrongQuestionTable>({
  table: 'wrong_question', key: ['member_id', 'question_id'],
  merge: { card: 'set', due_at: 'set', wrongs: 'set', in_practice: 'set', rights: 'set', last_at: 'set', round_title: 'set', mastered: 'set' },
  columns: {
    member_id: 'text', question_id: 'text', card: 'text', due_at: 'bigint', wrongs: 'bigint', in_practice: 'bigint', rights: 'bigint', last_at: 'bigint',
    round_title: 'text', mastered: 'bigint'
  }
})

export const insertTaken = bulkUpsert<PracticeSchema['practice_taken']>({
  table: 'practice_taken', key: ['member_id', 'attempt_id'], merge: {}, columns: { member_id: 'text', attempt_id: 'text' }
})

export const putBest = bulkUpsert<PracticeSchema['practice_best']>({
  table: 'practice_best', key: ['member_id', 'kind', 'round_id'], merge: { best: 'set' }, columns: { member_id: 'text', kind: 'text', round_id: 'text', best: 'bigint' }
})

export const insertDone = bulkUpsert<PracticeSchema['daily_done']>({
  table: 'daily_done', key: ['member_id', 'day'], merge: {}, columns: { member_id: 'text', day: 'bigint' }
})

/** Rows of one of the tables that belong to some members, and to some others by a second column. */
export async function rowsOf<T extends keyof PracticeSchema>({ db, engine }: Tx, table: T, members: readonly string[], column: string, values: readonly string[]): Promise<PracticeSchema[T][]> {
  if (values.length === 0) return []
  const { rows } = await sql<PracticeSchema[T]>`select * from ${sql.table(table)} where ${among(engine, 'member_id', [...new Set(members)])} and ${among(engine, column, [...new Set(values)])}`.execute(db)
  return rows
}

export const entryOf = (row: WrongQuestionTable): WrongEntry => ({
  memory: JSON.parse(row.card) as Memory, dueAt: row.due_at, wrongs: row.wrongs, inPractice: row.in_practice, rights: row.rights, lastAt: row.last_at,
  roundTitle: row.round_title, mastered: row.mastered === 1
})

export const rowOf = (memberId: string, questionId: string, entry: WrongEntry): WrongQuestionTable => ({
  member_id: memberId, question_id: questionId, card: JSON.stringify(entry.memory), due_at: entry.dueAt, wrongs: entry.wrongs, in_practice: entry.inPractice,
  rights: entry.rights, last_at: entry.lastAt, round_title: entry.roundTitle, mastered: entry.mastered ? 1 : 0
})
