import { Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { QuestionDrawer } from '../bank/QuestionDrawer'
import { useData } from '../services/data'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'
import { useFrame } from '../rounds/frame'
import { useExport } from '../rounds/results/useExport'
import { Problem } from '../shell/Problem'
import { Empty, Loaded } from '../shell/States'
import { Choice } from '../shell/Choice'
import { ItemTable } from './ItemTable'
import './items.css'

/** What the papers of a round say about its questions. */
export function ItemsTab() {
  const { round: { id: roundId } } = useFrame()
  const [query, setQuery] = useSearchParams()
  const phase = query.get('phase') ?? undefined
  const found = useData(() => request('GET /organiser/rounds/:id/items', { id: roundId, phase }), `${roundId} ${phase ?? ''}`, { keep: true })
  const save = useExport(roundId)
  const [flagged, setFlagged] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  const { data } = found
  const doubtful = data?.items.filter(({ flags }) => flags.length) ?? []
  const shown = flagged ? doubtful : data?.items ?? []
  return (
    <>
      {data && data.phases.length > 1
        ? (
          <Select
            className='items-phase' aria-label='看哪个阶段' value={data.phase} onChange={(id: string) => setQuery({ phase: id }, { replace: true })}
            options={data.phases.map(({ id, name, attempts }) => ({ value: id, label: `${name}（${count(attempts)} 份）` }))}
          />
          )
        : null}
      <Loaded of={found} failed='试题分析暂时取不出来' rows={8}>
        {({ attempts, items, at }) => items.length
          ? (
            <>
              <div className='items-head between'>
                <Choice label='看哪些题' value={flagged} change={setFlagged} items={[{ value: false, text: `全部 ${count(items.length)}` }, { value: true, text: `要看看 ${count(doubtful.length)}` }]} />
                <span className='row gap'><span className='cap num'>按 {count(attempts)} 份已交的答卷计算 · {dayTime(at)}</span><Button onClick={() => void found.refresh()} loading={found.loading}>重新计算</Button><Button loading={save.busy} onClick={() => save.run({ file: 'items' })}>导出 Excel</Button></span>
              </div>
              <Problem error={save.error} />
              <div className='box'>
                {shown.length ? <ItemTable items={shown} open={setAsked} /> : <Empty title='没有要看看的题' text='答案、难度和各选项都没有发现异常。' />}
              </div>
            </>
            )
          : <div className='box'><Empty title={data && data.phases.length > 1 ? '这个阶段还没有人交卷' : '还没有人交卷'} text='有人交卷后，这里会算出每道题的得分率、区分度和各选项被选的次数。' /></div>}
      </Loaded>
      {asked === null ? null : <QuestionDrawer key={asked} bankId='' id={asked} facets={null} close={() => setAsked(null)} opened={setAsked} changed={() => void found.refresh()} />}
    </>
  )
}
