import Ajv from 'ajv'
import { PlanConfig } from '../../contract/plan-config'
import { AppError } from '../errors'
import { schemaProblems } from '../rounds/config-problems'
import type { Problem } from './rules/check'

const ajv = new Ajv({ strict: false, multipleOfPrecision: 6, allErrors: true, verbose: true })
const reader = () => ajv.compile<PlanConfig>(PlanConfig)

const own: Record<string, string> = { title: '请填写计划名称，最多 40 个字。', tasks: '至少要有一项任务，最多 100 项。', 'audience.units': '请选择参加单位。', 'calendar.from': '请选择开始日期。', 'calendar.to': '请选择结束日期。' }

const named = (field: string): string | undefined => (/^places\.\d+\.name$/.test(field) ? '地点要有名字，最多 40 个字；不要这个地点就去掉。' : own[field])

/** The configuration, or everything about it that does not fit, by field. */
export function readPlanConfig(value: unknown): { config: PlanConfig } | { problems: Problem[] } {
  const fits = reader()
  return fits(value) ? { config: value } : { problems: schemaProblems(fits.errors ?? []).map((one) => ({ ...one, message: named(one.field) ?? one.message })) }
}

/** @throws with the first field that does not fit */
export function parsePlanConfig(value: unknown): PlanConfig {
  const read = readPlanConfig(value)
  if ('config' in read) return read.config
  throw new AppError('bad_request', read.problems[0]?.message ?? '规则里有一项不对，请检查后再试。', { problems: read.problems })
}
