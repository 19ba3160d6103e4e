import type { PlanConfig } from '../../../contract/plan-config'
import type { PlanPreview } from '../../../contract/study'
import { links } from '@/services/nav'
import { owned } from '@/services/owned'
import { request, type Answer } from '@/services/request'
import { useEditing, type Work as Writes, type Writing } from '../editing/useEditing'
import { toConfig, toForm, type PlanForm } from './form'

type PlanPreset = Answer<'GET /organiser/plan-presets'>['presets'][number]
type PlanState = Answer<'GET /organiser/plans/:id'>['plan']['state']
export type Work = Writes<PlanConfig, PlanForm, PlanState>

const writing: Writing<PlanConfig, PlanForm, PlanState, PlanPreview, PlanPreset> = {
  kept: owned<{ id: string, work: Work }>('plan-edit'), toForm, toConfig, list: links.organiserPlans, page: () => links.organiserPlans,
  presets: () => request('GET /organiser/plan-presets'),
  begin: ({ name, config }) => ({ ...config, title: config.title || name }),
  read: async (id) => {
    const { plan: { state, mine }, version, config } = await request('GET /organiser/plans/:id', { id })
    return { version, state, mine, config }
  },
  preview: (config) => request('POST /organiser/plans/preview', { config }),
  create: (unitId, config) => request('POST /organiser/plans', { unitId, config }),
  put: ({ id, version }, config, reason) => request('PUT /organiser/plans/:id', { id, version, config, ...(reason && { reason }) }),
  publish: (id) => request('POST /organiser/plans/:id/publish', { id }),
  remove: (id) => request('DELETE /organiser/plans/:id', { id })
}

export const usePlanEdit = (id: string | undefined, ask: () => void) => useEditing(writing, id, ask)
export type PlanEdit = ReturnType<typeof usePlanEdit>
