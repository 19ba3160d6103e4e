import { View } from '@tarojs/components'
import type { RevealedKey } from '../../contract/question'
import { Icon } from '@/components/Icon'
import { Words } from '@/components/Words'

/** Why the key is right, and where that is written. */
export function Explanation ({ of: { analysis, source } }: { of: Pick<RevealedKey, 'analysis' | 'source'> }) {
  if (!analysis && !source) return null
  return (
    <View className='why'>
      {analysis ? <View className='t3'>解析</View> : null}
      {analysis ? <View className='body num'><Words of={analysis} zoom /></View> : null}
      {source ? <View className='why-source'><Icon name='book' size={20} /><View className='grow num'>出处：{source}</View></View> : null}
    </View>
  )
}
