import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Table, type TableColumnsType } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Entry, EntryList } from '../../../contract/advance'
import { Choice } from '../shell/Choice'
import { count, dayTime } from '../services/format'
import { Empty } from '../shell/States'

const stateNames: Record<Entry['state'], string> = { in: '晋级', moved: '递补', reserve: '候补', out: '已退出' }
const PAGE = 50

type Which = 'all' | 'in' | 'reserve' | 'out'
const fits = (which: Which, { state }: Entry) => which === 'all' || state === which || (which === 'in' && state === 'moved')

interface Props { list: EntryList; out: (entry: Entry) => void; again: () => void; extra: ReactNode }

/** Who comes into one phase, or what the list waits for. */
export function PhaseEntries({ list: { phase, decidedAt, waits, ranked, entries }, out, again, extra }: Props) {
  const [which, look] = useState<Which>('all')
  const [typed, type] = useState('')
  const manySources = new Set(entries.map(({ source }) => source)).size > 1
  const mayRedo = decidedAt !== null && Date.now() < phase.opensAt && !entries.some(({ started }) => started)
  const shown = entries.filter((entry) => fits(which, entry) && (!typed.trim() || `${entry.name} ${entry.unit.name}`.includes(typed.trim())))
  const tab = (value: Which, text: string) => ({ value, text: `${text} ${count(entries.filter((entry) => fits(value, entry)).length)}` })
  const columns: TableColumnsType<Entry> = [
    { title: '情况', key: 'state', width: 96, render: (_, { state, place }) => <span className={state === 'out' ? 'care' : state === 'moved' ? 'good' : state === 'reserve' ? 'cap num' : ''}>{stateNames[state]}{state === 'reserve' ? ` ${place}` : ''}</span> },
    ...(ranked ? [{ title: '名次', key: 'place', width: 72, align: 'right' as const, render: (_: unknown, { state, place }: Entry) => <span className='num'>{state === 'in' ? place : '—'}</span> }] : []),
    { title: '姓名', key: 'name', width: 110, sorter: (a, b) => a.name.localeCompare(b.name, 'zh'), render: (_, { name }) => <span className='strong'>{name}</span> },
    { title: '单位', key: 'unit', sorter: (a, b) => a.unit.name.localeCompare(b.unit.name, 'zh'), render: (_, { unit }) => unit.name },
    ...(manySources ? [{ title: '来自', key: 'source', width: 120, render: (_: unknown, { source }: Entry) => source }] : []),
    { title: '答卷', key: 'paper', width: 90, render: (_, { started, finished }) => (finished ? <span className='good'>已交卷</span> : started ? '正在答' : <span className='cap'>没有开始</span>) },
    { title: '说明', key: 'note', width: 200, render: (_, { note }) => note || '—' },
    { title: '操作', key: 'acts', width: 84, render: (_, entry) => (entry.state === 'out' || entry.started ? '—' : <Button type='link' className='in-table' aria-label={`让${entry.name}退出${phase.name}`} onClick={() => out(entry)}>退出</Button>) }
  ]
  return (
    <section className='entries' aria-label={phase.name}>
      <div className='between gap wrap entries-head'>
        <div><h2 className='h2'>{phase.name}</h2><p className='cap num'>{dayTime(phase.opensAt)} 开始{decidedAt === null ? '' : `，名单 ${dayTime(decidedAt)} 产生`}</p></div>
        <div className='row gap-s'>{mayRedo ? <Button aria-label={`${phase.name}：按更正后的成绩重新确定`} onClick={again}>按更正后的成绩重新确定</Button> : null}{extra}</div>
      </div>
      {decidedAt === null ? <div className='box'><Empty title='名单还没有产生' text={waits} /></div> : !entries.length ? <div className='box'><Empty title='没有人晋级' text='没有人达到晋级的要求。' /></div> : (
        <>
          <div className='row gap wrap entries-bar'>
            <Choice<Which> label={`${phase.name}看哪些人`} value={which} change={look} items={[tab('all', '全部'), tab('in', '晋级'), tab('reserve', '候补'), tab('out', '已退出')]} />
            <Input className='entries-search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label={`在${phase.name}名单里找姓名或单位`} placeholder='找姓名或单位' value={typed} maxLength={40} onChange={({ target }) => type(target.value)} />
          </div>
          <div className='box'>
            {shown.length
              ? <Table<Entry> rowKey='memberId' columns={columns} dataSource={shown} tableLayout='fixed' showSorterTooltip={false} pagination={shown.length > PAGE ? { pageSize: PAGE, showSizeChanger: false, showTotal: (total) => `共 ${count(total)} 人` } : false} />
              : <Empty title='没有找到' text='换个词，或换一种情况看看。' />}
          </div>
        </>
      )}
    </section>
  )
}
