import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { ImportItem } from '../../../contract/questions'
import { Problem } from '../shell/Problem'
import { ItemRow } from './ItemRow'
import { Windowed, type WindowHandle } from './Windowed'
import type { What } from './useChanges'
import type { Review } from './useReview'

const HEADS = ['选用', '题号', '题型', '题干', '选项', '答案', '状态']
const nothing = () => undefined
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }

/** The questions as rows; the arrows go from one to the next, Tab into what can be done about it. */
export function ItemGrid({ review, rows }: { review: Review; rows: ImportItem[] }) {
  const { current, choose, editing, setEditing, drafts, type, changes, list } = review
  const scroll = useRef<WindowHandle>(null)
  const grid = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => rows.map(({ no }) => no), [rows])
  // Focus goes to the row after a step, and back to it when its buttons have done their work and are gone.
  const wanted = useRef<number | null>(null)
  useEffect(() => {
    const no = wanted.current
    if (no === null) return
    const row = grid.current?.querySelector<HTMLElement>(`[data-no="${no}"]`)
    if (!row) return
    row.focus({ preventScroll: true })
    wanted.current = null
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (!current || target.closest('input:not([type=checkbox]), textarea, .item-edit')) return
    const at = keys.indexOf(current.no)
    const step = STEPS[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = Math.max(0, Math.min(keys.length - 1, at + step))
      wanted.current = keys[next] ?? null
      choose(keys[next] ?? null)
      scroll.current?.reveal(next)
    } else if (event.key === 'Enter' && target.dataset.no) {
      event.preventDefault()
      setEditing(current.no)
    }
  }
  const { run } = changes
  const act = useCallback((no: number, what: What) => {
    wanted.current = no
    choose(no)
    run(no, what)
  }, [choose, run])
  const edit = useCallback((no: number | null, from: number) => {
    if (no === null) wanted.current = from
    choose(from)
    setEditing(no)
  }, [choose, setEditing])

  const row = (index: number) => {
    const item = rows[index]
    if (!item) return null
    const isCurrent = item.no === current?.no
    return (
      <ItemRow
        item={item} index={index} current={isCurrent} editing={editing === item.no} typed={drafts.get(item.no) ?? null} type={type} status={changes.of(item.no)} choose={choose} act={act} edit={edit}
      />
    )
  }
  const foot = list.moreError
    ? <div className='state'><Problem error={list.moreError} /><Button onClick={list.more}>再试一次</Button></div>
    : list.adding ? <p className='cap state' role='status'>正在取后面的题…</p> : null
  return (
    <div className='items' role='grid' aria-label='认出的试题' aria-rowcount={list.ended ? rows.length + 1 : -1} aria-colcount={HEADS.length} onKeyDown={onKeyDown} ref={grid}>
      <div role='rowgroup'>
        <div className='items-head' role='row' aria-rowindex={1}>{HEADS.map((name, i) => <span key={name} role='columnheader' className={`c${i}`}>{i ? name : <span className='said'>{name}</span>}</span>)}</div>
      </div>
      <Windowed ref={scroll} keys={keys} estimate={47} row={row} onEnd={list.moreError ? nothing : list.more} foot={foot} label='试题' />
    </div>
  )
}
