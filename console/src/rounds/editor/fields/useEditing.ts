import { createContext, useContext } from 'react'
import type { RoundConfig } from '../../../../../contract/round-config'

/** What fields of a section know of the whole: other parts of the rules they refer to. */
export interface Editing {
  config: RoundConfig
  roundId: string
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('A field stands outside the editor')
  return editing
}
