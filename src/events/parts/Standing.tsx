import { View } from '@tarojs/components'
import type { MyAttendance } from '../../../contract/attendance'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { minutesSaid } from '@/services/attending'
import './standing.scss'

const titles: Record<MyAttendance['state'], string> = { came: '已签到', late: '已签到，算迟到', 'left-early': '算早退', absent: '没有到场' }

function titleOf ({ state, firstIn, lastOut }: MyAttendance): string {
  if (lastOut === null || state === 'left-early') return titles[state]
  return firstIn === null ? '已签退，没有签到记录' : state === 'late' ? '已签退，算迟到' : '已签退'
}

/** What is kept of me: in words, with the time. */
export function Standing ({ of }: { of: MyAttendance }) {
  const { state, said, hours } = of
  const good = state === 'came'
  return (
    <View className={good ? 'standing' : 'standing standing-care'} {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name={good ? 'done' : 'care'} size={24} />
      <View className='grow standing-main'>
        <View className='t3'>{titleOf(of)}</View>
        <View className='num'>{said}</View>
        {hours ? <View className='sub num'>{`计志愿服务时长 ${minutesSaid(hours)}`}</View> : null}
      </View>
    </View>
  )
}
