import type { AttemptView } from '../../../contract/quiz'

type Leaving = NonNullable<AttemptView['leaving']>

const thens: Record<Leaving['then'], string> = { submit: '将自动交卷', void: '这份答卷作废' }

/** 已离开 1 次，超过 3 次将自动交卷 */
export function leavingWords ({ left, limit, then }: Leaving): string {
  const rule = limit === null ? '次数会记下来' : limit === 0 ? `离开${thens[then]}` : `超过 ${limit} 次${thens[then]}`
  if (left) return `已离开 ${left} 次，${rule}`
  return limit === null ? '答题中请不要切到别处，离开的次数会记下来' : `答题中请不要切到别处，${limit === 0 ? rule : `离开${rule}`}`
}

/** Whether leaving once more is once too often. */
export const endsByLeaving = (leaving: Leaving | null): boolean => leaving !== null && leaving.limit !== null && leaving.left + 1 > leaving.limit

/** Before going: what this once more would do. */
export function onceMore ({ left, limit, then }: Leaving): string {
  if (limit === null) return '离开要计一次。'
  if (left < limit) return `离开要计一次，还可离开 ${limit - left} 次。`
  return `${left ? '再离开' : '离开'}${then === 'submit' ? '就会自动交卷，不能再回来接着答' : '，这份答卷就作废'}。`
}

/** What WeChat's own way back asks with. */
export const leaveAlert = (leaving: Leaving | null): string =>
  endsByLeaving(leaving) ? onceMore(leaving as Leaving) : `${leaving ? onceMore(leaving) : ''}离开后计时不会停。答过的题都已保存，可以再回来接着答。`
