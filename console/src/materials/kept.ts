import type { MaterialInput } from '../../../contract/materials'
import { session } from '../services/session'

/** What was typed and is not saved yet, for the case that the page does not live to save it. */
export interface Kept { version: number; input: MaterialInput; unitId: string; at: number }

const keyOf = (id: string) => `xueshi-material ${session.get().me?.accountId ?? ''} ${id}`

export function keep(id: string, kept: Kept): void {
  try { localStorage.setItem(keyOf(id), JSON.stringify(kept)) } catch { /* a private window, or no room */ }
}

export function letGo(id: string): void {
  try { localStorage.removeItem(keyOf(id)) } catch { /* as above */ }
}

export function keptOf(id: string): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as Kept | null
    return found?.input?.body ? found : null
  } catch {
    return null
  }
}
