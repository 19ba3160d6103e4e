import type { QuestionBody } from '../../contract/questions'
import { recordAudit } from '../audit'
import { forUpdate } from '../db/dialects'
import type { QuestionTable } from '../db/bank-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { indexOf, insertKeys, insertTexts } from './store'
import { appendVersion, currentBodies, questionRow, touchBank, versionRow } from './versions'

interface By {
  actor: string
  now: number
}

async function checkName({ db }: Tx, unitId: string, name: string, except = '') {
  const same = await db.selectFrom('bank').select('id').where('unit_id', '=', unitId).where('name', '=', name).where('id', '!=', except).executeTakeFirst()
  if (same) throw new AppError('conflict', `这个单位已经有一个叫“${name}”的题库，请换一个名称。`)
}

export const createBank = defineWrite('bank.create', async (tx, { id, unitId, name, practice, actor, now }: By & { id: string; unitId: string; name: string; practice: boolean }) => {
  await checkName(tx, unitId, name)
  await tx.db.insertInto('bank').values({ id, unit_id: unitId, name, created_at: now, practice: practice ? 1 : 0, updated_at: now }).execute()
  await recordAudit(tx, { at: now, actor, kind: 'bank.create', subject: id, outcome: 'done', data: { name, practice } })
  return {}
})

export const updateBank = defineWrite('bank.update', async (tx, { id, name, practice, actor, now }: By & { id: string; name: string; practice: boolean }) => {
  const bank = await tx.db.selectFrom('bank').selectAll().where('id', '=', id).executeTakeFirst()
  if (!bank) throw notFound('这个题库')
  await checkName(tx, bank.unit_id, name, id)
  await tx.db.updateTable('bank').set({ name, practice: practice ? 1 : 0, updated_at: now }).where('id', '=', id).execute()
  await recordAudit(tx, { at: now, actor, kind: 'bank.update', subject: id, outcome: 'done', data: { name, practice, before: { name: bank.name, practice: bank.practice === 1 } } })
  return {}
})

export const createQuestion = defineWrite('question.create', async (tx, { id, bankId, body, actor, now }: By & { id: string; bankId: string; body: QuestionBody }) => {
  const by = { editor: actor, kind: 'created' as const, now }
  await tx.db.insertInto('question').values(questionRow(id, bankId, body, by, null)).execute()
  await tx.db.insertInto('question_version').values(versionRow(id, 1, body, by)).execute()
  const { keys, text } = indexOf(id, bankId, body)
  await insertKeys(tx.db, tx.engine, keys)
  await insertTexts(tx.db, tx.engine, [text])
  await touchBank(tx.db, bankId, now)
  await recordAudit(tx, { at: now, actor, kind: 'question.create', subject: id, outcome: 'done', data: { bank: bankId } })
  return { version: 1 }
})

export async function lockQuestion({ db, engine }: Tx, id: string): Promise<QuestionTable> {
  const row = await db.selectFrom('question').selectAll().where('id', '=', id).where('status', '!=', 'removed').modifyEnd(forUpdate(engine)).executeTakeFirst()
  if (!row) throw notFound('这道题')
  return row
}

/** The second of two editors is told, with what the first one wrote. */
export const editQuestion = defineWrite('question.edit', async (tx, { id, version, body, actor, now }: By & { id: string; version: number; body: QuestionBody }) => {
  const question = await lockQuestion(tx, id)
  if (question.version !== version) {
    const newer = (await currentBodies(tx.db, [id])).get(id)
    throw new AppError('edited_elsewhere', '刚才有人改过这道题。你填的内容还在，请对照最新内容再保存。', { version: question.version, body: newer?.body })
  }
  const fresh = await appendVersion(tx, question, body, { editor: actor, kind: 'edited', now })
  await recordAudit(tx, { at: now, actor, kind: 'question.edit', subject: id, outcome: 'done', data: { version: fresh } })
  return { version: fresh }
})

export const setStatus = defineWrite('question.status', async (tx, { id, status, actor, now }: By & { id: string; status: 'active' | 'disabled' }) => {
  const question = await lockQuestion(tx, id)
  if (question.status === status) return {}
  await tx.db.updateTable('question').set({ status, updated_at: now }).where('id', '=', id).execute()
  await touchBank(tx.db, question.bank_id, now)
  await recordAudit(tx, { at: now, actor, kind: 'question.status', subject: id, outcome: 'done', data: { status } })
  return {}
})

export const bankWrites = [createBank, updateBank, createQuestion, editQuestion, setStatus]
