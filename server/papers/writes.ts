import { recordAudit } from '../audit'
import { defineWrite } from '../db/writer/write'
import { insertJob } from '../jobs/queue'

interface Look { roundId: string; attemptId: string; member: string; name: string; actor: string; now: number }

/** Somebody has read a paper with its keys while others still have to answer. */
export const recordLook = defineWrite('papers.look', async (tx, { roundId, attemptId, member, name, actor, now }: Look) => {
  await recordAudit(tx, { at: now, actor, kind: 'attempt.look', subject: roundId, outcome: 'done', data: { attempt: attemptId, member, name } })
  return {}
})

/** `papers`: how many it will hold, where that is known before it is made. */
interface Start { job: Parameters<typeof insertJob>[1]; roundId: string; papers: number | null; scope: string }

/** Names and scores of many leave the system: that is in the record. */
export const startArchive = defineWrite('papers.archive', async (tx, { job, roundId, papers, scope }: Start) => {
  const row = await insertJob(tx, job)
  await recordAudit(tx, { at: job.at, actor: job.actor, kind: 'papers.archive', subject: roundId, outcome: 'done', data: { job: job.id, ...(papers !== null && { papers }), scope } })
  return row
})

export const papersWrites = [recordLook, startArchive]
