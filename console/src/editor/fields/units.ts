import { useEffect } from 'react'
import type { UnitNode } from '../../../../contract/roster'
import { request } from '../../services/request'
import { session } from '../../services/session'
import { createStore } from '../../services/store'

/* The unit tree as far as it was asked for: what one field has learnt the others know. */

const tree = createStore<{ nodes: Record<string, UnitNode> }>({ nodes: {} })
const asked = new Set<string>()

const learn = (units: readonly UnitNode[]) => tree.set({ nodes: { ...tree.get().nodes, ...Object.fromEntries(units.map((unit) => [unit.id, unit])) } })

/** A branch that could not be fetched is asked for again the next time. */
async function ask(key: string, query: { parent?: string; search?: string; ids?: string }): Promise<void> {
  if (asked.has(key)) return
  asked.add(key)
  try {
    learn((await request('GET /units', query)).units)
  } catch {
    asked.delete(key)
  }
}

export const below = (parent: string) => ask(`below ${parent}`, { parent })
export const named = (search: string) => ask(`named ${search}`, { search })

/** Units of my range, as far as known, and those that the rules name. */
export function useUnits(ids: readonly string[]): UnitNode[] {
  const nodes = tree.use((state) => state.nodes)
  const mine = session.get().me?.roles.map(({ unit }) => unit) ?? []
  const wanted = [...new Set([...mine.map(({ id }) => id), ...ids])].filter((id) => !nodes[id]).join(',')
  useEffect(() => { if (wanted) void ask(`ids ${wanted}`, { ids: wanted }) }, [wanted])
  const inRange = (unit: UnitNode) => mine.some(({ id, name }) => id === unit.id || unit.path.includes(name)) || ids.includes(unit.id)
  return Object.values(nodes).filter(inRange)
}
