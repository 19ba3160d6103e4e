import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Button } from '@/components/Button'
import { a11y, decorative } from '@/platform/a11y'
import { someQuestions } from '../words'
import { waiting } from './answering'
import type { Sitting } from './sitting'

/** The time is up. While the server cannot be reached: what is safe and what is not. */
export function TimeIsUp ({ sitting }: { sitting: Sitting }) {
  const problem = useStore(sitting.store, (state) => state.problem)
  const places = useStore(sitting.store, (state) => waiting(state).join())
  const alone = useStore(sitting.store, (state) => state.alone)
  const failed = problem !== null
  const lost = places && `${someQuestions(places.split(',').map(Number))}还没有传上去，可能来不及计分。`
  const real = alone ? '时间以服务器为准，还没到就可以接着答。' : ''
  return (
    <View className='state' {...a11y({ role: 'alert', live: 'assertive' })}>
      <View className={failed ? 'art art-error' : 'art art-done'} {...decorative} />
      <View className='t3'>{alone ? '按手机的时钟，已到时间' : '已到时间'}</View>
      <View className='sub num'>
        {failed ? `${real}已保存的答案会由服务器交卷，不会丢。${lost}连上网络后自动显示成绩。` : alone ? '正在向服务器核对时间。' : '正在交卷，马上就好。'}
      </View>
      {failed ? <View className='state-do'><Button kind='second' small icon='retry' onClick={sitting.retry}>现在再试</Button></View> : null}
      {problem?.problem ? <View className='cap num state-problem'>问题编号 {problem.problem}，找组织者时请报它</View> : null}
    </View>
  )
}
