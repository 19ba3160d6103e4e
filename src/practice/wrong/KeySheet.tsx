import { View } from '@tarojs/components'
import type { PracticeQuestion, WrongQuestion } from '../../../contract/practice'
import { Option } from '@/components/Option'
import { Sheet } from '@/components/Sheet'
import { Words } from '@/components/Words'
import { a11y } from '@/platform/a11y'
import { Explanation } from '@/quiz/Explanation'
import { accepted, judged } from '@/quiz/marks'
import { letter, typeName } from '@/quiz/words'

interface Props {
  of: WrongQuestion
  /** Why the server gives no keys now. */
  withheld: string | null
  onClose: () => void
}

/** One question of the book with what is right and why. */
export function KeySheet ({ of: { type, topic, stem, question }, withheld, onClose }: Props) {
  return (
    <Sheet title={typeName[type]} reads onClose={onClose}>
      <View className='wrong-key'>
        {topic ? <View className='cap'>{topic}</View> : null}
        <View className='question q-stem num'><Words of={stem} zoom /></View>
        {question
          ? <><Right of={question} /><Explanation of={question} /></>
          : <View className='body ink-2'>{withheld ?? '这道题的答案还没有存在手机里，联网后再打开。'}</View>}
      </View>
    </Sheet>
  )
}

function Right ({ of: { type, options, right, texts } }: { of: PracticeQuestion }) {
  if (type === 'fill') {
    return (
      <>
        {texts.map((text, at) => (
          <View key={at} className='filled-row'>
            <View className='filled-k num'>{texts.length > 1 ? `第 ${at + 1} 空` : '正确答案'}</View>
            <View className='filled-v filled-key num'>{accepted(text)}</View>
          </View>
        ))}
      </>
    )
  }
  return (
    <View {...a11y({ role: 'list', label: '选项' })}>
      {options.map((text, place) => <Option key={place} letter={letter(type, place)} text={text} multiple={type === 'multiple'} {...judged(type, place, [], right)} />)}
    </View>
  )
}
