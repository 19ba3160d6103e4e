import type { PlanConfig } from '../../contract/plan-config'
import type { Context } from '../context'
import { unitRefs } from '../roster/queries'
import { noticeOfPlan } from './rules/notice'

/** A plan's rules in sentences, with the names of what it refers to. */
export async function planNotice(ctx: Context, config: PlanConfig): Promise<string[]> {
  const ids = [...new Set([...config.audience.units, ...config.tasks.flatMap(({ units = [] }) => units), ...(config.audience.groups?.list ?? []).flatMap(({ units = [] }) => units)])]
  const names = new Map((await unitRefs(ctx.db, ids)).map(({ id, name }) => [id, name]))
  return noticeOfPlan(config, { unitName: (id) => names.get(id) ?? '' })
}
