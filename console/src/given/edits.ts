import type { GivenRow } from '../../../contract/participants'

/** What stands in the fields of a unit. */
export interface Edit { points: string; reason: string }
export type Was = Pick<GivenRow, 'points' | 'reason'>
export interface Entry { unitId: string; points: number; reason: string; was: Was }

export const shown = (points: number | null): string => (points === null ? '' : String(Number(points.toFixed(2))))

/** 12.5 → 12.5, 12.5分 → 12.5; null: no such figure, which the server would refuse. */
export function pointsIn(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/分$/, '').trim()
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(plain)) return null
  return Number(plain) <= 1_000_000 ? Number(plain) : null
}

/** The fields say something else than what is written down. */
export const differs = ({ points, reason }: Was, edit: Edit | undefined): edit is Edit =>
  edit !== undefined && (edit.points.trim() !== shown(points) || edit.reason.trim() !== reason)

/** What is wrong with a field; empty: nothing. */
export function wrong(was: Was, edit: Edit): string {
  if (edit.points.trim() === '') return was.points === null ? '先填分数' : '不评分就填 0'
  return pointsIn(edit.points) === null ? '请填 0 以上的数，最多两位小数' : ''
}

export const entryOf = (unitId: string, was: Was, edit: Edit): Entry => ({ unitId, points: pointsIn(edit.points) ?? 0, reason: edit.reason.trim(), was: { points: was.points, reason: was.reason } })

/** 计 10 分: what counts of it, where that is less. */
export const cappedWords = (points: number | null, cap: number | null): string => (points !== null && cap !== null && points > cap ? `计 ${shown(cap)} 分` : '')
