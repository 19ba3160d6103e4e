import { Button, Table, type TableColumnsType } from 'antd'
import type { AttendanceRow } from '../../../../contract/attendance'
import { dayTime } from '../../services/format'
import { useEvent } from '../frame'
import { groupSaid, lasted, markSaid, placesOf, stateNames } from './words'

interface Props { items: AttendanceRow[]; chosen: string[]; choose: (keys: string[]) => void; may: boolean; busy: boolean; tick: ((row: AttendanceRow) => void) | null; correct: (row: AttendanceRow) => void; group: (row: AttendanceRow) => void }

export const rowKey = ({ session, memberId }: AttendanceRow) => `${session} ${memberId}`

/** One row a person and session; what it was worked out from opens below it. */
export function AttendanceTable({ items, chosen, choose, may, busy, tick, correct, group }: Props) {
  const { config } = useEvent()
  const asksOut = config.attendance?.signOut !== undefined
  const name = (id: string) => config.sessions.find((one) => one.id === id)?.name ?? ''
  const several = new Set(items.map(({ session }) => session)).size > 1 || items.some(({ position }) => position)
  const time = (at: number | null) => <span className='num whole'>{at === null ? '—' : dayTime(at)}</span>
  const columns: TableColumnsType<AttendanceRow> = [
    { title: '姓名、单位', key: 'name', width: 200, render: (_, row) => <><span className='strong whole'>{row.name}</span><div className='cap'>{row.unit.name}</div>{row.group ? <div className='cap num'>{groupSaid(placesOf(row))}</div> : null}</> },
    ...(several ? [{ title: '场次、岗位', key: 'session', width: 140, render: (_: unknown, { session, position }: AttendanceRow) => <>{name(session)}{position ? <div className='cap'>{position}</div> : null}</> }] : []),
    { title: '情况', key: 'state', width: 130, render: (_, row) => <State of={row} /> },
    { title: '签到', key: 'in', width: 140, render: (_, { firstIn }) => time(firstIn) },
    ...(asksOut ? [{ title: '签退', key: 'out', width: 140, render: (_: unknown, { lastOut }: AttendanceRow) => time(lastOut) }, { title: '在场', key: 'minutes', align: 'right' as const, width: 110, render: (_: unknown, { lastOut, minutes }: AttendanceRow) => <span className='num whole'>{lastOut === null ? '—' : lasted(minutes)}</span> }] : []),
    ...(config.hours ? [{ title: '时长', key: 'hours', align: 'right' as const, width: 110, render: (_: unknown, { hours }: AttendanceRow) => <span className='num whole'>{hours ? lasted(hours) : '—'}</span> }] : []),
    ...(may ? [{
      title: '操作', key: 'acts', width: 160, className: 'people-acts', render: (_: unknown, row: AttendanceRow) => (
        <span className='row gap-s'>
          {row.group ? <Button size='small' aria-label={`${row.name}一组谁来了`} onClick={() => group(row)}>谁来了</Button> : null}
          {tick && row.state === null && !row.group ? <Button size='small' disabled={busy} aria-label={`登记${row.name}到场`} onClick={() => tick(row)}>到了</Button> : null}
          <Button size='small' aria-label={`更正${row.name}`} onClick={() => correct(row)}>更正</Button>
        </span>
      )
    }] : [])
  ]
  return (
    <div className='people-scroll' tabIndex={0} role='region' aria-label='到场名单'>
      <Table<AttendanceRow>
        rowKey={rowKey} columns={columns} dataSource={items} pagination={false} tableLayout='fixed' style={{ minWidth: 620 + (several ? 140 : 0) + (asksOut ? 250 : 0) + (config.hours ? 110 : 0) + (may ? 160 : 0) }}
        expandable={{
          rowExpandable: ({ marks }) => marks.length > 0,
          expandedRowRender: ({ marks }) => <ul className='attend-marks num'>{marks.map((mark, i) => <li key={i}>{markSaid(mark)}</li>)}</ul>,
          expandIcon: ({ expanded, expandable, onExpand, record }) => (expandable ? <Button type='link' size='small' aria-expanded={expanded} aria-label={`${expanded ? '收起' : '看'}${record.name}的记录`} onClick={(event) => onExpand(record, event)}>{expanded ? '收起' : '记录'}</Button> : null), columnWidth: 64, columnTitle: <span className='said'>记录</span>
        }}
        {...(may && { rowSelection: { selectedRowKeys: chosen, onChange: (keys) => choose(keys.map(String)), getCheckboxProps: (row) => ({ 'aria-label': `选中${row.name}` }) } })}
      />
    </div>
  )
}

function State({ of: { state, walkIn, corrected, settled } }: { of: AttendanceRow }) {
  const notes = [walkIn ? '没有报名' : '', corrected ? '更正过' : '', state !== null && state !== 'absent' && !settled ? '等核对时间' : ''].filter(Boolean)
  return (
    <>
      <span className={state === 'came' ? 'good' : state === 'absent' || state === 'late' || state === 'left-early' ? 'care' : 'sub'}>{state === null ? '还没有记录' : stateNames[state]}</span>
      {notes.length ? <div className='cap'>{notes.join('，')}</div> : null}
    </>
  )
}
