import { View } from '@tarojs/components'
import type { Impact } from './useAmend'
import { points as figure } from '@/services/format'

type Moved = Impact['persons']
interface Props { moved: Moved, of: string, points?: boolean }

/** The first of those who move: what they had, and what they will have. */
export function MovedRows ({ moved: { moved, first }, of, points }: Props) {
  const said = ({ value, rank }: Moved['first'][number]['before']) =>
    [value === null ? '没有成绩' : `${figure(value)}${points ? ' 分' : ''}`, rank === null ? '不列名次' : `第 ${rank} 名`].join('，')
  return (
    <>
      {first.map(({ id, name, unit, before, after }) => (
        <View key={id} className='impact-row'>
          <View><View className='strong'>{name}</View>{unit && unit !== name ? <View className='cap'>{unit}</View> : null}</View>
          <View className='sub num'>原来 {said(before)}</View>
          <View className='num'>改后 {said(after)}</View>
        </View>
      ))}
      {moved > first.length ? <View className='cap num impact-row'>还有 {moved - first.length} {of}，这里不再列出</View> : null}
    </>
  )
}
