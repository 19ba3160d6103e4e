import { App, Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { EventSessionRow } from '../../../contract/event-desk'
import { ReasonForm } from '../review/ReasonForm'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'
import { usualReasons } from './EventActs'
import { useEvent } from './frame'
import { mayEdit } from './RowActs'
import { spanOf } from './words'
import '../people/people.css'
import '../review/review.css'

/** Each session with its figures; where seats are shared out, by whom they are taken. */
export function SessionsTab() {
  const { event, config, sessions, refresh } = useEvent()
  const { message } = App.useApp()
  const [cancelling, cancel] = useState<EventSessionRow | null>(null)
  const lot = config.enrol.how === 'lot'
  const optOut = config.enrol.how === 'opt-out'
  const send = async (reason: string) => {
    await request('POST /organiser/events/:id/cancel', { id: event.id, session: cancelling?.id, reason })
    void message.success(`“${cancelling?.name}”已取消，已通知报名的人`)
    cancel(null)
    await refresh()
  }
  const people = (title: string, key: string, of: (row: EventSessionRow) => number) => ({ title, key, align: 'right' as const, width: 76, render: (_: unknown, row: EventSessionRow) => <span className='num whole'>{of(row) ? `${count(of(row))} 人` : '—'}</span> })
  const columns: TableColumnsType<EventSessionRow> = [
    { title: '场次', key: 'name', width: 200, render: (_, { name, cancelled, reason }) => <><span className='strong'>{name}</span>{cancelled ? <div className='care'>已取消：{reason}</div> : null}</> },
    { title: '时间', key: 'at', width: 220, render: (_, { begins, ends }) => <span className='num'>{spanOf(begins, ends)}</span> },
    ...(optOut
      ? [people('应到', 'expected', ({ expected }) => expected ?? 0), people('请假', 'excused', ({ excused }) => excused)]
      : [
          { title: '已占 / 名额', key: 'taken', align: 'right' as const, width: 110, render: (_: unknown, { taken, seats, confirmed, offered }: EventSessionRow) => <span className='num whole'>{seats === null ? `${count(Math.max(taken, confirmed + offered))} / 不限` : `${count(taken)} / ${count(seats)}`}</span> },
          people('已报上', 'confirmed', ({ confirmed }) => confirmed), people('待确认', 'offered', ({ offered }) => offered), people('候补', 'waiting', ({ waiting }) => waiting), people(lot ? '等抽签' : '待审', 'applied', ({ applied }) => applied)
        ]),
    ...(sessions.some(({ positions, quotas }) => positions.length || quotas.length) ? [{ title: '岗位与名额', key: 'parts', width: 260, render: (_: unknown, { positions, quotas }: EventSessionRow) => <Parts of={[...positions, ...quotas]} /> }] : []),
    ...(lot ? [{ title: '抽签', key: 'lot', width: 220, render: (_: unknown, row: EventSessionRow) => <Lot of={row} /> }] : []),
    ...(mayEdit(event) && event.state !== 'draft' ? [{ title: '操作', key: 'acts', width: 100, render: (_: unknown, row: EventSessionRow) => (row.cancelled || row.ends < Date.now() ? <span className='cap'>—</span> : <Button type='link' size='small' aria-label={`取消${row.name}`} onClick={() => cancel(row)}>取消这场</Button>) }] : [])
  ]
  return (
    <div className='box people-scroll' tabIndex={0} role='region' aria-label='各场次'>
      <Table<EventSessionRow> rowKey='id' columns={columns} dataSource={sessions} pagination={sessions.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} />
      {cancelling ? (
        <ReasonForm
          title={`取消“${cancelling.name}”？`} says={`只取消 ${spanOf(cancelling.begins, cancelling.ends)} 这一场，报了这一场的人都会收到通知。取消后不能恢复。`} okText='取消这场' back='先不取消' label='为什么取消' common={usualReasons} send={send} close={() => cancel(null)}
        />
      ) : null}
    </div>
  )
}

const Parts = ({ of }: { of: { name: string; seats: number; taken: number }[] }) => (
  <ul className='event-parts'>{of.map(({ name, seats, taken }, i) => <li key={i} className='between gap'><span>{name}</span><span className={taken >= seats ? 'num whole care' : 'num whole'}>{count(taken)} / {count(seats)}{taken >= seats ? ' 满' : ''}</span></li>)}</ul>
)

/** With the seed whoever doubts it can draw the lot again. */
function Lot({ of: { drawAt, drawnAt, seed } }: { of: EventSessionRow }) {
  if (drawnAt !== null) return <><span className='num'>{dayTime(drawnAt)} 抽完</span><div className='cap event-seed'>种子：{seed}</div></>
  return <span className='num sub'>{drawAt === null ? '—' : `${dayTime(drawAt)} 抽签`}</span>
}
