import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'

/** `ratio` 0 to 1. Red only for mine or the current total. The figures stand beside it, always: hence it is decorative without a label. */
export function Meter ({ ratio, mine, label }: { ratio: number, mine?: boolean, label?: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, ratio)) * 1000) / 10
  const meaning = label ? a11y({ role: 'progressbar', label, value: percent }) : a11y({ role: 'img', hidden: true })
  return <View className='meter' {...meaning}><View className={mine ? 'meter-fill meter-now' : 'meter-fill'} style={{ width: `${percent}%` }} /></View>
}
