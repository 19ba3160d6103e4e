import type { PlanConfig } from '../../contract/plan-config'
import type { Context } from '../context'
import { dayOf } from '../zone'

/** A task of a plan, as far as it is known here; null: it is gone, or is a draft's. */
async function taskOf({ db }: Pick<Context, 'db'>, planId: string | null, taskId: string | null) {
  if (planId === null || taskId === null) return null
  const row = await db.selectFrom('plan').select(['config', 'title']).where('id', '=', planId).where('state', '<>', 'draft').executeTakeFirst()
  const task = row && (JSON.parse(row.config) as PlanConfig).tasks.find(({ id }) => id === taskId)
  return task ? { plan: row.title, task } : null
}

/** Characters that the task wants of a reflection today; 0: it says nothing. */
export async function leastOf(ctx: Pick<Context, 'db' | 'config'>, planId: string | null, taskId: string | null, now: number): Promise<number> {
  const found = await taskOf(ctx, planId, taskId)
  if (!found) return 0
  const today = dayOf(now, ctx.config.zone)
  const theme = found.task.themes?.find(({ from, to }) => from <= today && today <= to)
  return Math.max(0, ...(theme?.proofs ?? found.task.proofs).map((proof) => (proof.kind === 'reflection' ? proof.least : 0)))
}

/** What a reflection is about: the material, else the task. */
export async function aboutOf(ctx: Pick<Context, 'db'>, { materialId, planId, taskId }: { materialId: string | null; planId: string | null; taskId: string | null }): Promise<string> {
  if (materialId !== null) {
    const material = await ctx.db.selectFrom('material').select('title').where('id', '=', materialId).where('state', '=', 'published').executeTakeFirst()
    if (material) return material.title
  }
  return (await taskOf(ctx, planId, taskId))?.task.title ?? ''
}
