import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import type { PracticeQuestion } from '../../../contract/practice'
import { Option } from '@/components/Option'
import { a11y } from '@/platform/a11y'
import { judged, type Judged } from '@/quiz/marks'
import { letter } from '@/quiz/words'
import type { Session } from './open-session'
import { chosenAt, isJudged } from './practising'

/** Options by place: going on to the next question changes texts, not nodes. */
export function Choosing ({ session: { store, choose }, question: { type, options, right } }: { session: Session, question: PracticeQuestion }) {
  const chosen = useStore(store, (state) => chosenAt(state).join()).split(',').filter(Boolean).map(Number)
  const final = useStore(store, (state) => isJudged(state))
  const several = type === 'multiple'
  const look = (place: number): Judged => final ? judged(type, place, chosen, right) : { state: chosen.includes(place) ? 'chosen' : 'plain' }
  const role = final ? 'list' : several ? 'group' : 'radiogroup'
  return (
    <View className='choices' {...a11y({ role, label: several && !final ? '选项，可以选多个' : '选项' })}>
      {options.map((text, place) => (
        <Option key={place} letter={letter(type, place)} text={text} multiple={several} {...look(place)} onClick={final ? undefined : () => choose(place)} />
      ))}
    </View>
  )
}
