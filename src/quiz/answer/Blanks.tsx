import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import type { QuestionView } from '../../../contract/question'
import { Field } from '@/components/Field'
import { Filled } from '../Filled'
import { feedbackAt, textsAt } from './answering'
import type { Sitting } from './sitting'

/** One field per blank. The keys belong to the places: each question has its own fields, so that no text wanders. */
export function Blanks ({ sitting, question }: { sitting: Sitting, question: QuestionView }) {
  const { pos, blanks } = question
  useStore(sitting.store, (state) => state.answers[pos])
  const feedback = useStore(sitting.store, (state) => feedbackAt(state, pos))
  const texts = textsAt(sitting.store.getState(), question)
  if (feedback) return <Filled given={texts} texts={feedback.key.texts} right={feedback.correct} />
  return (
    <View>
      {texts.map((text, at) => (
        <Field
          key={`${pos}-${at}`} label={blanks > 1 ? `第 ${at + 1} 空` : '你的答案'} value={text} max={200}
          hint='在这里填写' onChange={(next) => sitting.write(at, next)}
        />
      ))}
    </View>
  )
}
