import { useState } from 'react'
import { useData, type Data } from '@/services/data'

interface PageOf { items: unknown[], next: string | null }

/** `P`: a page with what comes beside its items. */
export interface Pages<P> extends Data<P> {
  /** 1-based. */
  number: number
  /** Undefined: there is none. */
  onward?: () => void
  backward?: () => void
}

/** A long list one page at a time: however long it is, a phone holds and draws only that. */
export function usePages<P extends PageOf> (load: (cursor?: string) => Promise<P>, key: string, options?: Parameters<typeof useData>[2]): Pages<P> {
  const [read, setRead] = useState<{ key: string, cursors: string[] }>({ key, cursors: [] })
  const cursors = read.key === key ? read.cursors : []
  const cursor = cursors[cursors.length - 1]
  const page = useData(() => load(cursor), `${key} ${cursor ?? ''}`, options)
  const next = page.loading ? null : page.data?.next ?? null
  return {
    ...page, number: cursors.length + 1,
    onward: next === null ? undefined : () => setRead({ key, cursors: [...cursors, next] }),
    backward: cursors.length ? () => setRead({ key, cursors: cursors.slice(0, -1) }) : undefined
  }
}
