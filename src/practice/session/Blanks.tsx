import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import type { PracticeQuestion } from '../../../contract/practice'
import { Field } from '@/components/Field'
import { Filled } from '@/quiz/Filled'
import type { Session } from './open-session'
import { isJudged, textsAt } from './practising'

/** One field per blank. The keys belong to the places: each question has its own fields, so that no text wanders. */
export function Blanks ({ session: { store, write }, question }: { session: Session, question: PracticeQuestion }) {
  useStore(store, (state) => state.answers[state.pos])
  const pos = useStore(store, (state) => state.pos)
  const final = useStore(store, (state) => isJudged(state))
  const texts = textsAt(store.getState())
  if (final) return <Filled given={texts} texts={question.texts} right={store.getState().judged[pos] === true} />
  return (
    <View>
      {texts.map((text, at) => (
        <Field
          key={`${pos}-${at}`} label={question.blanks > 1 ? `第 ${at + 1} 空` : '你的答案'} value={text} max={200}
          hint='在这里填写' onChange={(next) => write(at, next)}
        />
      ))}
    </View>
  )
}
