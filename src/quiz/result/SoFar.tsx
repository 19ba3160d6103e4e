import { Text, View } from '@tarojs/components'
import type { AttemptResult } from '../../../contract/quiz'
import { a11y } from '@/platform/a11y'
import { points } from '@/services/format'

/** What the phases make together so far. */
export function SoFar ({ result: { result } }: { result: Pick<AttemptResult, 'result'> }) {
  if (!result) return null
  const { score, rank } = result
  return (
    <View className='sect' {...a11y({ role: 'group', label: `各阶段合起来，总成绩 ${points(score)} 分${rank === null ? '' : `，第 ${rank} 名`}` })}>
      <View className='row wrap between num'>
        <View className='sect-title'>各阶段合起来</View>
        <View>总成绩 <Text className='strong'>{points(score)}</Text> 分{rank === null ? '' : <>，第 <Text className='strong'>{rank}</Text> 名</>}</View>
      </View>
    </View>
  )
}
