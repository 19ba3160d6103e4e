import { WarningOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import type { KeyboardEvent } from 'react'
import type { ImportSummary } from '../../../contract/questions'
import { count } from '../services/format'
import type { Review, Tab } from './useReview'

/** What kind of rows; left and right arrows change it. */
export function Tabs({ review: { tab, show, around, setAround }, counts }: { review: Review; counts: ImportSummary['counts'] }) {
  const all: [Tab, string, number][] = [['all', '全部', counts.total], ['ready', '可入库', counts.ready], ['problem', '要处理', counts.problem], ['duplicate', '可能重复', counts.duplicate]]
  if (counts.done) all.push(['done', '已入库', counts.done])
  const move = (event: KeyboardEvent<HTMLElement>, at: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step && all[(at + step + all.length) % all.length]
    if (!next) return
    event.preventDefault()
    show(next[0])
    document.getElementById(`tab-${next[0]}`)?.focus()
  }
  return (
    <div className='rev-tabs'>
      <div className='tabs' role='tablist' aria-label='看哪些题'>
        {all.map(([key, name, n], i) => (
          <button
            key={key} type='button' role='tab' id={`tab-${key}`} aria-selected={key === tab} aria-controls='items' tabIndex={key === tab ? 0 : -1}
            className={`tab num${key === tab ? ' tab-on' : ''}`} onClick={() => show(key)} onKeyDown={(event) => move(event, i)}
          >
            {key === 'problem' && n ? <WarningOutlined aria-hidden /> : null}{name} {count(n)}
          </button>
        ))}
      </div>
      {tab === 'all' ? null : <Checkbox checked={around} onChange={({ target }) => setAround(target.checked)}>带上前后题</Checkbox>}
    </div>
  )
}
