import { createContext, useContext } from 'react'
import type { Problem } from '../../../../../contract/organiser'
import type { RoundConfig } from '../../../../../contract/round-config'
import type { Path } from '../paths'

/** What fields of a section know of the whole: other parts of the rules they refer to, and what is wrong. */
export interface Editing {
  config: RoundConfig
  problems: readonly Problem[]
  /** Fields that another than the saved rules hold. */
  changed: readonly Path[]
  roundId: string
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('A field stands outside the editor')
  return editing
}
