import { Text, View } from '@tarojs/components'
import type { PracticeHome } from '../../../contract/practice'
import { Button } from '@/components/Button'
import { Rule } from '@/components/Rule'
import { Tag } from '@/components/Tag'
import { go, links } from '@/services/nav'
import { numeral } from '@/services/numerals'
import { dailyWords } from './words'

/** The one thing of the day. */
export function Daily ({ daily }: { daily: PracticeHome['daily'] }) {
  const { total, done, streak } = daily
  const over = done >= total
  return (
    <>
      <View className='practice-rule'><Rule /></View>
      <View className='band daily'>
        <View className='row wrap between'>
          <View className='t1'>每日{numeral(total)}题</View>
          {streak ? <View className='sub num'>已连续 <Text className='strong'>{streak}</Text> 天</View> : null}
        </View>
        <View className='row wrap daily-said'>
          {over ? <View className='daily-tag'><Tag kind='done'>今天已完成</Tag></View> : null}
          <View className='sub num'>{dailyWords(daily)}</View>
        </View>
        <Button block kind={over ? 'second' : 'primary'} onClick={() => go(links.practiceSession('daily'))}>
          {over ? '看今天的答案与解析' : done ? `接着答（已答 ${done}/${total}）` : `开始今天的${numeral(total)}题`}
        </Button>
      </View>
    </>
  )
}
