import { View } from '@tarojs/components'
import { accepted } from './marks'

/** A fill-in question with its key: what was written, and what is accepted. */
export function Filled ({ given, texts, right }: { given: readonly string[], texts: string[][], right: boolean }) {
  return (
    <View>
      {texts.map((text, at) => (
        <View key={at} className='filled'>
          {texts.length > 1 ? <View className='sub num'>第 {at + 1} 空</View> : null}
          <View className='filled-row'>
            <View className='filled-k'>你填的</View>
            <View className={given[at]?.trim() ? 'filled-v num' : 'filled-v ink-2'}>{given[at]?.trim() || '没有填'}</View>
          </View>
          {right && texts.length === 1 && text.length === 1 && text[0] === given[0] ? null : (
            <View className='filled-row'>
              <View className='filled-k'>正确答案</View>
              <View className='filled-v filled-key num'>{accepted(text)}</View>
            </View>
          )}
        </View>
      ))}
    </View>
  )
}
