import { View } from '@tarojs/components'
import type { Bar } from '../../../contract/hours'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { endTime } from '@/services/format'

const titles: Record<Bar['state'], string> = { 'in-force': '暂时不能报名', lifted: '限制已解除', over: '限制已到期' }

/** What follows from not having come, what was said about it, and what was answered. */
export function BarNote ({ bar: { state, owner, reason, until, appeal, decision, decidedAt, appealUntil }, now, onAppeal }: { bar: Bar, now: number, onAppeal: () => void }) {
  return (
    <View className='band hours-bar' {...a11y({ role: 'group', label: titles[state] })}>
      <View className='row between wrap'><View className='t3'>{titles[state]}</View>{appeal && decidedAt === null ? <Tag kind='care'>申诉中</Tag> : null}</View>
      <View className='body num'>{reason}。{state === 'in-force' ? `${endTime(until, now)} 以前，不能报名${owner.name}办的活动。` : ''}</View>
      {appeal ? <View className='sub'>你的说明：{appeal}</View> : null}
      {decision ? <View className='sub'>组织者答复：{decision}</View> : null}
      {appealUntil === null ? null : <View className='hours-acts'><Button kind='second' small onClick={onAppeal}>有特殊情况，我要说明</Button></View>}
    </View>
  )
}
