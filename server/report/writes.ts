import { recordAudit } from '../audit'
import type { JobTable } from '../db/jobs-schema'
import { defineWrite } from '../db/writer/write'
import { insertJob } from '../jobs/queue'
import { REPORT, type ReportInput } from './request'

/** Who has a report made is on record: it holds names and scores. */
export const requestReport = defineWrite('report.request', async (tx, { jobId, actor, now, title, input }: { jobId: string; actor: string; now: number; title: string; input: ReportInput }): Promise<JobTable> => {
  const { id } = input.request.unit
  const job = await insertJob(tx, { id: jobId, kind: REPORT, unit_id: id, actor, title: `情况报告：${title}`, message: '等待开始', at: now, subject: id, input })
  await recordAudit(tx, { at: now, actor, kind: 'report.request', subject: id, outcome: 'done', data: { title, job: jobId } })
  return job
})
