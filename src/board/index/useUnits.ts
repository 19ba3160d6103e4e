import { useState } from 'react'
import type { UnitRef } from '../../../contract/common'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { useListed } from './useListed'

interface Chosen { of: string, depth?: number, trail: UnitRef[], board?: string }

/** The board of units: one level of the tree, or the units below one. */
export function useUnits (roundId: string, shown: boolean) {
  const [{ of, depth, trail, board }, choose] = useState<Chosen>({ of: roundId, trail: [] })
  // Another round: what was chosen in the one before says nothing of it.
  if (of !== roundId) choose({ of: roundId, trail: [] })
  const parent = trail[trail.length - 1]
  const query = parent ? { parent: parent.id, board } : { depth, board }
  // Hidden behind the other board nothing is asked for; what was shown stays.
  const key = shown ? JSON.stringify([roundId, query]) : ''
  const loaded = useData(async () => (key ? request('GET /rounds/:id/board/units', { id: roundId, ...query }) : null), key)
  return {
    ...loaded, roundId, parent, ...useListed(loaded.data, roundId),
    chooseBoard: (id: string) => choose({ of, depth, trail, board: id }),
    chooseLevel: (level: number) => choose({ of, depth: level, trail: [], board }),
    drill: (unit: UnitRef) => choose({ of, depth, trail: [...trail, unit], board }),
    up: () => choose({ of, depth, trail: trail.slice(0, -1), board })
  }
}

export type UnitsBoard = ReturnType<typeof useUnits>
