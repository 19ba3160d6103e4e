import { Button } from 'antd'
import { useState } from 'react'
import { NavLink, Outlet, useNavigate, useParams } from 'react-router'
import { useData } from '../services/data'
import { count } from '../services/format'
import { request } from '../services/request'
import { Page } from '../shell/Page'
import { Failed, Skeleton } from '../shell/States'
import { span, spanWords } from './days'
import { EndPlan } from './EndPlan'
import type { PlanFrameState } from './frame'
import { StateMark, crumbsOf } from './words'
import '../rounds/rounds.css'
import '../editor/editor.css'
import './study.css'

async function fetchPlan(id: string): Promise<Omit<PlanFrameState, 'refresh'>> {
  const { plan } = await request('GET /organiser/plans/:id/progress', { id })
  const whole = plan.mine ? await request('GET /organiser/plans/:id', { id }) : null
  return { plan, config: whole?.config ?? null, sentences: whole?.preview.sentences ?? [] }
}

/** One plan: what stands above each of its pages, and the way between them. */
export function PlanFrame() {
  const { planId = '' } = useParams()
  const found = useData(() => fetchPlan(planId), planId)
  if (!found.data) {
    return (
      <Page title='学习计划' crumbs={crumbsOf('一个计划')}>
        <div className='box'>{found.error ? <Failed title='这个学习计划暂时取不出来' error={found.error} retry={found.refresh} /> : <Skeleton rows={6} />}</div>
      </Page>
    )
  }
  const { plan, config } = found.data
  const { from, to, owner, waiting, tasks, mine } = plan
  const tabs = [
    { to: '', text: '进度' }, { to: 'people', text: '成员' },
    { to: 'review', text: waiting ? `打卡审核 ${count(waiting)}` : '打卡审核' },
    ...(mine ? [{ to: 'rules', text: '规则' }] : []),
    ...(config?.places?.length ? [{ to: 'codes', text: '地点码' }] : [])
  ]
  return (
    <Page key={planId} title={plan.title || '未命名'} crumbs={crumbsOf(plan.title)} actions={<Acts {...found.data} refresh={found.refresh} />}>
      <p className='row gap sub num round-line wrap'><StateMark state={plan.state} /><span>{spanWords(from, to)}，{count(span(from, to))} 天</span><span>{count(tasks)} 项任务</span><span>组织单位：{owner.name}</span></p>
      <nav className='round-tabs' aria-label='这个计划'>
        {tabs.map((tab) => <NavLink key={tab.to} to={tab.to} end={tab.to === ''} className={({ isActive }) => (isActive ? 'active' : '')}>{tab.text}</NavLink>)}
      </nav>
      <Outlet context={{ ...found.data, refresh: found.refresh } satisfies PlanFrameState} />
    </Page>
  )
}

function Acts({ plan, refresh }: PlanFrameState) {
  const go = useNavigate()
  const [ending, end] = useState(false)
  if (!plan.mine || plan.state === 'ended') return null
  return (
    <div className='row gap'>
      <Button onClick={() => void go(`/plans/${plan.id}/edit`)}>{plan.state === 'running' ? '调整计划' : '编辑计划'}</Button>
      {plan.state === 'running' ? <Button onClick={() => end(true)}>提前结束</Button> : null}
      {ending ? <EndPlan plan={plan} close={() => end(false)} ended={refresh} /> : null}
    </div>
  )
}
