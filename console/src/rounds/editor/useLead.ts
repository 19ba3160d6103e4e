import { useCallback, useEffect, useState } from 'react'
import { nearest, placeOf, type Section } from './sections'

/** Where in the rules one is, and the way from a problem to its field. */
export function useLead(pane: React.RefObject<HTMLElement | null>) {
  const [place, go] = useState<{ section: Section; phase: number }>({ section: 'scope', phase: 0 })
  const [wanted, want] = useState<{ field: string } | null>(null)
  const lead = useCallback(({ field }: { field: string }) => {
    const { section, phase } = placeOf(field)
    go((before) => ({ section, phase: phase ?? before.phase }))
    want({ field })
  }, [])
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
    show: useCallback((section: Section) => go((before) => ({ ...before, section })), []),
    showPhase: useCallback((phase: number) => go((before) => ({ ...before, phase })), [])
  }
}
