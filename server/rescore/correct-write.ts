import { recordAudit } from '../audit'
import type { JobTable } from '../db/jobs-schema'
import { defineWrite } from '../db/writer/write'
import { AppError } from '../errors'
import { insertJob } from '../jobs/queue'
import { bodyOf, appendVersion, currentBodies } from '../questions/versions'
import { lockQuestion } from '../questions/writes'
import { EPOCH, rubricEpoch } from '../quiz/load'
import type { Rubric } from '../rounds/rules/types'
import { FIRST, RESCORE, type RescoreInput } from './input'
import { affectedBy, type Keyed } from './rules/affected'

interface CorrectInput {
  questionId: string
  version: number
  rubric: Rubric
  /** Of the new version; older ones keep their own. */
  analysis: string
  reason: string
  jobId: string
  unit: { id: string; name: string }
  actor: string
  now: number
}

/**
 * Corrects a key: in every version that asks the same, and as a new version. From here on papers are marked with the new key; those marked
 * before are the job's.
 */
export const correctKey = defineWrite('question.key', async (tx, { questionId, version, rubric, analysis, reason, jobId, unit, actor, now }: CorrectInput): Promise<{ version: number; job: JobTable }> => {
  const { db } = tx
  const epoch = (await rubricEpoch(tx, true)).n + 1
  const question = await lockQuestion(tx, questionId)
  if (question.version !== version) {
    const newer = (await currentBodies(db, [questionId])).get(questionId)
    throw new AppError('edited_elsewhere', '刚才有人改过这道题，请对照最新内容再改答案。', { version: question.version, body: newer?.body })
  }
  const rows = await db.selectFrom('question_version').selectAll().where('question_id', '=', questionId).orderBy('version', 'desc').execute()
  const versions = rows.map<Keyed>((row) => ({ id: row.id, type: row.type, stem: row.stem, options: row.options, rubric: JSON.parse(row.rubric) as Rubric }))
  const [currentRow, current] = [rows.find((row) => row.version === version), versions[rows.findIndex((row) => row.version === version)]]
  if (!currentRow || !current) throw new Error(`Question ${questionId} lacks its version ${version}`)
  const affected = affectedBy(current, versions, rubric)
  const [first] = affected
  if (!first) throw new AppError('bad_request', '答案和现在的一样，没有要改正的。')
  for (const { id } of affected) await db.updateTable('question_version').set({ rubric: JSON.stringify(rubric) }).where('id', '=', id).execute()
  const fresh = await appendVersion(tx, question, { ...bodyOf(question, currentRow), answer: rubric.right, texts: rubric.texts, analysis }, { editor: actor, kind: 'key', note: reason, now })
  await db.updateTable('meta').set({ value: `${epoch} ${jobId}` }).where('key', '=', EPOCH).execute()
  const input: RescoreInput = {
    question: { id: questionId, bank: question.bank_id, type: current.type }, versions: affected.map(({ id }) => id), epoch,
    noted: { question: { id: questionId, type: current.type, stem: currentRow.stem, options: JSON.parse(currentRow.options) as string[] }, before: first.rubric, after: rubric, by: unit.name }
  }
  const job = await insertJob(tx, {
    id: jobId, kind: RESCORE, unit_id: unit.id, actor, input, place: FIRST, title: '改正答案后重新计分', subject: questionId, message: '等待重新计分', at: now
  })
  await recordAudit(tx, {
    at: now, actor, kind: 'question.key', subject: questionId, outcome: 'done',
    data: { version: fresh, reason, job: jobId, epoch, before: affected.map(({ id, rubric: old }) => ({ version: id, ...old })), after: rubric }
  })
  return { version: fresh, job }
})
