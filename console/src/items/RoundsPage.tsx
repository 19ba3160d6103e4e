import { Button, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { OrganiserRound } from '../../../contract/organiser'
import { useList } from '../services/list'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import './items.css'

const columns: TableColumnsType<OrganiserRound> = [
  { title: '竞赛', key: 'title', render: (_, { id, title, topic }) => <><Link to={`/items/${id}`} className='strong'>{title}</Link>{topic ? <div className='cap'>{topic}</div> : null}</> },
  { title: '组织单位', key: 'owner', render: (_, { owner }) => owner.name },
  { title: '时间', key: 'at', render: (_, { opensAt, closesAt }) => <span className='num'>{dayTime(opensAt)} 至 {dayTime(closesAt)}</span> },
  { title: '参与', key: 'participants', align: 'right', render: (_, { participants }) => <span className='num whole'>{count(participants)} 人</span> }
]

/** Rounds whose questions can be looked at. */
export function RoundsPage() {
  const list = useList<OrganiserRound, { items: OrganiserRound[]; next: string | null }>((cursor) => request('GET /organiser/rounds', { cursor }))
  const { items, error, ended, more, adding, moreError } = list
  const rounds = items?.filter(({ state, mine }) => state !== 'draft' && mine) ?? []
  return (
    <Page title='试题分析' crumbs={[{ text: '试题分析' }]}>
      <p className='sub items-lead'>按真实答卷看每道题：难不难、能不能分出水平、各选项有多少人选；答案可能有误的题会标出来。</p>
      <div className='box'>
        {items === null
          ? error ? <Failed title='竞赛暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={5} />
          : rounds.length
            ? <Table<OrganiserRound> rowKey='id' columns={columns} dataSource={rounds} pagination={false} />
            : <Empty title='还没有竞赛' text='发布的竞赛有人交卷后，可以在这里看试题分析。' />}
        {items && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
    </Page>
  )
}
