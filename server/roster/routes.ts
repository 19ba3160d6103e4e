import type { Handlers } from '../http/call'
import { childUnits, searchUnits, unitNodes, unitsByIds } from './queries'

export const rosterHandlers: Handlers<'GET /units'> = {
  async 'GET /units'({ ctx: { db }, input }) {
    const search = input.search?.trim()
    const rows = input.ids !== undefined ? await unitsByIds(db, input.ids.split(',').slice(0, 500)) : search ? await searchUnits(db, search) : await childUnits(db, input.parent ?? null)
    return { units: await unitNodes(db, rows) }
  }
}
