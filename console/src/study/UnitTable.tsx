import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { Share } from '../rounds/Share'
import { count } from '../services/format'
import { usePlan } from './frame'
import type { Progress } from './ProgressTab'
import '../people/people.css'

type Row = Progress['rows'][number]

/** One row a unit, one column a task; the row above all is the whole. */
export function UnitTable({ progress: { rows, tasks, plan }, show }: { progress: Progress; show: (id: string) => void }) {
  const { plan: { id } } = usePlan()
  const done = ({ tasks: own }: Row, task: string) => own.find((one) => one.id === task)?.done ?? 0
  const columns: TableColumnsType<Row> = [
    {
      title: '单位', key: 'unit', width: 180, sorter: (a, b) => a.unit.name.localeCompare(b.unit.name, 'zh'), render: (_, { unit, hasChildren }) =>
        hasChildren ? <button type='button' className='plain-button link strong' onClick={() => show(unit.id)}>{unit.name}</button> : <span className='strong'>{unit.name}</span>
    },
    { title: '打过卡 / 应参加', key: 'share', width: 240, sorter: (a, b) => (a.rate ?? 2) - (b.rate ?? 2), render: (_, { participants, heads }) => <Share participants={participants} roster={heads} /> },
    { title: '打卡', key: 'checkIns', align: 'right', width: 90, sorter: (a, b) => a.checkIns - b.checkIns, render: (_, row) => <span className='num whole'>{count(row.checkIns)} 次</span> },
    { title: '人均天数', key: 'days', align: 'right', width: 116, sorter: (a, b) => perHead(a) - perHead(b), render: (_, row) => <span className='num whole'>{row.heads ? perHead(row).toFixed(1) : '—'}</span> },
    ...tasks.map(({ id: task, title }) => ({
      title: <span className='plan-task-name' title={title}>{title}</span>, key: `task ${task}`, align: 'right' as const, width: 120, sorter: (a: Row, b: Row) => done(a, task) - done(b, task),
      render: (_: unknown, row: Row) => <span className='num whole'>{count(done(row, task))} 人</span>
    })),
    { title: '待审核', key: 'waiting', align: 'right', width: 90, sorter: (a, b) => a.waiting - b.waiting, render: (_, row) => <Who of={row} only='review' n={row.waiting} named='待审核' none='—' id={id} /> },
    { title: '还没打卡', key: 'absent', align: 'right', width: 110, sorter: (a, b) => absent(a) - absent(b), render: (_, row) => <Who of={row} only='none-yet' n={absent(row)} named='还没打卡' none={row.waiting ? '0 人' : '都打过'} id={id} /> }
  ]
  const summary = tasks.length > 1 ? () => (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={4}><span className='sub'>合计，各项任务做过的人 / 该做的人</span></Table.Summary.Cell>
      {tasks.map((task, i) => <Table.Summary.Cell key={task.id} index={4 + i} align='right'><span className='num whole strong'>{count(task.done)} / {count(task.heads)}</span></Table.Summary.Cell>)}
      <Table.Summary.Cell index={4 + tasks.length} colSpan={2} />
    </Table.Summary.Row>
  ) : undefined
  return (
    <div className='people-scroll' tabIndex={0} role='region' aria-label={`${plan.title}各单位的进度`}>
      <Table<Row> rowKey={({ unit }) => unit.id} columns={columns} dataSource={rows} pagination={false} showSorterTooltip={false} tableLayout='fixed' style={{ minWidth: 826 + tasks.length * 120 }} {...(summary && { summary })} />
    </div>
  )
}

const perHead = ({ days, heads }: Row) => (heads ? days / heads : 0)
const absent = ({ heads, participants, waiting }: Row) => Math.max(0, heads - participants - waiting)

/** A figure that leads to the names behind it. */
const Who = ({ of: { unit }, only, n, named, none, id }: { of: Row; only: 'review' | 'none-yet'; n: number; named: string; none: string; id: string }) => (n
  ? <Link to={`/plans/${id}/people?unit=${unit.id}&only=${only}`} className='num whole' aria-label={`${unit.name}${named}的 ${n} 人`}>{count(n)} 人</Link>
  : <span className={none === '都打过' ? 'good whole' : 'cap num'}>{none}</span>)
