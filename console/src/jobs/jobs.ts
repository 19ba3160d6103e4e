import type { Job } from '../../../contract/jobs'
import { request } from '../services/request'
import { session } from '../services/session'
import { createStore } from '../services/store'

interface Jobs {
  items: Job[]
  /** Not finished yet, whether or not among those fetched. */
  open: number
  /** One of them ended while somebody was looking elsewhere. */
  fresh: boolean
}

export const jobs = createStore<Jobs>({ items: [], open: 0, fresh: false })

const NEAR_MS = 1500
const FAR_MS = 60_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Asks how they stand, soon again while one is running. Call after starting one. */
export async function lookAtJobs(): Promise<void> {
  clearTimeout(timer)
  if (session.get().tokens) {
    try {
      const before = jobs.get()
      const { items, open } = await request('GET /jobs', { limit: 20 })
      const ended = items.some(({ id, endedAt }) => endedAt !== null && before.items.some((one) => one.id === id && one.endedAt === null))
      jobs.set({ items, open, fresh: before.fresh || ended })
    } catch {
      // The next look finds out.
    }
  }
  clearTimeout(timer)
  timer = setTimeout(() => void lookAtJobs(), jobs.get().open ? NEAR_MS : FAR_MS)
}
