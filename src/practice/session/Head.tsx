import { Text, View } from '@tarojs/components'
import { useStore } from 'zustand'
import { decorative } from '@/platform/a11y'
import { TimeLeft } from '@/quiz/answer/TimeLeft'
import { useSettings } from '@/store/settings'
import { rightCount } from './practising'
import type { Session } from './open-session'

/** Where I am; what time is left of a mock, how long the row of a challenge is. */
export function Head ({ session: { store, handIn } }: { session: Session }) {
  const pos = useStore(store, (state) => state.pos)
  const total = useStore(store, (state) => state.questions.length)
  const kind = useStore(store, (state) => state.kind)
  const deadline = useStore(store, (state) => (state.doneAt === null ? state.deadlineAt : null))
  const row = useStore(store, rightCount)
  const elder = useSettings((state) => state.elder > 0)
  const challenge = kind === 'challenge'
  return (
    <View className='ah'>
      <View className='ah-row'>
        <View className='ah-n num'>
          <Text>第 </Text><Text className='ah-big'>{pos}</Text><Text>{challenge ? ' 题' : elder ? ` / ${total} 题` : ` 题，共 ${total} 题`}</Text>
        </View>
        {deadline === null ? null : <TimeLeft to={deadline} elder={elder} ofQuestion={false} onEnd={handIn} />}
        {challenge ? <View className='ah-t num'><Text>已连对 </Text><Text className='ah-big'>{row}</Text><Text> 题</Text></View> : null}
      </View>
      {challenge ? null : <View className='ah-bar' {...decorative}><View className='ah-fill' style={{ width: `${Math.round(pos / total * 100)}%` }} /></View>}
    </View>
  )
}
