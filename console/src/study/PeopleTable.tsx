import { Table, type TableColumnsType } from 'antd'
import { count, dayTime } from '../services/format'
import type { Person } from './PeopleTab'

/** One row a person; points only where they are shown at all. */
export function PeopleTable({ items }: { items: Person[] }) {
  const points = items.some(({ totals }) => totals.points !== null)
  const columns: TableColumnsType<Person> = [
    { title: '姓名', key: 'name', width: 110, render: (_, { name, out }) => <><span className='strong whole'>{name}</span>{out ? <div className='cap'>已退出</div> : null}</> },
    { title: '单位', key: 'unit', width: 160, render: (_, { unit }) => unit.name },
    { title: '工号', key: 'staff', width: 90, render: (_, { staffNo }) => <span className='num'>{staffNo || '—'}</span> },
    { title: '打卡天数', key: 'days', align: 'right', width: 110, render: (_, { totals }) => <><span className='num whole'>{count(totals.days)} 天</span>{totals.madeUp ? <div className='cap num whole'>补 {count(totals.madeUp)} 天</div> : null}</> },
    { title: '连续', key: 'streak', align: 'right', width: 110, render: (_, { totals }) => <><span className='num whole'>{count(totals.streak)} 天</span>{totals.longest > totals.streak ? <div className='cap num whole'>最长 {count(totals.longest)} 天</div> : null}</> },
    ...(points ? [{ title: '积分', key: 'points', align: 'right' as const, width: 84, render: (_: unknown, { totals }: Person) => <span className='num whole'>{totals.points ?? '—'}</span> }] : []),
    { title: '现在该做没做的', key: 'undone', render: (_, { undone }) => (undone.length ? <span>{undone.join('、')}</span> : <span className='good'>都做了</span>) },
    { title: '落后提示', key: 'behind', width: 170, render: (_, { behind }) => (behind ? <span className='care'>{behind}</span> : '—') },
    { title: '最近一次', key: 'last', width: 132, render: (_, { lastAt }) => <span className='num'>{lastAt === null ? '还没打过' : dayTime(lastAt)}</span> }
  ]
  return (
    <div className='people-scroll' tabIndex={0} role='region' aria-label='成员打卡情况'>
      <Table<Person> rowKey='memberId' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' style={{ minWidth: 1080 + (points ? 84 : 0) }} />
    </div>
  )
}
