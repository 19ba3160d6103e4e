import { request } from '../services/request'
import { createStore } from '../services/store'

/** How much waits for this organiser, for the menu. */
export interface Waits { joins: number; reflections: number; comments: number; contributions: number; orders: number; appeals: number }

export const waiting = createStore<Waits>({ joins: 0, reflections: 0, comments: 0, contributions: 0, orders: 0, appeals: 0 })

const asks: (() => Promise<Partial<Waits>>)[] = [
  async () => ({ joins: (await request('GET /organiser/overview')).joins }),
  () => request('GET /organiser/reflections/waiting'),
  async () => ({ contributions: (await request('GET /organiser/materials', { state: 'review', limit: 1 })).waiting }),
  async () => ({ orders: (await request('GET /organiser/menu-orders', { state: 'asked', limit: 1 })).waiting }),
  async () => ({ appeals: (await request('GET /organiser/appeals', { state: 'open', limit: 1 })).open })
]

export async function refreshWaiting(): Promise<void> {
  // What cannot be had is said by its own page.
  await Promise.all(asks.map((ask) => ask().then((part) => waiting.set(part), () => undefined)))
}
