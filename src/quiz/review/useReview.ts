import { useState } from 'react'
import type { ReviewItem } from '../../../contract/quiz'

export type Tab = 'missed' | 'flagged' | 'all'

export const tabNames = [
  { value: 'missed', text: '答错' }, { value: 'flagged', text: '存疑' }, { value: 'all', text: '全部' }
] as const satisfies readonly { value: Tab, text: string }[]

const belongs: Record<Tab, (item: ReviewItem) => boolean> = {
  missed: (item) => item.outcome !== 'right', flagged: (item) => item.flagged, all: () => true
}

/** Which questions are looked through, and where one is in each of the three lists. */
export function useReview (items: ReviewItem[]) {
  const [chosen, show] = useState<Tab | null>(null)
  const [places, setPlaces] = useState<Record<Tab, number>>({ missed: 0, flagged: 0, all: 0 })
  const lists = {
    missed: items.filter(belongs.missed), flagged: items.filter(belongs.flagged), all: items
  }
  const tab = chosen ?? (lists.missed.length ? 'missed' : 'all')
  const list = lists[tab]
  return {
    tab, show, list,
    counts: { missed: lists.missed.length, flagged: lists.flagged.length, all: items.length } satisfies Record<Tab, number>,
    at: places[tab],
    go: (at: number) => setPlaces({ ...places, [tab]: Math.min(Math.max(at, 0), list.length - 1) })
  }
}
