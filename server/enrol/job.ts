import { grantsOf } from '../auth/actors'
import type { Context } from '../context'
import { among } from '../db/dialects'
import { AppError } from '../errors'
import { Interrupted, type JobKind } from '../jobs/kind'
import { applyList, type Figures } from './apply-write'
import { reopenList } from './writes'

const CHANGED = '花名册刚才有改动，这份名单没有导入。请看过重新比对的结果，再导入。'

/** Done once: what was applied is said to be so in the same transaction. */
export const enrolling = (): JobKind => ({
  kind: 'roster-import', mayCancel: false, must: false,
  async run({ ctx, job, runner, tell }) {
    const { importId, mark, total } = JSON.parse(job.input) as { importId: string; mark: string; total: number }
    await tell({ done: 0, total, message: '正在写入花名册' })
    try {
      const member = await ctx.db.selectFrom('account').select('member_id').where('id', '=', job.actor).executeTakeFirst()
      const memberId = member?.member_id ?? ''
      const grants = await grantsOf(ctx.db, memberId)
      if (grants.length === 0) throw new AppError('forbidden', '你已经不是组织者，这份名单没有导入。')
      const applied = await ctx.writer.write(applyList, { importId, jobId: job.id, runner, memberId, actor: job.actor, grants, mark, now: ctx.clock() })
      if ('over' in applied) throw new Interrupted()
      if ('changed' in applied) throw new AppError('conflict', CHANGED)
      await forget(ctx, applied.touched)
      return { message: said(applied.figures), result: applied.figures }
    } catch (error) {
      // The list waits again, unless this is tried once more by itself.
      if (error instanceof AppError || (!(error instanceof Interrupted) && job.tries >= 2)) await ctx.writer.write(reopenList, { importId, result: JSON.stringify({ why: error instanceof AppError ? error.message : '' }) })
      throw error
    }
  }
})

/** Their next request sees where they are now. */
async function forget({ db, engine, actors }: Context, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  for (const { id } of await db.selectFrom('account').select('id').where(among(engine, 'member_id', memberIds)).execute()) actors.forget(id)
}

function said(figures: Figures): string {
  const parts: [number, string][] = [[figures.new, '新增'], [figures.back, '恢复'], [figures.moved, '调动'], [figures.changed, '修改'], [figures.left, '离开']]
  const told = parts.filter(([n]) => n > 0).map(([n, word]) => `${word} ${n} 人`)
  if (figures.units) told.push(`新建单位 ${figures.units} 个`)
  return told.length ? `${told.join('，')}。` : '和花名册一致，没有改动。'
}
