import { forwardRef, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useReducer, useRef, useState, type ReactNode } from 'react'
import { placesOf, windowOf } from './window'

export interface WindowHandle { reveal: (index: number) => void }

interface Props {
  /** Stable name of each row. */
  keys: number[]
  /** Height of a row that has not been drawn yet. */
  estimate: number
  row: (index: number) => ReactNode
  /** The last rows are near. */
  onEnd: () => void
  foot?: ReactNode
  label: string
}

/** Draws only the rows in view, whatever their heights: ten thousand scroll like ten. */
export const Windowed = forwardRef<WindowHandle, Props>(function Windowed({ keys, estimate, row, onEnd, foot, label }, handle) {
  const box = useRef<HTMLDivElement>(null)
  const heights = useRef(new Map<number, number>())
  const [, again] = useReducer((n: number) => n + 1, 0)
  const [view, setView] = useState({ top: 0, height: 900 })
  const places = placesOf(keys, heights.current, estimate)
  const latest = useRef(places)
  latest.current = places
  const { from, to } = windowOf(places, view.top, view.height)

  const observer = useMemo(() => new ResizeObserver((entries) => {
    let changed = false
    for (const { target, borderBoxSize: [size] } of entries) {
      const key = Number((target as HTMLElement).dataset.key)
      const height = size?.blockSize ?? 0
      if (height && heights.current.get(key) !== height) changed = !!heights.current.set(key, height)
    }
    if (changed) again()
  }), [])
  useEffect(() => () => observer.disconnect(), [observer])
  const watch = useCallback((element: HTMLElement | null) => { if (element) observer.observe(element) }, [observer])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const see = () => {
      setView({ top: element.scrollTop, height: element.clientHeight })
      // The heads stand over their columns whether there is a scroll bar or not.
      element.parentElement?.style.setProperty('--bar', `${element.offsetWidth - element.clientWidth}px`)
    }
    const size = new ResizeObserver(see)
    size.observe(element)
    element.addEventListener('scroll', see, { passive: true })
    return () => { size.disconnect(); element.removeEventListener('scroll', see) }
  }, [])
  const near = to >= keys.length - 20
  useEffect(() => { if (near) onEnd() }, [near, keys.length, onEnd])

  useImperativeHandle(handle, () => ({
    reveal(index) {
      const element = box.current
      const top = latest.current[index]
      const bottom = latest.current[index + 1]
      if (!element || top === undefined || bottom === undefined) return
      if (top < element.scrollTop) element.scrollTop = top
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = Math.min(top, bottom - element.clientHeight)
    }
  }), [])

  const total = places[keys.length] ?? 0
  return (
    <div className='items-scroll' ref={box} role='rowgroup' aria-label={label}>
      <div role='presentation' style={{ paddingTop: places[from] ?? 0, paddingBottom: total - (places[to] ?? total) }}>
        {keys.slice(from, to).map((key, i) => <div key={key} data-key={key} ref={watch} role='presentation'>{row(from + i)}</div>)}
      </div>
      {foot}
    </div>
  )
})
