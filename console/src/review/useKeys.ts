import { useEffect, useRef, useState } from 'react'

const KEY = 'xueshi-review-keys'

/** Whether letters are commands here: somebody who speaks to the computer switches them off. */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const [on, set] = useState(() => { try { return localStorage.getItem(KEY) !== 'off' } catch { return true } })
  return [on, (next) => {
    set(next)
    try { localStorage.setItem(KEY, next ? 'on' : 'off') } catch { /* a private window */ }
  }]
}

/** Single keys while nothing is being typed, nothing asked, and no button has the focus that Enter would press. */
export function useKeys(acts: Record<string, () => void>, on: boolean): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const place = event.target as HTMLElement
      if (place.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true], .ant-select') || document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open')) return
      if (event.key === 'Enter' && place.closest('button, a, input, summary, [role=tab], [role=menuitem]')) return
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on])
}
