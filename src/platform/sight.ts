import Taro from '@tarojs/taro'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { H5 } from './target'

/**
 * Whether an element of what scrolls in this page can be seen; true as long as that is not known. The ref goes to any other
 * element of the page.
 */
export function useInSight (selector: string): { seen: boolean, near: RefObject<HTMLElement> } {
  const [seen, setSeen] = useState(true)
  const near = useRef<HTMLElement>(null)
  useEffect(() => (H5 ? inBrowser(near.current, selector, setSeen) : inWechat(selector, setSeen)), [selector])
  return { seen, near }
}

function inBrowser (near: HTMLElement | null, selector: string, tell: (seen: boolean) => void): (() => void) | undefined {
  const element = near?.closest('.page')?.querySelector(selector)
  if (!element || !('IntersectionObserver' in window)) return
  const observer = new IntersectionObserver((all) => { tell(all[all.length - 1]?.isIntersecting ?? true) }, { root: element.closest('.page-main') })
  observer.observe(element)
  return () => observer.disconnect()
}

function inWechat (selector: string, tell: (seen: boolean) => void): () => void {
  const page = Taro.getCurrentInstance().page
  let stop = () => undefined as void
  // The first drawing has to be over: what is not there yet cannot be observed.
  const timer = setTimeout(() => {
    if (!page) return
    // As if it had been seen: then the first look tells when it is not.
    const observer = Taro.createIntersectionObserver(page, { initialRatio: 1, thresholds: [0.1] })
    observer.relativeTo('.page-main').observe(selector, ({ intersectionRatio: part = 0 }) => tell(part > 0))
    stop = () => observer.disconnect()
  }, 300)
  return () => { clearTimeout(timer); stop() }
}
