import { View } from '@tarojs/components'
import type { QuestionBody } from '../../../contract/questions'
import { Icon } from '@/components/Icon'
import { Words } from '@/components/Words'
import { a11y } from '@/platform/a11y'
import { withoutPictures } from '@/services/pictures'
import { blankWords, letter } from '../questions/words'

/** The question as it is asked, with what is right marked. */
export function Key ({ body: { type, stem, options, answer, texts } }: { body: QuestionBody }) {
  return (
    <>
      <View className='question question-stem num' {...a11y({ role: 'heading', level: 2 })}><Words of={stem} /></View>
      {type === 'fill'
        ? texts.map((blank, at) => (
          <View key={at} className='question-blank'>
            <View className='sub num'>{texts.length > 1 ? `第 ${at + 1} 空` : '正确答案'}</View>
            <View className='t3 green num'>{blankWords(blank)}</View>
          </View>
        ))
        : (
          <View {...a11y({ role: 'list', label: '选项' })}>
            {options.map((text, place) => <Option key={place} text={text} mark={type === 'judge' ? undefined : letter(place)} right={answer.includes(place)} square={type === 'multiple'} />)}
          </View>
          )}
    </>
  )
}

function Option ({ text, mark, right, square }: { text: string, mark?: string, right: boolean, square: boolean }) {
  const said = [mark, withoutPictures(text), right ? '正确答案' : ''].filter(Boolean).join('，')
  return (
    <View className={right ? 'opt opt-locked opt-right' : 'opt opt-locked'} {...a11y({ role: 'listitem', label: said })}>
      <View className={square ? 'opt-mark opt-box' : mark ? 'opt-mark' : 'opt-mark opt-ring'}>{mark ?? (right ? <View className='opt-dot' /> : null)}</View>
      <View className='opt-main'>
        <View className='opt-text num'><Words of={text} /></View>
        {right ? <View className='opt-note'>正确答案</View> : null}
      </View>
      <View className='opt-end'>{right && mark ? <Icon name='done' size={22} /> : null}</View>
    </View>
  )
}

export function Why ({ body: { analysis, source } }: { body: QuestionBody }) {
  if (!analysis && !source) return null
  return (
    <View className='question-why'>
      {analysis ? <View className='t3'>解析</View> : null}
      {analysis ? <View className='body num'><Words of={analysis} /></View> : null}
      {source ? <View className='row sub question-source'><Icon name='book' size={20} /><View className='grow num'>出处：{source}</View></View> : null}
    </View>
  )
}
