import { useState } from 'react'
import type { Plan } from '@/services/study'

/** Whose calendar is shown: the one that was chosen, else the first in which one can check in or make up. */
export function usePicked (plans: readonly Plan[]): { plan: Plan | undefined, pick: (id: string) => void } {
  const [picked, setPicked] = useState('')
  const plan = plans.find(({ id }) => id === picked) ?? plans.find(({ state }) => state === 'running' || state === 'making-up') ?? plans[0]
  return { plan, pick: setPicked }
}
