import { useEffect, useLayoutEffect, useRef } from 'react'
import { Link } from 'react-router'
import { createStore } from '../services/store'

export interface Crumb { text: string; to?: string }

const chrome = createStore<{ crumbs: Crumb[] }>({ crumbs: [] })
let first = true

/** Says where this page is: in the bar, in the browser's tab, and by the focus to those who do not see it. */
export function usePlace(crumbs: Crumb[]) {
  const heading = useRef<HTMLHeadingElement>(null)
  const said = JSON.stringify(crumbs)
  useLayoutEffect(() => {
    const told = JSON.parse(said) as Crumb[]
    chrome.set({ crumbs: told })
    document.title = [...told.map(({ text }) => text).reverse(), '学史'].join(' · ')
  }, [said])
  useEffect(() => {
    if (!first) heading.current?.focus({ preventScroll: true })
    first = false
  }, [])
  return heading
}

export function Crumbs() {
  const crumbs = chrome.use((state) => state.crumbs)
  return (
    <nav className='crumbs' aria-label='当前位置'>
      <ol>
        {crumbs.map(({ text, to }, i) => (
          <li key={i}>{to && i < crumbs.length - 1 ? <Link to={to}>{text}</Link> : <span className='one-line' aria-current={i === crumbs.length - 1 ? 'page' : undefined}>{text}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
