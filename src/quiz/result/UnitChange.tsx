import { Text, View } from '@tarojs/components'
import type { AttemptResult } from '../../../contract/quiz'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { go, links } from '@/services/nav'
import { distance, mean, meanChange } from './unit-words'

export function UnitChange ({ result }: { result: AttemptResult }) {
  const { unit: effect, roundId } = result
  if (!effect) return null
  const who = result.proxy?.byMe ? result.proxy.name : '你'
  const { unit, counted, meanBefore, meanAfter, participants, roster, rank } = effect
  const moved = meanBefore !== null && mean(meanBefore) !== mean(meanAfter)
  return (
    <View className='sect'>
      <View className='hair' />
      <View className='sect-head unit-head'>
        <View className='sect-title'>给支部带来的变化</View>
        {effect.rank === null && result.rank === null ? null : <View className='link' {...a11y({ role: 'link', label: '看排行榜' })} onClick={() => go(links.board(roundId))}>排行榜<Icon name='next' size={18} /></View>}
      </View>
      {counted
        ? (
          <View className='unit'>
            <View className='unit-l'>
              <View className='sub'>交卷时{unit.name}平均分</View>
              <View className='unit-v num' {...a11y({ role: 'img', label: meanChange(effect) })}>
                {moved ? <Text>{mean(meanBefore)}</Text> : null}
                {moved ? <Icon name='next' size={18} /> : null}
                <Text className='unit-now'>{mean(meanAfter)}</Text>
                {moved || meanBefore === null ? null : <Text className='unit-same'>没有变化</Text>}
              </View>
            </View>
            <View className='unit-r num'>
              <View className='sub'>{rank === null ? `${participants} 人已参加，共 ${roster} 人` : `现在列第 ${rank} 名`}</View>
              <View className='sub'>{distance(effect, result.proxy?.byMe)}</View>
            </View>
          </View>
          )
        : <View className='sub'>{who}在竞赛开始后才进入花名册，这次成绩只计{who}个人，不计入{unit.name}的成绩。</View>}
    </View>
  )
}
