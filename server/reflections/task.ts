import type { Context } from '../context'
import { findPlan, todayOf } from '../study/plan'
import { proofsOf } from '../study/rules/due'

/** A task of a plan; null: it is gone, or is a draft's. */
async function taskOf({ db, config: { zone } }: Pick<Context, 'db' | 'config'>, planId: string | null, taskId: string | null) {
  const plan = planId === null || taskId === null ? undefined : await findPlan(db, planId, zone)
  const task = plan && plan.state !== 'draft' ? plan.config.tasks.find(({ id }) => id === taskId) : undefined
  return plan && task ? { plan, task } : null
}

/** Characters that the task wants of a reflection today; 0: it says nothing. */
export async function leastOf(ctx: Pick<Context, 'db' | 'config'>, planId: string | null, taskId: string | null, now: number): Promise<number> {
  const found = await taskOf(ctx, planId, taskId)
  if (!found) return 0
  return Math.max(0, ...proofsOf(found.task, todayOf(found.plan, now, ctx.config.zone)).map((proof) => (proof.kind === 'reflection' ? proof.least : 0)))
}

/** What a reflection is about: the material, else the task. */
export async function aboutOf(ctx: Pick<Context, 'db' | 'config'>, { materialId, planId, taskId }: { materialId: string | null; planId: string | null; taskId: string | null }): Promise<string> {
  if (materialId !== null) {
    const material = await ctx.db.selectFrom('material').select('title').where('id', '=', materialId).where('state', '=', 'published').executeTakeFirst()
    if (material) return material.title
  }
  return (await taskOf(ctx, planId, taskId))?.task.title ?? ''
}
