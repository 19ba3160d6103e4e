import { request } from '../services/request'
import { createStore } from '../services/store'

/** How much waits for this organiser, for the menu. */
export const waiting = createStore<{ joins: number }>({ joins: 0 })

export async function refreshWaiting(): Promise<void> {
  try { waiting.set({ joins: (await request('GET /organiser/overview')).joins }) } catch { /* the page itself will say so */ }
}
