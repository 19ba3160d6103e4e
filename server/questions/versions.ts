import type { Kysely } from 'kysely'
import type { QuestionBody } from '../../contract/questions'
import { bulkUpdate } from '../db/dialects/bulk'
import type { QuestionTable, QuestionVersionTable } from '../db/bank-schema'
import type { Schema } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { JUDGEMENTS } from './rules/body'
import { indexOf, insertKeys, insertTexts, insertVersions } from './store'

/* A question's body as rows, and back. Versions never change: an edit is a new one. */

export interface Written {
  editor: string
  kind: QuestionVersionTable['kind']
  note?: string
  now: number
}

const labelsOf = ({ topic, period, difficulty, tags }: QuestionBody) => ({ topic, period, difficulty, tags })

export function versionRow(questionId: string, version: number, body: QuestionBody, { editor, kind, note = '', now }: Written): QuestionVersionTable {
  return {
    id: `${questionId}.${version}`, question_id: questionId, version, type: body.type, stem: body.stem,
    options: JSON.stringify(body.type === 'judge' ? [] : body.options), rubric: JSON.stringify({ right: body.answer, texts: body.texts }),
    analysis: body.analysis, source: body.source, created_at: now, editor, kind, note, labels: JSON.stringify(labelsOf(body))
  }
}

export function questionRow(id: string, bankId: string, body: QuestionBody, by: Written, importId: string | null): QuestionTable {
  return {
    id, bank_id: bankId, version: 1, type: body.type, topic: body.topic, period: body.period, difficulty: body.difficulty, tags: JSON.stringify(body.tags),
    status: 'active', created_at: by.now, updated_at: by.now, created_by: by.editor, import_id: importId
  }
}

type Labels = Pick<QuestionBody, 'topic' | 'period' | 'difficulty' | 'tags'>

export function bodyOf(question: Pick<QuestionTable, 'topic' | 'period' | 'difficulty' | 'tags'>, row: Omit<QuestionVersionTable, 'id'>): QuestionBody {
  const { right, texts } = JSON.parse(row.rubric) as { right: number[]; texts: string[][] }
  const labels = row.labels ? JSON.parse(row.labels) as Labels : { topic: question.topic, period: question.period, difficulty: question.difficulty, tags: JSON.parse(question.tags) as string[] }
  return {
    type: row.type, stem: row.stem, options: row.type === 'judge' ? JUDGEMENTS : JSON.parse(row.options) as string[], answer: right, texts,
    analysis: row.analysis, source: row.source, ...labels
  }
}

export interface Current {
  question: QuestionTable
  body: QuestionBody
}

/** Questions as they are now, by id; those taken back are not there. */
export async function currentBodies(db: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, Current>> {
  const found = new Map<string, Current>()
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500)
    const questions = await db.selectFrom('question').selectAll().where('id', 'in', some).where('status', '!=', 'removed').execute()
    const versions = await db.selectFrom('question_version as v').innerJoin('question as q', (join) => join.onRef('q.id', '=', 'v.question_id').onRef('q.version', '=', 'v.version'))
      .selectAll('v').where('q.id', 'in', some).execute()
    const byQuestion = new Map(versions.map((row) => [row.question_id, row]))
    for (const question of questions) {
      const row = byQuestion.get(question.id)
      if (row) found.set(question.id, { question, body: bodyOf(question, row) })
    }
  }
  return found
}

export interface Append {
  question: Pick<QuestionTable, 'id' | 'bank_id' | 'version'>
  body: QuestionBody
}

const updateQuestions = bulkUpdate<Omit<QuestionTable, 'bank_id' | 'status' | 'created_at' | 'created_by' | 'import_id'>>({
  table: 'question', key: 'id',
  columns: { id: 'text', version: 'bigint', type: 'text', topic: 'text', period: 'text', difficulty: 'bigint', tags: 'text', updated_at: 'bigint' }
})

/**
 * One more version of each, which is the question from now on. Its older keys stay: they can only propose it for a comparison. Whoever
 * calls has locked the questions and seen their versions.
 */
export async function appendVersions({ db, engine }: Tx, all: readonly Append[], by: Written): Promise<void> {
  const rows = all.map(({ question, body }) => versionRow(question.id, question.version + 1, body, by))
  const newest = [...new Map(all.map((one) => [one.question.id, one])).values()]
  await insertVersions(db, engine, rows)
  await updateQuestions(db, engine, newest.map(({ question: { id, version }, body }) => ({
    id, version: version + 1, type: body.type, topic: body.topic, period: body.period, difficulty: body.difficulty, tags: JSON.stringify(body.tags), updated_at: by.now
  })))
  const index = newest.map(({ question, body }) => indexOf(question.id, question.bank_id, body))
  await insertKeys(db, engine, index.flatMap(({ keys }) => keys))
  await insertTexts(db, engine, index.map(({ text }) => text))
}

export async function appendVersion(tx: Tx, question: QuestionTable, body: QuestionBody, by: Written): Promise<number> {
  await appendVersions(tx, [{ question, body }], by)
  await touchBank(tx.db, question.bank_id, by.now)
  return question.version + 1
}

export const touchBank = (db: Kysely<Schema>, id: string, now: number) => db.updateTable('bank').set({ updated_at: now }).where('id', '=', id).execute()
