import { Text, View } from '@tarojs/components'
import { useStore } from 'zustand'
import { decorative } from '@/platform/a11y'
import { useSettings } from '@/store/settings'
import type { Sitting } from './sitting'
import { TimeLeft } from './TimeLeft'

/** Where I am and how long I have. */
export function Head ({ sitting }: { sitting: Sitting }) {
  const pos = useStore(sitting.store, (state) => state.pos)
  const total = useStore(sitting.store, ({ view }) => (view.endless ? null : view.total))
  // One after the other need not mean that each has its own time.
  const own = useStore(sitting.store, ({ view }) => view.current !== null && view.current.seconds > 0)
  const deadline = useStore(sitting.store, ({ view }) => (own ? view.current?.deadlineAt : undefined) ?? view.deadlineAt)
  const elder = useSettings((state) => state.elder > 0)
  return (
    <View className='ah'>
      {sitting.store.getState().view.proxyFor ? <View className='sub strong'>代录：{sitting.store.getState().view.proxyFor}</View> : null}
      <View className='ah-row'>
        <View className='ah-n num'><Text>第 </Text><Text className='ah-big'>{pos}</Text><Text>{total === null ? ' 题' : elder ? ` / ${total} 题` : ` 题，共 ${total} 题`}</Text></View>
        <TimeLeft to={deadline} elder={elder} ofQuestion={own} onEnd={sitting.timeUp} />
      </View>
      {total === null ? null : <View className='ah-bar' {...decorative}><View className='ah-fill' style={{ width: `${Math.round(pos / total * 100)}%` }} /></View>}
    </View>
  )
}
