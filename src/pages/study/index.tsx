import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Cell, Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { TaskRows } from '@/components/TaskRow'
import { useData } from '@/services/data'
import { daySpan } from '@/services/days'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { firstToDo, headOf, loadStudy, type Plan, type Study } from '@/services/study'
import { useOutbox } from '@/services/study-outbox'
import { Calendar } from './Calendar'
import { Outbox, useDropDialog } from './Outbox'
import { usePicked } from './usePicked'
import './index.scss'

const states: Record<Plan['state'], string> = { upcoming: '未开始', running: '', 'making-up': '可以补卡', ended: '已结束' }

export default guarded('member', function StudyPage () {
  const study = useData(loadStudy)
  const arrived = useOutbox((state) => state.arrived.length)
  const [turn, setTurn] = useState(0)
  const refresh = () => { setTurn((n) => n + 1); void study.refresh() }
  // What lay in the phone has arrived: its task is done now.
  const { refresh: again } = study
  useEffect(() => { if (arrived) void again() }, [arrived, again])
  const { dialog, drop } = useDropDialog(refresh)
  return (
    <Page title='学习' tab='study' head={<OfflineNotice />} overlay={dialog} onRefresh={study.refresh}>
      <Loaded of={study} failed='学习计划暂时取不出来' safe='打过的卡和写好的内容都在。'>
        {(one) => (
          <>
            <Outbox today={one.today} onChange={refresh} onDrop={drop} />
            {one.plans.length ? <Plans study={one} stamp={turn + arrived} /> : <Empty title='现在没有学习计划' text='组织者发布计划后，每天的任务和打卡日历会出现在这里。资料随时可以看。' action={{ text: '去看学习资料', onClick: () => go(links.library) }} />}
            <More study={one} />
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Plans ({ study, stamp }: { study: Study, stamp: number }) {
  const { tasks, plans, today } = study
  const waiting = useOutbox((state) => state.waiting)
  const { plan, pick } = usePicked(plans)
  const { title, when } = headOf(study)
  return (
    <>
      <View className='sect study-tasks'>
        <View className='sect-head study-head'><View className='sect-title'>{title}</View><View className='sub num'>{when}</View></View>
        {tasks.length
          ? <TaskRows open tasks={tasks} today={today} plans={plans.length > 1} waiting={waiting} first={firstToDo(tasks)} />
          : <View className='sub study-none'>今天没有要做的任务。</View>}
      </View>
      {plan ? (
        <>
          {plans.length > 1 ? <View className='study-pick'><Chips label='看哪个计划的日历' items={plans.map(({ id, title: text }) => ({ value: id, text }))} value={plan.id} onChange={pick} /></View> : null}
          <Calendar key={plan.id} plan={plan} today={today} stamp={stamp} />
        </>
      ) : null}
      <View className='gap' />
      <Cells inset>
        {plans.map((one) => <Cell key={one.id} icon='calendar' title={one.title} note={progressOf(one, today)} onClick={() => go(links.plan(one.id))} />)}
      </Cells>
    </>
  )
}

/** 6 月 1 日—21 日，已打卡 12 天 */
const progressOf = ({ from, to, state, totals, out }: Plan, today: number): string =>
  [states[state] || daySpan(from, to, today), out ? '不再参加' : totals.placesInAll ? `已去 ${totals.places.length}/${totals.placesInAll} 处` : `已打卡 ${totals.days} 天`, totals.points === null ? '' : `${totals.points} 分`].filter(Boolean).join('，')

function More ({ study: { on, plans } }: { study: Study }) {
  return (
    <>
      <View className='gap' />
      <Cells inset>
        <Cell key='library' icon='book' title='学习资料' note='热词、百问、大事年表、人物与文章' label='学习资料' onClick={() => go(links.library)} />
        <Cell key='reflections' icon='edit' title='心得' note='写心得，看大家的心得' label='心得' onClick={() => go(links.reflections)} />
        {plans.length ? <Cell key='history' icon='history' title='打卡记录' onClick={() => go(links.studyHistory())} /> : null}
        {on.points ? <Cell key='points' icon='star' title='学习积分' onClick={() => go(links.studyPoints())} /> : null}
      </Cells>
    </>
  )
}
