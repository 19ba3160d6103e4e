import { useEffect, useState } from 'react'
import type { UnitRef } from '../../../contract/common'
import { useData } from '@/services/data'
import { request } from '@/services/request'

/** The board of units: one level of the tree, or the units below one. */
export function useUnits (roundId: string, shown: boolean) {
  const [depth, setDepth] = useState<number>()
  const [trail, setTrail] = useState<UnitRef[]>([])
  useEffect(() => { setDepth(undefined); setTrail([]) }, [roundId])
  const parent = trail[trail.length - 1]
  const query = parent ? { parent: parent.id } : { depth }
  // Hidden behind the other board nothing is asked for; what was shown stays.
  const key = shown ? JSON.stringify([roundId, query]) : ''
  const board = useData(async () => (key ? request('GET /rounds/:id/board/units', { id: roundId, ...query }) : null), key)
  return {
    ...board, roundId, parent,
    chooseLevel: (level: number) => { setTrail([]); setDepth(level) },
    drill: (unit: UnitRef) => setTrail([...trail, unit]),
    up: () => setTrail(trail.slice(0, -1))
  }
}

export type UnitsBoard = ReturnType<typeof useUnits>
