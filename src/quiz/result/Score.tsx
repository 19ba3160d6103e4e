import { View } from '@tarojs/components'
import type { AttemptResult } from '../../../contract/quiz'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { points } from '@/services/format'
import { change, ending } from './standing'

export function Score ({ result, timeWasUp }: { result: AttemptResult, timeWasUp: boolean }) {
  const { roundTitle, practice, no, score, fullScore } = result
  const said = [ending(result, timeWasUp), change(result)].filter(Boolean).join('，')
  return (
    <View className='hd'>
      <View className='sub center num'>{roundTitle} · {practice ? `第 ${no} 次练习` : `第 ${no} 次作答`}</View>
      {score === null
        ? <View className='hd-score h1'>答卷已收到，本次不公布分数</View>
        : (
          <>
            <View className='hd-score num' {...a11y({ role: 'img', label: `${points(score)} 分，满分 ${points(fullScore)} 分` })}>
              <View className='score red'>{points(score)}</View>
              <View className='hd-unit'>分</View>
            </View>
            <View className='sub num'>满分 {points(fullScore)} 分</View>
          </>
        )}
      <View className='hd-said green'><Icon name='done' size={20} /><View className='num'>{said}</View></View>
    </View>
  )
}
