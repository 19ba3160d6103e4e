import { View } from '@tarojs/components'
import { Input } from '@/platform/Input'

interface Props { label: string, value: string, unit: string, hint?: string, bad?: boolean, onChange: (value: string) => void }

/** A number in a sentence: 每天 [2] 次. */
export function Figure ({ label, value, unit, hint, bad, onChange }: Props) {
  return (
    <View className='row figure'>
      <View className='figure-box'><Input kind='number' label={`${label}（${unit}）`} value={value} hint={hint} max={8} bad={bad} onChange={onChange} /></View>
      <View className='figure-unit'>{unit}</View>
    </View>
  )
}
