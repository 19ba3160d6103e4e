import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import type { QuestionView } from '../../../contract/question'
import type { Feedback } from '../../../contract/quiz'
import { a11y } from '@/platform/a11y'
import { Explanation } from '../Explanation'
import { keyInWords } from '../marks'
import { Verdict, type Outcome } from '../Verdict'
import { feedbackAt, isAnswered } from './answering'
import type { Sitting } from './sitting'

const outcomeOf = ({ correct, points }: Feedback, answered: boolean): Outcome =>
  correct ? 'right' : points > 0 ? 'partial' : answered ? 'wrong' : 'blank'

/** Right or wrong: where the round reveals after each answer. */
export function Confirmed ({ sitting, question }: { sitting: Sitting, question: QuestionView }) {
  const feedback = useStore(sitting.store, (state) => feedbackAt(state, question.pos))
  const answered = useStore(sitting.store, (state) => isAnswered(state, question.pos))
  return (
    <View className='confirmed' {...a11y({ role: 'status', live: 'polite' })}>
      {feedback ? <Verdict outcome={outcomeOf(feedback, answered)} got={feedback.points} full={question.points} /> : null}
    </View>
  )
}

export function Reason ({ sitting, question: { pos } }: { sitting: Sitting, question: QuestionView }) {
  const feedback = useStore(sitting.store, (state) => feedbackAt(state, pos))
  return feedback ? <Explanation of={feedback.key} /> : null
}

/** One question at a time leaves no pause: how the last one went is said above the next. */
export function LastOne ({ sitting }: { sitting: Sitting }) {
  const before = useStore(sitting.store, (state) => (state.view.mode === 'sequential' ? state.pos - 1 : 0))
  const feedback = useStore(sitting.store, (state) => feedbackAt(state, before))
  const type = useStore(sitting.store, (state) => state.view.types[before - 1])
  if (!feedback || !type) return null
  return (
    <View className={feedback.correct ? 'last-one green' : 'last-one umber'} {...a11y({ role: 'status', live: 'polite' })}>
      第 {before} 题{feedback.correct ? '答对' : '没有答对'}，正确答案：{keyInWords(type, feedback.key)}
    </View>
  )
}
