import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import type { QuestionView } from '../../../contract/question'
import { Option } from '@/components/Option'
import { a11y } from '@/platform/a11y'
import { judged, type Judged } from '../marks'
import { letter } from '../words'
import { chosenAt, feedbackAt } from './answering'
import type { Sitting } from './sitting'

/** Options by place: going on to the next question changes texts, not nodes. */
export function Choosing ({ sitting, question: { pos, type, options } }: { sitting: Sitting, question: QuestionView }) {
  useStore(sitting.store, (state) => state.answers[pos])
  const feedback = useStore(sitting.store, (state) => feedbackAt(state, pos))
  const chosen = chosenAt(sitting.store.getState(), pos)
  const several = type === 'multiple'
  const look = (place: number): Judged => feedback
    ? judged(type, place, chosen, feedback.key.right)
    : { state: chosen.includes(place) ? 'chosen' : 'plain' }
  const role = feedback ? 'list' : several ? 'group' : 'radiogroup'
  return (
    <View className='choices' {...a11y({ role, label: several && !feedback ? '选项，可以选多个' : '选项' })}>
      {options.map((text, place) => (
        <Option
          key={place} letter={letter(type, place)} text={text} multiple={several} {...look(place)}
          onClick={feedback ? undefined : () => sitting.choose(place)}
        />
      ))}
    </View>
  )
}
