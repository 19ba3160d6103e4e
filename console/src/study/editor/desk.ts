import type { PlanConfig } from '../../../../contract/plan-config'
import { openDesk as open } from '../../editor/desk'
import { request, type Answer } from '../../services/request'

export type PlanOpened = Answer<'GET /organiser/plans/:id'>
export type Preview = PlanOpened['preview']

const isPlan = (found: unknown) => Array.isArray((found as PlanConfig | null)?.tasks)

/** Everything about one study plan being edited. Of one that has begun a change needs a reason, so that it never saves itself. */
export function openDesk({ plan, version, config }: PlanOpened) {
  const { id } = plan
  const asDraft = plan.state === 'draft'
  const desk = open<PlanConfig>({
    what: 'plan', id, version, config, automatic: asDraft, isConfig: isPlan,
    put: (at, next) => request('PUT /organiser/plans/:id', { id, version: at, config: next, ...(asDraft && { asDraft }) })
  })
  return { ...desk, plan }
}

export type Desk = ReturnType<typeof openDesk>
export const begun = ({ state }: PlanOpened['plan']) => state === 'running' || state === 'ended'
