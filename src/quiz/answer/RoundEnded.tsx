import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Button } from '@/components/Button'
import { a11y, decorative } from '@/platform/a11y'
import { links, replace } from '@/services/nav'
import { someQuestions } from '../words'
import { waiting } from './answering'
import type { Sitting } from './sitting'

/** The organiser has closed the round while it was being answered: what counts, and the way to the result. */
export function RoundEnded ({ sitting }: { sitting: Sitting }) {
  const { view } = sitting.store.getState()
  const places = useStore(sitting.store, (state) => waiting(state).join())
  return (
    <View className='state' {...a11y({ role: 'alert', live: 'assertive' })}>
      <View className='art art-done' {...decorative} />
      <View className='t3'>组织者已提前结束，已按保存的答案交卷</View>
      <View className='sub num'>
        {view.practice ? '这场练习' : '这场竞赛'}不再收答案。{places ? `${someQuestions(places.split(',').map(Number))}还没有传上去，可能没有计分。` : '答过的题都已保存。'}
      </View>
      <View className='state-do'><Button onClick={() => replace(links.result(view.id))}>看成绩</Button></View>
    </View>
  )
}
