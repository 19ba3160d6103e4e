import { View } from '@tarojs/components'
import { Chips } from '@/components/Choices'
import { Problem } from '@/components/Problem'
import { Picker } from '@/platform/Picker'
import { Pair, Toggle } from '../editing/fields'
import { Row } from '../publish/Row'
import type { PartProps } from './Basics'
import { at } from './problems'
import { makeUpTimes } from './words'

/** Making up for a missed day, and leave. */
export function Allowances ({ form, problems, change }: PartProps) {
  const { makeUp, leave } = form
  const set = (part: Partial<typeof makeUp>) => change({ makeUp: { ...makeUp, ...part } })
  const setLeave = (part: Partial<typeof leave>) => change({ leave: { ...leave, ...part } })
  return (
    <View className='sect'>
      <View className='sect-title'>补卡与请假</View>
      <Toggle label='缺了可以补卡' on={makeUp.on} onChange={(on) => set({ on })} />
      <Problem text={at(problems, 'makeUp')} />
      {makeUp.on ? (
        <>
          <Row label='什么时候补'>
            <Chips label='什么时候补' items={makeUpTimes} value={makeUp.when} onChange={(when) => set({ when })} />
            {makeUp.when === 'during' ? (
              <View className='row moment make-up-days'>
                <View className='grow'><Picker mode='date' label='补卡从' value={makeUp.from} onChange={(from) => set({ from })} /></View>
                <View className='moment-to'>至</View>
                <View className='grow'><Picker mode='date' label='补卡到' value={makeUp.to} onChange={(to) => set({ to })} /></View>
              </View>
            ) : null}
          </Row>
          <Row label='能补多少' note='不填就是不限'>
            <View className='row wrap'>
              <Pair word='一共' label='补卡一共' value={makeUp.inAll} unit='天' onChange={(inAll) => set({ inAll })} />
              <Pair word='每月' label='补卡每月' value={makeUp.aMonth} unit='天' onChange={(aMonth) => set({ aMonth })} />
              <Pair word='只补最近' label='只补最近' value={makeUp.daysBack} unit='天内' onChange={(daysBack) => set({ daysBack })} />
            </View>
          </Row>
          {form.points ? <Pair word='补卡得积分的' label='补卡得积分的' value={makeUp.percent} unit='%' hint='' onChange={(percent) => set({ percent })} /> : null}
          <Toggle label='补上后算连续' on={makeUp.keepsStreak} onChange={(keepsStreak) => set({ keepsStreak })} />
        </>
      ) : null}
      <Toggle label='可以请假' on={leave.on} onChange={(on) => setLeave({ on })} />
      <Problem text={at(problems, 'leave')} />
      {leave.on ? (
        <>
          <Row label='能请多少' note='不填就是不限'>
            <View className='row wrap'>
              <Pair word='一共' label='请假一共' value={leave.inAll} unit='天' onChange={(inAll) => setLeave({ inAll })} />
              <Pair word='每月' label='请假每月' value={leave.aMonth} unit='天' onChange={(aMonth) => setLeave({ aMonth })} />
            </View>
          </Row>
          <Toggle label='请假不打断连续' on={leave.keepsStreak} onChange={(keepsStreak) => setLeave({ keepsStreak })} />
        </>
      ) : null}
    </View>
  )
}
