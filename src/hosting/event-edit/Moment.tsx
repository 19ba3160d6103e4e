import { View } from '@tarojs/components'
import { Picker } from '@/platform/Picker'
import { Row } from '@/organiser/publish/Row'
import type { LocalMoment } from '@/organiser/publish/moment'
import { momentWords } from './words'

interface Props { label: string, value: LocalMoment, problem: string | undefined, onChange: (value: LocalMoment) => void }

export function Moment ({ label, value, problem, onChange }: Props) {
  return (
    <Row label={label} problem={problem} note={momentWords(value)}>
      <View className='row moment'>
        <View className='moment-day'><Picker mode='date' label={`${label}日期`} value={value.day} bad={!!problem} onChange={(day) => onChange({ ...value, day })} /></View>
        <View className='moment-time'><Picker mode='time' label={`${label}时刻`} value={value.time} bad={!!problem} onChange={(time) => onChange({ ...value, time })} /></View>
      </View>
    </Row>
  )
}
