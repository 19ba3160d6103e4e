import type { PlanConfig } from '../../contract/plan-config'
import type { Context } from '../context'
import { unitRefs } from '../roster/queries'
import { noticeOfPlan } from './rules/notice'

/** A plan's rules in sentences, with the names of what it refers to. `lineage`: of the member who reads it, who is told of no column that is not for him. */
export async function planNotice(ctx: Context, config: PlanConfig, lineage?: readonly string[]): Promise<string[]> {
  const ids = [...new Set([...config.audience.units, ...config.tasks.flatMap(({ units = [] }) => units), ...(config.audience.groups?.list ?? []).flatMap(({ units = [] }) => units)])]
  const names = new Map((await unitRefs(ctx.db, ids)).map(({ id, name }) => [id, name]))
  const columns = await shownColumns(ctx, config.tasks.flatMap(({ columnId }) => columnId ?? []), lineage)
  return noticeOfPlan(config, { unitName: (id) => names.get(id) ?? '', columnName: (id) => columns.get(id) ?? '' })
}

/** Names of those columns that are shown and have something in them; with `lineage` only such as are of one of these units. */
export async function shownColumns({ db }: Context, ids: readonly string[], lineage?: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('material_column').select(['id', 'name', 'unit_id']).where('id', 'in', [...new Set(ids)]).where('shown', '=', 1)
    .where(({ exists, selectFrom }) => exists(selectFrom('material').select('material.id').whereRef('material.column_id', '=', 'material_column.id').where('material.state', '=', 'published'))).execute()
  return new Map(rows.filter(({ unit_id }) => !lineage || lineage.includes(unit_id)).map(({ id, name }) => [id, name]))
}
