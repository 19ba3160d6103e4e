import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { EventRow } from '../../../contract/event-desk'
import { wordOf } from '../editor/options'
import { count } from '../services/format'
import { useWide } from '../shell/useWide'
import { RowActs } from './RowActs'
import { kinds, StateMark, When } from './words'

const homeOf = ({ id, state, mine }: EventRow) => (mine && state === 'draft' ? `/events/${id}/edit` : `/events/${id}`)

export function EventTable({ events, changed }: { events: EventRow[]; changed: () => void }) {
  const wide = useWide()
  const columns: TableColumnsType<EventRow> = [
    { title: '名称', key: 'title', render: (_, event) => <><Link to={homeOf(event)} className='round-name'>{event.title || '未命名'}</Link><div className='cap round-facts'>{event.owner.name}</div></> },
    { title: '类型', key: 'kind', width: wide ? 110 : 90, render: (_, { kind }) => <span className='whole'>{wordOf(kinds, kind)}</span> },
    { title: '状态', key: 'state', width: wide ? 110 : 90, render: (_, { state }) => <StateMark state={state} /> },
    { title: '时间', key: 'at', width: wide ? 240 : 150, render: (_, event) => <When of={event} /> },
    { title: '场次', key: 'sessions', align: 'right', width: 70, render: (_, { sessions }) => <span className='num whole'>{count(sessions)} 场</span> },
    { title: '已报 / 名额', key: 'confirmed', align: 'right', width: 120, render: (_, event) => <Taken of={event} /> },
    { title: '候补', key: 'waiting', align: 'right', width: 70, render: (_, { id, title, waiting }) => <Some to={`/events/${id}?state=waiting`} n={waiting} label={`看“${title}”候补的 ${waiting} 人`} /> },
    { title: '待审', key: 'applied', align: 'right', width: 70, render: (_, { id, title, applied }) => <Some to={`/events/${id}?state=applied`} n={applied} label={`审核“${title}”的 ${applied} 份报名`} /> },
    { title: '操作', key: 'acts', width: 124, render: (_, event) => <RowActs event={event} changed={changed} /> }
  ]
  return <Table<EventRow> rowKey='id' columns={columns} dataSource={events} pagination={false} rowClassName={({ state }) => (state === 'running' ? 'round-open' : '')} />
}

/** Where everybody belongs to it nobody signs up: who is expected, and who has excused himself. */
function Taken({ of: { state, how, confirmed, seats, expected, excused } }: { of: EventRow }) {
  if (state === 'draft') return <span className='cap'>—</span>
  if (how === 'opt-out') return <><span className='num whole'>应到 {count(expected ?? 0)}</span>{excused ? <div className='cap num whole'>请假 {count(excused)}</div> : null}</>
  return <span className='num whole'>{count(confirmed)} / {seats === null ? '不限' : count(seats)}</span>
}

const Some = ({ to, n, label }: { to: string; n: number; label: string }) => (n ? <Link to={to} className='num whole' aria-label={label}>{count(n)} 人</Link> : <span className='cap'>—</span>)
