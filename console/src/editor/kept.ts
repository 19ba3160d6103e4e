import { session } from '../services/session'

/** What was typed and is not saved yet, for the case that the page does not live to save it. */
export interface Kept<C> {
  /** The version it was typed upon, and what that held. */
  version: number
  base: C
  config: C
  at: number
}

/** `what`: round, plan. */
const keyOf = (what: string, id: string) => `xueshi-${what} ${session.get().me?.accountId ?? ''} ${id}`

export function keep<C>(what: string, id: string, kept: Kept<C>): void {
  try { localStorage.setItem(keyOf(what, id), JSON.stringify(kept)) } catch { /* a private window, or no room */ }
}

export function letGo(what: string, id: string): void {
  try { localStorage.removeItem(keyOf(what, id)) } catch { /* as above */ }
}

export function keptOf<C>(what: string, id: string, isConfig: (found: unknown) => boolean): Kept<C> | null {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(what, id)) ?? 'null') as Kept<C> | null
    return found && isConfig(found.config) && isConfig(found.base) ? found : null
  } catch {
    return null
  }
}
