import { useEffect, useRef, type RefObject } from 'react'

interface Keys { box: RefObject<HTMLElement | null>; length: number; at: number; go: (at: number) => void; pass: () => void; refuse: () => void; toggle: () => void }

/** One hand on the keyboard: works while the focus is on a card of the list, never while somebody types. */
export function useReviewKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { box, length, at, go, pass, refuse, toggle } = latest.current
      const focus = document.activeElement
      if (event.ctrlKey || event.metaKey || event.altKey || !box.current || !(focus instanceof HTMLElement) || !focus.matches('.check-in') || !box.current.contains(focus)) return
      const step = (by: number) => {
        const next = Math.max(0, Math.min(length - 1, at + by))
        go(next)
        box.current?.querySelectorAll<HTMLElement>('.check-in')[next]?.focus()
      }
      const acts: Record<string, () => void> = { ArrowDown: () => step(1), ArrowUp: () => step(-1), ' ': toggle, y: pass, n: refuse }
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
