import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { OrganiserRound } from '../../../contract/organiser'
import { mean } from '../services/format'
import { useWide } from '../shell/useWide'
import { RoundActs } from './RoundActs'
import { Share } from './Share'
import { Facts, StateMark, When } from './words'

/** Where a click on the round leads: what one most likely wants of it. */
export const homeOf = ({ id, state, mine }: OrganiserRound) => (state === 'draft' ? `/rounds/${id}/edit` : mine && state === 'upcoming' ? `/rounds/${id}/rules` : `/rounds/${id}`)

export function RoundTable({ rounds, changed }: { rounds: OrganiserRound[]; changed: () => void }) {
  const wide = useWide()
  const columns: TableColumnsType<OrganiserRound> = [
    {
      title: '名称', key: 'title', render: (_, round) => (
        <>
          <Link to={homeOf(round)} className='round-name'>{round.title || '未命名'}</Link>
          {round.lacks.length ? <div className='care round-facts'>还缺：{round.lacks.join('、')}</div> : <div className='cap round-facts'><Facts round={round} /></div>}
        </>
      )
    },
    { title: '开放时间', key: 'at', render: (_, round) => (round.lacks.includes('开放时间') ? '未设定' : <When round={round} />) },
    { title: '状态', key: 'state', width: wide ? 110 : 84, render: (_, { state }) => <StateMark state={state} /> },
    {
      title: '参与人数 / 应参与', key: 'share', width: wide ? 250 : 164, render: (_, { state, practice, participants, roster }) =>
        practice ? <span className='cap'>练习，不统计参与</span>
          : state === 'draft' ? <span className='cap'>—</span>
            : state === 'upcoming' ? <span className='cap'>开始后显示</span> : <Share participants={participants} roster={roster} red={state === 'open'} />
    },
    { title: '平均分', key: 'mean', align: 'right', width: wide ? 84 : 78, render: (_, { mean: points }) => <span className='num'>{points === null ? '—' : mean(points)}</span> },
    { title: '操作', key: 'acts', width: wide ? 196 : 128, render: (_, round) => <RoundActs round={round} changed={changed} wide={wide} /> }
  ]
  return <Table<OrganiserRound> rowKey='id' columns={columns} dataSource={rounds} pagination={false} rowClassName={({ state }) => (state === 'open' ? 'round-open' : '')} />
}
