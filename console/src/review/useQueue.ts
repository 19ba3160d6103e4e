import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Listed } from '../services/list'

export interface Queue<T> {
  items: readonly T[]
  current: T | null
  /** Its place among those fetched, from 1. */
  at: number
  show: (id: string) => void
  move: (by: 1 | -1) => void
  chosen: readonly string[]
  choose: (ids: readonly string[]) => void
  /** They are done with: the next one comes by itself. */
  done: (ids: readonly string[]) => void
}

const FEW = 4

/** Things that wait to be looked at, one after another; more are fetched before the last is reached. */
export function useQueue<T extends { id: string }>(list: Pick<Listed<T, { items: T[]; next: string | null }>, 'items' | 'change' | 'more' | 'ended'>): Queue<T> {
  const { items: fetched, change, more, ended } = list
  const items = useMemo(() => fetched ?? [], [fetched])
  const [shown, show] = useState<string | null>(null)
  const [picked, choose] = useState<readonly string[]>([])
  const index = Math.max(0, items.findIndex(({ id }) => id === shown))
  const current = items[index] ?? null
  const scarce = fetched !== null && !ended && items.length - index < FEW
  useEffect(() => { if (scarce) more() })

  const move = (by: 1 | -1) => {
    const next = items[index + by]
    if (next) show(next.id)
  }
  const done = useCallback((ids: readonly string[]) => {
    const gone = new Set(ids)
    const next = current && gone.has(current.id) ? items.slice(index).find(({ id }) => !gone.has(id)) ?? items.slice(0, index).reverse().find(({ id }) => !gone.has(id)) : current
    show(next?.id ?? null)
    choose((before) => before.filter((id) => !gone.has(id)))
    change((all) => all.filter(({ id }) => !gone.has(id)))
  }, [current, items, index, change])
  const here = new Set(items.map(({ id }) => id))
  return { items, current, at: items.length ? index + 1 : 0, show, move, chosen: picked.filter((id) => here.has(id)), choose, done }
}
