import { bulkUpsert } from '../db/dialects/bulk'
import type { ImportItemTable, QuestionTable, QuestionVersionTable } from '../db/bank-schema'
import type { Schema } from '../db/schema'
import type { Likened } from './rules/likeness'
import { searchText } from './rules/body'
import { exactKey, nearKeys } from './rules/likeness'

/* Rows of the question bank, many at a time. A key that is there stays: who repeats a write changes nothing. */

export const insertQuestions = bulkUpsert<QuestionTable>({
  table: 'question', key: ['id'], merge: {},
  columns: {
    id: 'text', bank_id: 'text', version: 'bigint', type: 'text', topic: 'text', period: 'text', difficulty: 'bigint', tags: 'text', status: 'text',
    created_at: 'bigint', updated_at: 'bigint', created_by: 'text', import_id: 'text'
  }
})

export const insertVersions = bulkUpsert<QuestionVersionTable>({
  table: 'question_version', key: ['id'], merge: {},
  columns: {
    id: 'text', question_id: 'text', version: 'bigint', type: 'text', stem: 'text', options: 'text', rubric: 'text', analysis: 'text', source: 'text',
    created_at: 'bigint', editor: 'text', kind: 'text', note: 'text', labels: 'text'
  }
})

export const insertKeys = bulkUpsert<Schema['question_key']>({
  table: 'question_key', key: ['question_id', 'kind', 'key'], merge: {}, columns: { question_id: 'text', bank_id: 'text', kind: 'text', key: 'text' }
})

export const insertTexts = bulkUpsert<Schema['question_text']>({
  table: 'question_text', key: ['bank_id', 'question_id'], merge: { text: 'set' }, columns: { bank_id: 'text', question_id: 'text', text: 'text' }
})

export const putItems = bulkUpsert<ImportItemTable>({
  table: 'import_item', key: ['import_id', 'no'],
  merge: {
    type: 'set', body: 'set', problems: 'set', state: 'set', decision: 'set', chosen: 'set', edited: 'set', exact: 'set', twin: 'set', twin_no: 'set', question_id: 'set', previous_version: 'set'
  },
  columns: {
    import_id: 'text', no: 'bigint', type: 'text', body: 'text', label: 'text', section: 'text', line: 'bigint', problems: 'text', state: 'text', decision: 'text',
    chosen: 'text', edited: 'bigint', exact: 'text', twin: 'text', twin_no: 'bigint', question_id: 'text', previous_version: 'bigint'
  }
})

export interface Indexed {
  keys: Schema['question_key'][]
  text: Schema['question_text']
}

/** By which a question of a bank is found: its likenesses and its words. */
export function indexOf(questionId: string, bankId: string, body: Likened): Indexed {
  const key = (kind: 'exact' | 'near', value: string) => ({ question_id: questionId, bank_id: bankId, kind, key: value })
  return {
    keys: [key('exact', exactKey(body)), ...[...new Set(nearKeys(body))].map((one) => key('near', one))],
    text: { bank_id: bankId, question_id: questionId, text: searchText(body) }
  }
}
