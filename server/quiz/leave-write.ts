import { defineWrite } from '../db/writer/write'
import { AppError } from '../errors'
import { loadAttempts, loadRounds, phaseOf } from './load'

/** Counts that the app was left during a paper. Answers how often, and whether that was once too often. */
export const leaveAttempt = defineWrite('attempt.leave', async (tx, { attemptId, memberId, now }: { attemptId: string; memberId: string; now: number }) => {
  const row = (await loadAttempts(tx, [attemptId])).get(attemptId)
  const round = row && (await loadRounds(tx, [row.round_id])).get(row.round_id)
  const phase = row && round && phaseOf(round, row.phase)
  if (!row || !phase || row.member_id !== memberId) throw new AppError('not_found', '没有找到这份答卷。请返回竞赛页重新进入。')
  const limit = phase.timing.leaving?.limit ?? null
  if (row.finished_at !== null || now > row.deadline_at || !phase.timing.leaving) return { left: row.leaves, limit, over: false }
  await tx.db.updateTable('attempt').set({ leaves: row.leaves + 1 }).where('id', '=', attemptId).execute()
  return { left: row.leaves + 1, limit, over: limit !== null && row.leaves + 1 > limit }
})
