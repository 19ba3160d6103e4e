import { useEffect, useRef, type RefObject } from 'react'
import { openLayer } from './back'
import { H5 } from './target'

/** Open layers, the topmost last. */
const layers: HTMLElement[] = []

const REACHABLE = 'input:not([readonly]), textarea, button, a[href], [tabindex="0"]'

/**
 * H5: while a layer is open the focus stays inside it, Escape and the browser's back close it, and at the end the focus
 * returns to where it was. In WeChat there is nothing to do.
 */
export function useFocusTrap (onEscape: () => void): RefObject<HTMLElement> {
  const layer = useRef<HTMLElement>(null)
  const escape = useRef(onEscape)
  escape.current = onEscape
  useEffect(() => {
    const root = layer.current
    if (!H5 || !root) return
    const before = document.activeElement
    root.tabIndex = -1
    const enter = () => { if (!root.contains(document.activeElement)) root.focus({ preventScroll: true }) }
    enter()
    // Taro's elements move their children into place after mounting, and the focus is lost over it.
    const again = setTimeout(enter, 100)
    layers.push(root)
    const closed = openLayer(() => escape.current())
    // On the document: the focus may have been lost to it, by Taro or by a tap beside everything that can have it.
    const pressed = (event: KeyboardEvent) => {
      const astray = !root.contains(document.activeElement)
      if (layers[layers.length - 1] !== root || (astray && document.activeElement !== document.body)) return
      if (event.key === 'Escape') {
        event.stopImmediatePropagation()
        escape.current()
      }
      if (event.key !== 'Tab') return
      if (astray) root.focus({ preventScroll: true })
      keepInside(event, root)
    }
    document.addEventListener('keydown', pressed)
    return () => {
      clearTimeout(again)
      closed()
      document.removeEventListener('keydown', pressed)
      layers.splice(layers.indexOf(root), 1)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return layer
}

function keepInside (event: KeyboardEvent, root: HTMLElement): void {
  const all = [...root.querySelectorAll<HTMLElement>(REACHABLE)]
  const first = all[0]
  const last = all[all.length - 1]
  if (!first || !last) return event.preventDefault()
  const at = document.activeElement
  if (event.shiftKey ? at === first || at === root : at === last) {
    event.preventDefault()
    ;(event.shiftKey ? last : first).focus()
  }
}
