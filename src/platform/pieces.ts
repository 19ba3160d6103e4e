import Taro from '@tarojs/taro'
import { useEffect, useRef, type RefObject } from 'react'
import { H5 } from './target'

/** The ends of pieces, as elements: `piece-3`. */
export const pieceEnd = (at: number) => `piece-${at}`
const placeOf = (id: string) => Number(/^piece-(\d+)$/.exec(id)?.[1] ?? NaN)

/**
 * Tells of every piece of the page whose end comes into sight; a new `key` looks for them anew. The ref goes to any element of the page.
 */
export function usePieces (key: string, tell: (at: number) => void): RefObject<HTMLElement> {
  const near = useRef<HTMLElement>(null)
  const latest = useRef(tell)
  latest.current = tell
  useEffect(() => {
    if (!key) return
    const seen = (id: string) => { const at = placeOf(id); if (!Number.isNaN(at)) latest.current(at) }
    return H5 ? inBrowser(near.current, seen) : inWechat(seen)
  }, [key])
  return near
}

function inBrowser (near: HTMLElement | null, seen: (id: string) => void): (() => void) | undefined {
  const page = near?.closest('.page')
  if (!page || !('IntersectionObserver' in window)) return
  const observer = new IntersectionObserver((all) => {
    for (const { isIntersecting, target } of all) if (isIntersecting) seen(target.id)
  }, { root: page.querySelector('.page-main') })
  page.querySelectorAll('.piece-end').forEach((element) => observer.observe(element))
  return () => observer.disconnect()
}

function inWechat (seen: (id: string) => void): () => void {
  const page = Taro.getCurrentInstance().page
  let stop = () => undefined as void
  // The first drawing has to be over: what is not there yet cannot be observed.
  const timer = setTimeout(() => {
    if (!page) return
    const observer = Taro.createIntersectionObserver(page, { observeAll: true, thresholds: [0, 0.5] })
    observer.relativeTo('.page-main').observe('.piece-end', (found) => {
      if ((found.intersectionRatio ?? 0) > 0) seen(String((found as unknown as { id?: string }).id ?? ''))
    })
    stop = () => observer.disconnect()
  }, 300)
  return () => { clearTimeout(timer); stop() }
}
