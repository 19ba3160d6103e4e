import { createContext, useContext } from 'react'
import type { Path } from '../paths'
import type { Problem } from '../problems'

/** What every field of an editor knows beside its own value. */
export interface Shown {
  problems: readonly Problem[]
  /** Fields that hold something else than when the page was opened. */
  changed: readonly Path[]
}

export const ShownContext = createContext<Shown | null>(null)

export function useShown(): Shown {
  const shown = useContext(ShownContext)
  if (!shown) throw new Error('A field stands outside the editor')
  return shown
}
