import type { RoundConfig } from '../../contract/round-config'
import { recordAudit } from '../audit'
import { bulkUpdate } from '../db/dialects/bulk'
import { defineWrite } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { replaceKept } from '../leaderboard/rebuild'
import { studyAnew } from '../leaderboard/studied'
import { rubricEpoch } from '../quiz/load'
import { roundFrom } from '../rounds/round'
import { amendProblems } from './rules/allowed'
import { recount, type Recounted } from './recount'
import { attemptsIn } from './begun'

const updateAttempts = bulkUpdate<Recounted>({
  table: 'attempt', key: 'id',
  columns: { id: 'text', score: 'bigint', correct: 'bigint', passed: 'bigint', for_unit: 'bigint', marks: 'text', full_score: 'bigint' }
})

interface AmendInput {
  roundId: string
  version: number
  config: RoundConfig
  actor: string
  now: number
  reason: string
}

/**
 * Puts other rules in the place of a begun round's: papers are marked again where they must be, everything that is kept is written anew, and
 * the round's page says so, all in one transaction. No paper is handed in meanwhile.
 */
export const amendRound = defineWrite('round.amend', async (tx, { roundId, version, config, actor, now, reason }: AmendInput) => {
  await rubricEpoch(tx, true)
  const row = await tx.db.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirst()
  if (!row || row.state === 'draft') throw notFound('这场竞赛')
  if (row.version !== version) throw new AppError('edited_elsewhere', '刚才有人改过这场竞赛。你填的内容还在，请对照最新版本再保存。', { version: row.version, config: JSON.parse(row.config) as unknown })
  const round = roundFrom(row)
  // Somebody may have started a phase since the organiser looked.
  const [problem] = amendProblems(round.config, config, { now, attempts: await attemptsIn(tx.db, roundId) })
  if (problem) throw new AppError('round_invalid', problem.message, { problems: [problem] })
  await studyAnew(tx, { ...round, config }, now)
  const { kept, attempts, remarked } = await recount(tx, round, config)
  await updateAttempts(tx.db, tx.engine, attempts)
  await replaceKept(tx.db, tx.engine, roundId, kept)
  await tx.db.updateTable('round').set({
    title: config.title, config: JSON.stringify(config), version: version + 1, updated_at: now,
    opens_at: Math.min(...config.phases.map(({ window }) => window.opensAt)), closes_at: Math.max(...config.phases.map(({ window }) => window.closesAt))
  }).where('id', '=', roundId).execute()
  await tx.db.insertInto('round_note').values({ id: newId(now), round_id: roundId, at: now, text: `组织者调整了规则：${reason}。成绩和名次已按新规则重新计算。` }).execute()
  await recordAudit(tx, { at: now, actor, kind: 'round.amend', subject: roundId, outcome: 'done', data: { reason, version: version + 1, remarked, before: round.config } })
  return { version: version + 1 }
})
