import type { RoundConfig } from '../../../../contract/round-config'
import { session } from '../../services/session'

/** What was typed and is not saved yet, for the case that the page does not live to save it. */
export interface Kept {
  /** The version it was typed upon, and what that held. */
  version: number
  base: RoundConfig
  config: RoundConfig
  at: number
}

const keyOf = (roundId: string) => `xueshi-round ${session.get().me?.accountId ?? ''} ${roundId}`

export function keep(roundId: string, kept: Kept): void {
  try { localStorage.setItem(keyOf(roundId), JSON.stringify(kept)) } catch { /* a private window, or no room */ }
}

export function letGo(roundId: string): void {
  try { localStorage.removeItem(keyOf(roundId)) } catch { /* as above */ }
}

export function keptOf(roundId: string): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(roundId)) ?? 'null') as Kept | null
    return found && Array.isArray(found.config?.phases) && Array.isArray(found.base?.phases) ? found : null
  } catch {
    return null
  }
}
