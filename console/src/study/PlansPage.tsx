import { PlusOutlined } from '@ant-design/icons'
import { Button, Tabs } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import type { PlanRow } from '../../../contract/study'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { PlanTable } from './PlanTable'
import { STATES, stateNames } from './words'
import '../rounds/rounds.css'
import './study.css'

/** Every study plan in my range. */
export function PlansPage() {
  const go = useNavigate()
  const [query, setQuery] = useSearchParams()
  const state = STATES.find((one) => one === query.get('state'))
  const list = useList<PlanRow, Answer<'GET /organiser/plans'>>((cursor) => request('GET /organiser/plans', { cursor, state }), state ?? '')
  const { items, error, ended, more, adding, moreError } = list
  const create = <Button type='primary' icon={<PlusOutlined aria-hidden />} onClick={() => void go('/plans/new')}>新建学习计划</Button>
  return (
    <Page title='学习计划' crumbs={[{ text: '学习计划' }]} actions={create}>
      <Tabs activeKey={state ?? 'all'} onChange={(key) => setQuery(key === 'all' ? {} : { state: key }, { replace: true })} items={[{ key: 'all', label: '全部' }, ...STATES.map((one) => ({ key: one, label: stateNames[one] }))]} />
      <div className='box rounds-list' aria-busy={list.loading && items !== null}>
        {items === null
          ? error ? <Failed title='学习计划暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={5} />
          : items.length
            ? <PlanTable plans={items} changed={() => void list.refresh()} />
            : <Empty title={state ? `没有${stateNames[state]}的学习计划` : '还没有学习计划'} text={state ? '换一个状态看看，或新建一个。' : '从常见做法里选一种，填好日期和任务就能发布；成员在手机上看到当天要学什么、打卡。'}>{create}</Empty>}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
    </Page>
  )
}
