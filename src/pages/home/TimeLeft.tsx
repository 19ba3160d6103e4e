import { Text, View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { Icon } from '@/components/Icon'
import { useNow } from '@/services/clock'
import { steps } from './steps'

export function TimeLeft ({ to, onEnd }: { to: number, onEnd: () => void }) {
  const now = useNow(to - Date.now() < 180_000 ? 1000 : 20_000)
  const over = now >= to
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => { if (over) end.current() }, [over])
  return (
    <View className='row time-left num'>
      <Icon name='clock' size={20} />
      <Text>还剩</Text>
      {steps(to - now).map(({ figure, unit }) => (
        <Text key={unit}><Text className='time-figure'>{figure}</Text>{unit}</Text>
      ))}
    </View>
  )
}
