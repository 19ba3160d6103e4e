import { useOutletContext } from 'react-router'
import type { PlanConfig } from '../../../contract/plan-config'
import type { PlanRow } from '../../../contract/study'

/** What the tabs of a plan share with the frame around them. */
export interface PlanFrameState {
  plan: PlanRow
  /** Only whoever made the plan, or organises above, reads all of it. */
  config: PlanConfig | null
  sentences: string[]
  /** Fetches the plan anew: a command has changed it. */
  refresh: () => Promise<void>
}

export const usePlan = () => useOutletContext<PlanFrameState>()
