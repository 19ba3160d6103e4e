import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Icon } from '@/components/Icon'
import { TaskRows } from '@/components/TaskRow'
import { a11y } from '@/platform/a11y'
import { useData } from '@/services/data'
import { go, links } from '@/services/nav'
import { isDone, loadStudy } from '@/services/study'
import { useOutbox } from '@/services/study-outbox'

const MOST = 3

/** What is to be studied today; nothing where there is no plan. The one red button of this page is above. */
export function Study () {
  const { data: study, refresh } = useData(loadStudy)
  const arrived = useOutbox((state) => state.arrived.length)
  useEffect(() => { if (arrived) void refresh() }, [arrived, refresh])
  const waiting = useOutbox((state) => state.waiting)
  if (!study?.tasks.length) return null
  const { tasks, today, plans } = study
  const open = tasks.filter((task) => !isDone(task) && !task.optional)
  const shown = (open.length ? open : tasks).slice(0, MOST)
  return (
    <>
      <View className='gap home-gap' />
      <View className='band home-study'>
        <View className='sect-head home-study-head'>
          <View className='sect-title' {...a11y({ role: 'heading', level: 2 })}>今天的学习</View>
          <View className='link num' {...a11y({ role: 'link', label: `${open.length ? `还有 ${open.length} 项` : '都完成了'}，全部学习任务` })} onClick={() => go(links.study)}>
            {open.length ? `还有 ${open.length} 项` : '都完成了'}<Icon name='next' size={18} />
          </View>
        </View>
        {open.length ? <TaskRows open tasks={shown} today={today} plans={plans.length > 1} waiting={waiting} /> : null}
      </View>
    </>
  )
}
