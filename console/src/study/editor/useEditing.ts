import { createContext, useContext } from 'react'
import type { PlanConfig } from '../../../../contract/plan-config'

/** What fields know of the whole plan: other parts of it that they refer to. */
export interface Editing { config: PlanConfig; planId: string }

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('A field stands outside the editor')
  return editing
}
