import type { ReflectionState, Sight } from '../../../contract/reflections'

export interface Seen { member_id: string; unit_id: string; state: ReflectionState; sight: Sight }
export interface Looker { memberId: string; unitId: string; /** The author's unit lies in one's range. */ organises: boolean }

/** What is for oneself alone, and what was never handed in, is nobody else's, whatever his role. */
export function mayRead(one: Seen, { memberId, unitId, organises }: Looker): boolean {
  if (one.member_id === memberId) return true
  if (one.sight === 'self' || one.state === 'draft' || one.state === 'withdrawn') return false
  if (organises) return true
  return one.state === 'shown' && (one.sight === 'all' || one.unit_id === unitId)
}

/** The author may go on writing. */
export const editable = (state: ReflectionState) => state === 'draft' || state === 'returned' || state === 'withdrawn'
