import type { ReactNode } from 'react'
import type { Data } from '@/services/data'
import { ErrorState } from './States'
import { Skeleton } from './Skeleton'

interface Props<T> {
  of: Data<T>
  /** What could not be fetched: 成绩暂时取不出来. */
  failed: string
  /** What is safe: 你的答卷已经交上，不会丢。 */
  safe?: string
  skeleton?: ReactNode
  children: (data: T) => ReactNode
}

/** Fetched data in whichever state it is; data that were shown once stay while they are fetched again. */
export function Loaded<T> ({ of, failed, safe, skeleton, children }: Props<T>) {
  if (of.data !== null) return <>{children(of.data)}</>
  if (of.error) return <ErrorState title={failed} safe={safe} error={of.error} onRetry={() => { void of.refresh() }} />
  return <>{skeleton ?? <Skeleton />}</>
}
