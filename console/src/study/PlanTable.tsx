import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { PlanRow } from '../../../contract/study'
import { Share } from '../rounds/Share'
import { count } from '../services/format'
import { useWide } from '../shell/useWide'
import { span, spanWords } from './days'
import { PlanActs } from './PlanActs'
import { StateMark } from './words'

const homeOf = ({ id, state, mine }: PlanRow) => (mine && state === 'draft' ? `/plans/${id}/edit` : `/plans/${id}`)

export function PlanTable({ plans, changed }: { plans: PlanRow[]; changed: () => void }) {
  const wide = useWide()
  const columns: TableColumnsType<PlanRow> = [
    { title: '名称', key: 'title', render: (_, plan) => <><Link to={homeOf(plan)} className='round-name'>{plan.title || '未命名'}</Link><div className='cap round-facts'>{plan.owner.name}</div></> },
    { title: '日期', key: 'at', width: wide ? 250 : 170, render: (_, { from, to }) => <span className='num'>{spanWords(from, to)} <span className='cap whole'>共 {count(span(from, to))} 天</span></span> },
    { title: '状态', key: 'state', width: wide ? 110 : 84, render: (_, { state }) => <StateMark state={state} /> },
    { title: '任务', key: 'tasks', align: 'right', width: 70, render: (_, { tasks }) => <span className='num whole'>{count(tasks)} 项</span> },
    {
      title: '打过卡 / 应参加', key: 'share', width: wide ? 230 : 130, render: (_, { state, participants, roster }) =>
        state === 'draft' ? <span className='cap'>—</span> : state === 'upcoming' ? <span className='cap'>开始后显示</span> : <Share participants={participants} roster={roster} red={state === 'running'} />
    },
    {
      title: '待审核', key: 'waiting', align: 'right', width: 84, render: (_, { id, title, waiting }) =>
        waiting ? <Link to={`/plans/${id}/review`} className='num whole' aria-label={`审核“${title}”的 ${waiting} 条打卡`}>{count(waiting)} 条</Link> : <span className='cap'>—</span>
    },
    { title: '操作', key: 'acts', width: wide ? 130 : 112, render: (_, plan) => <PlanActs plan={plan} changed={changed} /> }
  ]
  return <Table<PlanRow> rowKey='id' columns={columns} dataSource={plans} pagination={false} rowClassName={({ state }) => (state === 'running' ? 'round-open' : '')} />
}
