import type { Handlers } from '../http/call'
import { childUnits, searchUnits, unitNodes } from './queries'

export const rosterHandlers: Handlers<'GET /units'> = {
  async 'GET /units'({ ctx: { db }, input }) {
    const search = input.search?.trim()
    const rows = search ? await searchUnits(db, search) : await childUnits(db, input.parent ?? null)
    return { units: await unitNodes(db, rows) }
  }
}
