import { useEffect, useRef } from 'react'
import { H5 } from '@/platform/target'
import type { Layer } from './Paper'
import { questionAt } from './answering'
import type { Sitting } from './sitting'
import { act } from './step'

/** H5: 1 to 9 and letters choose, Enter goes on. Fields, buttons and open layers keep their own keys. */
export function useKeys (sitting: Sitting, covered: boolean, open: (layer: Layer) => void): void {
  const latest = useRef({ covered, open })
  latest.current = { covered, open }
  useEffect(() => {
    if (!H5) return
    const pressed = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement
      if (latest.current.covered || event.ctrlKey || event.metaKey || event.altKey || at.closest('input, textarea')) return
      if (event.key === 'Enter') {
        if (!at.closest('[role="button"], [role="switch"], [role="radio"], [role="checkbox"]')) act(sitting, latest.current.open)
        return
      }
      const place = placeOf(event.key)
      if (place !== null && place < (questionAt(sitting.store.getState())?.options.length ?? 0)) sitting.choose(place)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [sitting])
}

function placeOf (key: string): number | null {
  if (/^[1-9]$/.test(key)) return Number(key) - 1
  return /^[a-z]$/i.test(key) ? key.toUpperCase().charCodeAt(0) - 65 : null
}
