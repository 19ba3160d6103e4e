import { Text, View } from '@tarojs/components'
import type { RoundDetail } from '../../../contract/quiz'
import { Countdown } from '@/components/Countdown'
import { Icon } from '@/components/Icon'
import { now } from '@/services/clock'
import { span } from '@/services/format'

/** 360 → 6:00, 1440 → 24:00 */
export const minuteOfDay = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

export function Facts ({ round, onTurn }: { round: RoundDetail, onTurn: () => void }) {
  const { title, topic, organiser, group, opensAt, closesAt, daily, state } = round
  return (
    <View className='facts'>
      <View className='t1'>{title}</View>
      <View className='sub keep'>{[topic, organiser.name, group ?? ''].filter(Boolean).join('\u00a0· ')}</View>
      <View className='facts-win num'>
        <View className='row'><View className='facts-icon'><Icon name='calendar' size={20} /></View><View className='grow'>{span(opensAt, closesAt, now())}</View></View>
        <View className='row'>
          <View className='facts-icon'><Icon name='clock' size={20} /></View>
          <View className='grow'>
            {daily ? <Text className='nowrap'>{`每天 ${minuteOfDay(daily.from)}—${minuteOfDay(daily.to)} 开放，`}</Text> : null}
            {state === 'open' ? <Text className='strong nowrap'>还剩 <Countdown to={closesAt} onEnd={onTurn} /></Text> : null}
            {state === 'upcoming' ? <Text className='strong nowrap'>距开始 <Countdown to={opensAt} onEnd={onTurn} /></Text> : null}
            {state === 'closed' ? <Text className='strong'>已经截止</Text> : null}
          </View>
        </View>
      </View>
    </View>
  )
}
