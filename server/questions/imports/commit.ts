import type { Context } from '../../context'
import { recordAudit } from '../../audit'
import { among, forUpdate } from '../../db/dialects'
import type { ImportItemTable, QuestionImportTable, QuestionTable, QuestionVersionTable } from '../../db/bank-schema'
import type { Schema } from '../../db/schema'
import { defineWrite } from '../../db/writer/write'
import { AppError } from '../../errors'
import { storable, type Defaults } from '../rules/body'
import { questionIdOf } from '../rules/item'
import { indexOf, insertKeys, insertQuestions, insertTexts, insertVersions, putItems } from '../store'
import { appendVersions, currentBodies, questionRow, touchBank, versionRow, type Append } from '../versions'
import { bodyIn, factsOf } from './items'
import { slices } from './stage'
import { closeImport, lockImport, settle } from './writes'

interface Commit {
  importId: string
  version: number
  actor: string
  now: number
  questions: QuestionTable[]
  versions: QuestionVersionTable[]
  texts: Schema['question_text'][]
  replaced: Append[]
  /** Of the replaced ones. */
  items: ImportItemTable[]
}

/** Keys propose a question for a comparison only if it is there: they may come before it, and the long part of a commit keeps nobody waiting. */
export const storeKeys = defineWrite('question.keys', async ({ db, engine }, { rows }: { rows: Schema['question_key'][] }) => {
  await insertKeys(db, engine, rows)
  return {}
})

/** All or nothing, and nothing twice: the questions' ids follow from the import, and its items are done afterwards. */
export const commitImport = defineWrite('import.commit', async (tx, { importId, version, actor, now, questions, versions, texts, replaced, items }: Commit) => {
  const { db, engine } = tx
  const row = await lockImport(tx, importId, version)
  const bankId = row.bank_id ?? ''
  await insertQuestions(db, engine, questions)
  await insertVersions(db, engine, versions)
  await insertTexts(db, engine, texts)
  const first = new Map([...replaced].reverse().map(({ question }) => [question.id, question.version]))
  const there = first.size === 0 ? [] : await db.selectFrom('question').select(['id', 'version']).where(among(engine, 'id', [...first.keys()])).where('bank_id', '=', bankId)
    .where('status', '!=', 'removed').modifyEnd(forUpdate(engine)).execute()
  if (there.length !== first.size || there.some(({ id, version: now }) => now !== first.get(id))) throw new AppError('edited_elsewhere', '要替换的题刚才有人改过，请刷新后再试。')
  await appendVersions(tx, replaced, { editor: actor, kind: 'imported', note: row.name, now })
  // What the plan takes is just what stands so now: nothing has changed since, or the version would have.
  await db.updateTable('import_item').set({ state: 'done' }).where('import_id', '=', importId).where('state', 'in', ['ready', 'duplicate']).where('decision', '=', 'take').execute()
  await putItems(db, engine, items)
  await settle(tx, { ...row, created: row.created + questions.length, replaced: row.replaced + replaced.length }, now)
  await touchBank(db, bankId, now)
  await recordAudit(tx, { at: now, actor, kind: 'import.commit', subject: importId, outcome: 'done', data: { bank: bankId, created: questions.length, replaced: replaced.length } })
  return {}
})

/** Brings every item that is ready and wanted into the bank; where none is, the import is over. Repeated, it finds nothing left to do. */
export async function commit(ctx: Context, row: QuestionImportTable, actor: string, now: number): Promise<void> {
  if (row.state === 'undone') throw new AppError('conflict', '这次入库已经撤销。要重新入库，请再上传一次文件。')
  const wanted = await ctx.db.selectFrom('import_item').selectAll().where('import_id', '=', row.id).where('state', 'in', ['ready', 'duplicate'])
    .where('decision', 'in', ['take', 'replace']).orderBy('no').execute()
  if (wanted.length === 0) {
    if (row.state !== 'done') await ctx.writer.write(closeImport, { importId: row.id, version: row.version, now })
    return
  }
  const bankId = row.bank_id
  if (bankId === null) throw new AppError('bad_request', '请先选择要入到哪个题库。')
  const defaults = JSON.parse(row.defaults) as Defaults
  const by = { editor: actor, kind: 'imported' as const, note: row.name, now }
  const olds = await currentBodies(ctx.db, wanted.flatMap((item) => targetOf(item) ?? []))
  const versions = new Map([...olds].map(([id, { question }]) => [id, question.version]))
  const plan: Commit = { importId: row.id, version: row.version, actor, now, questions: [], versions: [], texts: [], replaced: [], items: [] }
  const keys: Schema['question_key'][] = []
  for (const [i, item] of wanted.entries()) {
    const target = targetOf(item)
    const body = storable(bodyIn(item), defaults, target ? olds.get(target)?.body : undefined)
    if (target) {
      const current = versions.get(target)
      if (current === undefined) throw new AppError('edited_elsewhere', `第 ${item.label || item.no} 题要替换的题已经不在题库里，请改为入库或跳过。`)
      plan.replaced.push({ question: { id: target, bank_id: bankId, version: current }, body })
      plan.items.push({ ...item, state: 'done', question_id: target, previous_version: current })
      versions.set(target, current + 1)
      continue
    }
    const id = questionIdOf(row.id, item.no)
    const index = indexOf(id, bankId, body)
    keys.push(...index.keys)
    plan.questions.push(questionRow(id, bankId, body, by, row.id))
    plan.versions.push(versionRow(id, 1, body, by))
    plan.texts.push(index.text)
    if (i % 500 === 499) await new Promise((resolve) => setImmediate(resolve))
  }
  for (const some of slices(keys, 2000)) await ctx.writer.write(storeKeys, { rows: some })
  await ctx.writer.write(commitImport, plan)
}

const targetOf = (item: ImportItemTable) => (item.decision === 'replace' ? factsOf(item).twin?.questionId : null) ?? null
