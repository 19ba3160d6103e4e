import { useEffect, useRef } from 'react'
import { H5 } from '@/platform/target'
import type { Layer } from './Layers'
import type { Session } from './open-session'
import { act, stepOf } from './step'

/** H5: 1 to 9 and letters choose, Enter goes on (it never gives up a question). Fields, buttons and open layers keep their own keys. */
export function useKeys (session: Session, covered: boolean, open: (layer: Layer) => void): void {
  const latest = useRef({ covered, open })
  latest.current = { covered, open }
  useEffect(() => {
    if (!H5) return
    const pressed = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement
      if (latest.current.covered || event.ctrlKey || event.metaKey || event.altKey || at.closest('input, textarea')) return
      if (event.key === 'Enter') {
        const step = stepOf(session.store.getState())
        if (step !== 'pass' && step !== 'stop' && !at.closest('[role="button"], [role="switch"], [role="radio"], [role="checkbox"]')) act(session, latest.current.open)
        return
      }
      const place = placeOf(event.key)
      if (place !== null) session.choose(place)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [session])
}

function placeOf (key: string): number | null {
  if (/^[1-9]$/.test(key)) return Number(key) - 1
  return /^[a-z]$/i.test(key) ? key.toUpperCase().charCodeAt(0) - 65 : null
}
