import { useCallback, useEffect, useState } from 'react'
import type { Path } from './paths'
import { nearest } from './problems'

/** Where in the rules one is, and the way from a problem to its field. `part`: which of several phases or tasks, where the section is about one of them. */
export function useLead<S extends string>(pane: React.RefObject<HTMLElement | null>, first: S, placeOf: (field: Path) => { section: S; part: number | null }) {
  const [place, go] = useState<{ section: S; part: number }>({ section: first, part: 0 })
  const [wanted, want] = useState<{ field: string } | null>(null)
  const lead = useCallback(({ field }: { field: string }) => {
    const { section, part } = placeOf(field)
    go((before) => ({ section, part: part ?? before.part }))
    want({ field })
  }, [placeOf])
  useEffect(() => {
    if (!wanted || !pane.current) return
    const fields = Array.from(pane.current.querySelectorAll<HTMLElement>('[data-field]'))
    const path = nearest(fields.map((one) => one.dataset.field ?? ''), wanted.field)
    const own = fields.filter((one) => one.dataset.field === path)
    const found = own.at(-1)
    if (!found) return
    for (let fold = found.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
    const control = found.matches('input, button, textarea') ? found : found.querySelector<HTMLElement>('input:not([disabled]), button:not([disabled]), textarea')
    found.scrollIntoView({ block: 'center' })
    control?.focus()
  }, [wanted, pane])
  return {
    ...place, lead,
    show: useCallback((section: S) => go((before) => ({ ...before, section })), []),
    showPart: useCallback((part: number) => go((before) => ({ ...before, part })), [])
  }
}
