import { View } from '@tarojs/components'
import type { Binding } from '../../../contract/account'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import type { Bind } from './useBind'

interface Props {
  binding: Extract<Binding, { state: 'waiting' }>
  bind: Bind
  onWithdraw: () => void
}

export function Waiting ({ binding, bind, onWithdraw }: Props) {
  return (
    <>
      <Rule />
      <View className='band bind-waiting'>
        <View className='t1'>等待组织者确认</View>
        <View className='sub bind-why'>确认后打开这里就能直接进入，不用再做什么。</View>
        <View className='bind-fact'><View className='bind-key'>支部</View><View className='grow'>{binding.unit.name}</View></View>
        <View className='bind-fact'><View className='bind-key'>姓名</View><View className='grow'>{binding.name}</View></View>
        <View className='bind-fact num'><View className='bind-key'>提交</View><View className='grow'>{recent(binding.since, now())}</View></View>
        <View className='bind-do'>
          <Problem error={bind.withdraw.error ?? bind.check.error} />
          <Button block kind='second' icon='retry' loading={bind.check.busy} busy='正在查看…' onClick={() => bind.check.run()}>看看有没有确认</Button>
        </View>
      </View>
      <View className='bind-leave'><Button kind='text' small onClick={onWithdraw}>撤回申请</Button></View>
    </>
  )
}
