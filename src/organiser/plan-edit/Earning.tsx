import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { Pair, Toggle } from '../editing/fields'
import { Figure } from '../publish/Figure'
import { Row } from '../publish/Row'
import type { PartProps } from './Basics'
import { at } from './problems'
import { reviews, seers } from './words'

/** Points are off until they are wanted; each task's own stand at the task. */
export function Earning ({ form, problems, change }: PartProps) {
  const set = (index: number, part: Partial<PartProps['form']['streaks'][number]>) => change({ streaks: form.streaks.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <View className='sect'>
      <View className='sect-title'>积分</View>
      <Toggle label='打卡得积分' on={form.points} onChange={(points) => change({ points })} />
      <Problem text={at(problems, 'points')} />
      {form.points ? (
        <>
          <View className='cap'>每项任务值几分，在任务里填。</View>
          <Pair word='当天全部完成，另加' label='全部完成另加' value={form.fullDay} unit='分' hint='不加' onChange={(fullDay) => change({ fullDay })} />
          <Pair word='一天最多' label='一天最多' value={form.mostADay} unit='分' onChange={(mostADay) => change({ mostADay })} />
          {form.streaks.map((one, index) => (
            <View key={index} className='row wrap streak'>
              <View className='pair-word'>{one.again ? '每连续' : '首次连续'}</View>
              <Figure label={`连续天数 ${index + 1}`} value={one.days} unit='天加' onChange={(days) => set(index, { days })} />
              <Figure label={`连续加分 ${index + 1}`} value={one.points} unit='分' onChange={(points) => set(index, { points })} />
              <View className='part-remove' {...a11y({ role: 'button', label: `去掉连续 ${one.days} 天的加分` })} onClick={() => change({ streaks: form.streaks.filter((_, at) => at !== index) })}><Icon name='close' size={20} /></View>
            </View>
          ))}
          <View className='row weight-add'><Button kind='text' small icon='plus' onClick={() => change({ streaks: [...form.streaks, { days: '7', points: '10', again: false }] })}>加一档连续加分</Button></View>
        </>
      ) : null}
    </View>
  )
}

export function Looking ({ form, problems, change }: PartProps) {
  return (
    <View className='sect'>
      <View className='sect-title'>审核与公开</View>
      <Row label='组织者看打卡' problem={at(problems, 'review')}>
        <Chips label='组织者看打卡' items={reviews} value={form.review} onChange={(review) => change({ review })} />
      </Row>
      <Row label='打卡内容谁能看到' problem={at(problems, 'seenBy')}>
        <Chips label='打卡内容谁能看到' items={seers} value={form.seenBy} onChange={(seenBy) => change({ seenBy })} />
      </Row>
    </View>
  )
}
