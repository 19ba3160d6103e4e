import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { numeral } from '@/services/numerals'

/** The paragraphs of a notice: 一、… 二、… */
export function Sentences ({ sentences }: { sentences: readonly string[] }) {
  return (
    <View className='sentences num' {...a11y({ role: 'list' })}>
      {sentences.map((sentence, index) => (
        <View key={sentence} className='sentence' {...a11y({ role: 'listitem' })}>
          <View className='sentence-no'>{numeral(index + 1)}、</View>
          <View className='grow'>{sentence}</View>
        </View>
      ))}
    </View>
  )
}
