import { Text, View } from '@tarojs/components'
import type { AttemptResult } from '../../../contract/quiz'
import { Meter } from '@/components/Meter'
import { points } from '@/services/format'
import { typeName } from '../words'

export function ByType ({ result: { byType } }: { result: Pick<AttemptResult, 'byType'> }) {
  // Nothing where the round shows no scores.
  if (!byType.length) return null
  return (
    <View className='sect'>
      <View className='sect-title'>各题型得分</View>
      {byType.map(({ type, correct, total, score, full }) => (
        <View key={type} className='ty num'>
          <View className='ty-a'>{typeName[type]}</View>
          <View className='ty-b'>答对 {correct} / {total} 题</View>
          <View className='ty-m'><Meter ratio={full ? score / full : 0} /></View>
          <View className='ty-c'><Text className='strong'>{points(score)}</Text><Text> / {points(full)}</Text></View>
        </View>
      ))}
    </View>
  )
}
