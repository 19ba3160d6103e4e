import { View } from '@tarojs/components'
import type { PlanRow } from '../../../contract/study'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { ToldLine } from '../parts/ToldLine'
import { useTold } from '../parts/told'
import { PlanLine } from './PlanLine'
import './index.scss'

const sections: { state: PlanRow['state'], title: string }[] = [
  { state: 'draft', title: '草稿' }, { state: 'running', title: '正在进行' }, { state: 'upcoming', title: '未开始' }, { state: 'ended', title: '已结束' }
]

export default guarded('organiser', function OrganiserPlansPage () {
  const told = useTold()
  const plans = useList((cursor) => request('GET /organiser/plans', { cursor, limit: 30 }))
  return (
    <Page
      title='学习计划' head={<OfflineNotice />} onRefresh={plans.refresh} onEnd={plans.more}
      footer={<Button block icon='plus' onClick={() => go(links.newPlan)}>新建学习计划</Button>}
    >
      <ToldLine words={told} />
      <Loaded of={plans} failed='学习计划暂时取不出来' safe='草稿和打卡都在。'>
        {(list) => list.length
          ? (
            <>
              <Waiting plans={list} />
              {sections.map(({ state, title }) => <Section key={state} title={title} plans={list.filter((plan) => plan.state === state)} />)}
              {list.length < 30 ? null : <ListEnd adding={plans.adding} ended={plans.ended} error={plans.moreError} onMore={plans.more} />}
            </>
            )
          : <Empty title='还没有学习计划' text='新建并发布后，各单位的打卡情况会列在这里。' />}
      </Loaded>
    </Page>
  )
})

function Waiting ({ plans }: { plans: readonly PlanRow[] }) {
  const waiting = plans.reduce((sum, plan) => sum + plan.waiting, 0)
  if (!waiting) return null
  return <View className='plans-waiting'><Cells><Cell icon='done' title='打卡审核' value={`${waiting} 条待看`} label={`打卡审核，${waiting} 条待看`} onClick={() => go(links.checkIns())} /></Cells></View>
}

function Section ({ title, plans }: { title: string, plans: readonly PlanRow[] }) {
  if (!plans.length) return null
  return (
    <>
      <View className='row wrap between plans-section'><View className='sect-title'>{title}</View><View className='sub num'>{plans.length} 个</View></View>
      <Cells>{plans.map((plan) => <PlanLine key={plan.id} plan={plan} />)}</Cells>
    </>
  )
}
