import { View } from '@tarojs/components'
import { Meter } from '@/components/Meter'
import { a11y } from '@/platform/a11y'
import { addDays, dayWords, weekdayName } from '@/services/days'
import type { PlanProgress } from './usePlanProgress'

const LAST = 14

/** Each task with those for whom it is meant, and how many checked in on each of the last days. */
export function Tasks ({ tasks, days, heads, from, to }: Pick<PlanProgress, 'tasks' | 'days' | 'heads' | 'from' | 'to'>) {
  return (
    <>
      {tasks.map(({ id, title, done, waiting, heads: of }) => (
        <View key={id} className='task-line'>
          <View className='row between'><View className='strong'>{title}</View><View className='sub num'>{done} / {of} 人做过{waiting ? `，待审核 ${waiting} 人` : ''}</View></View>
          <View className='row'><Meter ratio={of ? done / of : 0} /></View>
        </View>
      ))}
      <View className='row wrap between progress-head'><View className='t3'>近 {LAST} 天</View><View className='sub num'>打卡人数，共 {heads} 人</View></View>
      <View className='progress-rows' {...a11y({ role: 'list', label: '每天打卡人数' })}>
        {lastDays(from, to).map((day) => {
          const members = days.find((one) => one.day === day)?.members ?? 0
          return (
            <View key={day} className='row day-line' {...a11y({ role: 'listitem' })}>
              <View className='sub num day-name'>{dayWords(day, to)} {weekdayName(day)}</View>
              <View className='row grow'><Meter ratio={heads ? members / heads : 0} /></View>
              <View className='sub num day-count'>{members} 人</View>
            </View>
          )
        })}
      </View>
    </>
  )
}

/** The latest first. */
function lastDays (from: number, to: number): number[] {
  const days = Array.from({ length: LAST }, (_, i) => addDays(to, -i))
  return days.filter((day) => day >= from)
}
