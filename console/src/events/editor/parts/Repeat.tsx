import { PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Session } from '../../../../../contract/event-config'
import { freshId } from '../../../editor/lists'
import { W } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { repeated, type Every } from '../repeat'

const MOST = 200
const options: { value: Every; label: string }[] = [{ value: 'day', label: '每天' }, { value: 'workday', label: '每个工作日' }, { value: 'week', label: '每周同一天' }]

/** One more session, or several like the last one. */
export function Repeat({ spot, show }: { spot: Spot<Session[]>; show: (at: number) => void }) {
  const [every, setEvery] = useState<Every>('week')
  const [times, setTimes] = useState(4)
  const list = spot.value
  const last = list.at(-1)
  const ids = list.map(({ id }) => id)
  const add = (more: Session[]) => { spot.set([...list, ...more].slice(0, MOST)); show(Math.min(MOST, list.length + more.length) - 1) }
  const one = (): Session => {
    const [again] = last ? repeated(last, 'day', 1, ids) : []
    const begins = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 7 * 86_400_000
    return again ?? { id: freshId(ids, 'session'), name: '第 1 场', begins, ends: begins + 2 * 3_600_000 }
  }
  if (list.length >= MOST) return <p className='cap'>最多 {MOST} 场，已经满了。</p>
  return (
    <div className='rule-controls' role='group' aria-label='加场次'>
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => add([one()])}>加一场</Button>
      {last ? (
        <>
          <W>或照最后一场，</W><Select<Every> aria-label='多久重复一次' value={every} options={options} onChange={setEvery} style={{ width: 130 }} />
          <W>再加</W><InputNumber<number> aria-label='再加几场' value={times} min={1} max={MOST} style={{ width: 76 }} onChange={(n) => setTimes(n ?? 1)} /><W>场</W>
          <Button onClick={() => add(repeated(last, every, Math.min(times, MOST - list.length), ids))}>重复添加</Button>
        </>
      ) : null}
    </div>
  )
}
