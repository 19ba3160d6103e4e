import { points as figure } from '@/services/format'

/** 12.5 → 12.5; null: no such figure, which the server would refuse. */
export function pointsIn (text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/分$/, '').trim()
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(plain)) return null
  const points = Number(plain)
  return points <= 1_000_000 ? points : null
}

/** 15 分，计 10 分: what counts is said where it is less. */
export const givenWords = (points: number, cap: number | null): string => `${figure(points)} 分${cap !== null && points > cap ? `，计 ${figure(cap)} 分` : ''}`
