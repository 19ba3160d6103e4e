import type { PlanConfig, PlanTask } from '../../contract/plan-config'

type Partly = Partial<PlanConfig> & { calendar?: PlanConfig['calendar'] }

/** One daily task that saying is enough for. */
export const task = (partial: Partial<PlanTask> = {}): PlanTask => ({ id: 'read', title: '每日阅读', every: 'day', proofs: [], ...partial })

/** A valid plan over June 2026, in which the tests' clock begins on the 15th; tests name only what matters to them. */
export const planConfig = (partial: Partly = {}): PlanConfig => ({
  v: 1, title: '测试计划', intro: '', audience: { units: ['u-top'] }, calendar: { from: 20260615, to: 20260705 }, tasks: [task()], seenBy: 'self', ...partial
})
