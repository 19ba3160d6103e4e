import type { UnitRow } from '../../../contract/leaderboard'
import { points } from '@/services/format'

export interface Looks { valueLabel: string, unitKind: 'percent' | 'points' | 'count', mine: UnitRow | null }

/** The figure that a board is ordered by, as people read it: 91.2, 92.0%, 23. */
export function figure (value: UnitRow['value'], kind: Looks['unitKind']): string {
  if (value === null) return '—'
  switch (kind) {
    case 'percent': return `${value.toFixed(1)}%`
    case 'points': return value >= 1000 ? points(value) : value.toFixed(1)
    case 'count': return String(value)
    default: return kind satisfies never
  }
}

export const mean = (value: number | null): string => (value === null ? '—' : value.toFixed(1))
