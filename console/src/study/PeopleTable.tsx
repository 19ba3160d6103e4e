import { Table, type TableColumnsType } from 'antd'
import { count, dayTime } from '../services/format'
import type { Person } from './PeopleTab'

/** One row a person; points, hints, groups and teams only where there are any. */
export function PeopleTable({ items, behind, groups, teams }: { items: Person[]; behind: boolean; groups: boolean; teams: boolean }) {
  const points = items.some(({ totals }) => totals.points !== null)
  const columns: TableColumnsType<Person> = [
    { title: '姓名、工号', key: 'name', width: 112, render: (_, { name, staffNo, out }) => <><span className='strong whole'>{name}</span>{staffNo ? <div className='cap num'>{staffNo}</div> : null}{out ? <div className='cap'>已退出</div> : null}</> },
    { title: '单位', key: 'unit', width: 150, render: (_, { unit }) => unit.name },
    ...(groups ? [{ title: '组别', key: 'group', width: 84, render: (_: unknown, { group }: Person) => group || '—' }] : []),
    ...(teams ? [{ title: '队伍', key: 'team', width: 96, render: (_: unknown, { team, leader }: Person) => (team ? <>{team}{leader ? <div className='cap'>队长</div> : null}</> : '—') }] : []),
    { title: '打卡天数', key: 'days', align: 'right', width: 96, render: (_, { totals }) => <><span className='num whole'>{count(totals.days)} 天</span>{totals.madeUp ? <div className='cap num whole'>补 {count(totals.madeUp)} 天</div> : null}</> },
    { title: '连续', key: 'streak', align: 'right', width: 104, render: (_, { totals }) => <><span className='num whole'>{count(totals.streak)} 天</span>{totals.longest > totals.streak ? <div className='cap num whole'>最长 {count(totals.longest)} 天</div> : null}</> },
    ...(points ? [{ title: '积分', key: 'points', align: 'right' as const, width: 70, render: (_: unknown, { totals }: Person) => <span className='num whole'>{totals.points ?? '—'}</span> }] : []),
    { title: '现在该做的', key: 'undone', render: (_, { undone, waiting }) => <Due undone={undone} waiting={waiting} /> },
    ...(behind ? [{ title: '落后提示', key: 'behind', width: 130, render: (_: unknown, one: Person) => (one.behind ? <span className='care'>{one.behind}</span> : '—') }] : []),
    { title: '最近一次', key: 'last', width: 128, render: (_, { lastAt, state }) => <span className='num'>{lastAt === null ? (state === 'review' ? '待审核' : '还没打卡') : dayTime(lastAt)}</span> }
  ]
  return (
    <div className='people-scroll' tabIndex={0} role='region' aria-label='成员打卡情况'>
      <Table<Person> rowKey='memberId' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' style={{ minWidth: 770 + (behind ? 130 : 0) + (points ? 70 : 0) + (groups ? 84 : 0) + (teams ? 96 : 0) }} />
    </div>
  )
}

/** What is open, what waits for review, or that all is done. */
function Due({ undone, waiting }: Pick<Person, 'undone' | 'waiting'>) {
  if (!undone.length && !waiting.length) return <span className='good'>已完成</span>
  return <>{undone.length ? <div>没做：{undone.join('、')}</div> : null}{waiting.length ? <div className='sub'>待审核：{waiting.join('、')}</div> : null}</>
}
