import { Checkbox } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Queue } from './useQueue'
import './review.css'

interface Props<T> {
  queue: Queue<T>
  /** How one of them is named: 心得, 评论. */
  what: string
  name: (item: T) => string
  row: (item: T) => ReactNode
  /** Above the list: what may be done with those chosen. Absent: each is for itself. */
  bulk?: ReactNode
  keys: { on: boolean; set: (on: boolean) => void; says: string }
  total: number
  children: (item: T) => ReactNode
}

/** What waits at the left, the one that is being looked at beside it. */
export function QueueDesk<T extends { id: string }>({ queue, what, name, row, bulk, keys, total, children }: Props<T>) {
  const { items, current, at, show, chosen, choose } = queue
  const list = useRef<HTMLUListElement>(null)
  const read = useRef<HTMLElement>(null)
  const id = current?.id
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' })
    read.current?.scrollTo?.(0, 0)
  }, [id])
  const all = items.length > 0 && items.every((item) => chosen.includes(item.id))
  return (
    <div className='queue'>
      <section className='box queue-list' aria-label={`待看的${what}`}>
        {bulk === undefined
          ? null
          : (
            <div className='queue-head row gap-s wrap'>
              <Checkbox checked={all} indeterminate={!all && chosen.length > 0} onChange={({ target }) => choose(target.checked ? items.map((item) => item.id) : [])}>{chosen.length ? `选中 ${chosen.length}` : '全选'}</Checkbox>
              {bulk}
            </div>
            )}
        <ul ref={list}>
          {items.map((item) => (
            <li key={item.id} className={`queue-row${item.id === id ? ' queue-on' : ''}`}>
              {bulk === undefined ? null : <Checkbox aria-label={`选中${name(item)}`} checked={chosen.includes(item.id)} onChange={({ target }) => choose(target.checked ? [...chosen, item.id] : chosen.filter((one) => one !== item.id))} />}
              <button type='button' className='plain-button grow' aria-current={item.id === id ? 'true' : undefined} onClick={() => show(item.id)}>{row(item)}</button>
            </li>
          ))}
        </ul>
      </section>
      <section ref={read} className='box queue-one' aria-label={current ? name(current) : what}>
        <p className='between queue-place'>
          <span className='cap num' role='status'>{`第 ${at} 件，共 ${Math.max(total, items.length)} 件待看`}</span>
          <Checkbox checked={keys.on} onChange={({ target }) => keys.set(target.checked)}><span className='cap'>按键：{keys.says}</span></Checkbox>
        </p>
        {current ? children(current) : null}
      </section>
    </div>
  )
}
