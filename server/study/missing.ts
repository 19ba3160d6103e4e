import type { PlanConfig, PlanTask } from '../../contract/plan-config'
import type { PlanPreview } from '../../contract/study'
import type { Context } from '../context'
import { unitById } from '../roster/queries'
import { shownColumns } from './notice'

async function columnProblems({ db }: Context, { audience }: PlanConfig, { title, columnId = '' }: PlanTask, field: string, name: string | undefined): Promise<PlanPreview['problems']> {
  if (name === undefined) return [{ level: 'error', field, message: `“${title}”的专栏已经不再显示，或者里面还没有资料，请重新选择。` }]
  const of = await db.selectFrom('material_column').innerJoin('unit', 'unit.id', 'material_column.unit_id').select(['unit.path', 'unit.name']).where('material_column.id', '=', columnId).executeTakeFirst()
  const units = await Promise.all(audience.units.map((id) => unitById(db, id)))
  const outside = units.filter((unit) => unit && of && !unit.path.startsWith(of.path))
  return outside.length ? [{ level: 'warning', field, message: `“${title}”的专栏“${name}”是“${of?.name ?? ''}”的，参加的单位里有人看不到它。` }] : []
}

/** Materials, columns, rounds and banks that a plan names and that are not there (any more). */
export async function missingThings(ctx: Context, config: PlanConfig): Promise<PlanPreview['problems']> {
  const { db } = ctx
  const problems: PlanPreview['problems'] = []
  const columns = await shownColumns(ctx, config.tasks.flatMap(({ columnId }) => columnId ?? []))
  for (const [i, task] of config.tasks.entries()) {
    if (task.columnId !== undefined) problems.push(...await columnProblems(ctx, config, task, `tasks.${i}.columnId`, columns.get(task.columnId)))
    const materials = [...new Set([task.materialId, ...(task.themes ?? []).map(({ materialId }) => materialId)].flatMap((id) => (id === undefined ? [] : [id])))]
    const proofs = [...task.proofs, ...(task.themes ?? []).flatMap((theme) => theme.proofs ?? [])]
    for (const id of materials) {
      const row = await db.selectFrom('material').select('state').where('id', '=', id).executeTakeFirst()
      if (row?.state !== 'published') problems.push({ level: 'error', field: `tasks.${i}.materialId`, message: `“${task.title}”的学习资料已经撤下或还没有发布，请重新选择。` })
    }
    for (const proof of proofs) {
      if (proof.kind !== 'quiz') continue
      const found = proof.roundId ? await db.selectFrom('round').select('id').where('id', '=', proof.roundId).where('state', '!=', 'draft').executeTakeFirst()
        : proof.bankId ? await db.selectFrom('bank').select('id').where('id', '=', proof.bankId).executeTakeFirst() : { id: '' }
      if (!found) problems.push({ level: 'error', field: `tasks.${i}.proofs`, message: `“${task.title}”要求的竞赛或题库找不到了，请重新选择。` })
    }
  }
  return problems
}
