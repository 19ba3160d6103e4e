import { View } from '@tarojs/components'
import { useState } from 'react'
import { Segmented } from '@/components/Choices'
import { Notice } from '@/components/States'
import { H5 } from '@/platform/target'
import { ActivationForm } from './ActivationForm'
import { JoinForm } from './JoinForm'
import { PhoneWay } from './PhoneWay'
import type { Unit } from './UnitSheet'
import type { Bind } from './useBind'

type Way = 'phone' | 'code' | 'join'
const ways = ([
  { value: 'phone', text: '手机号' }, { value: 'code', text: '激活码' }, { value: 'join', text: '申请加入' }
] as { value: Way, text: string }[]).filter(({ value }) => !H5 || value !== 'phone')

/** Proves that the account belongs to somebody on the roster. */
export function Ask ({ bind, unit, onPickUnit }: { bind: Bind, unit: Unit | null, onPickUnit: () => void }) {
  const refused = bind.binding?.state === 'refused' ? bind.binding : null
  const [way, setWay] = useState<Way>(refused ? 'join' : ways[0]?.value ?? 'code')
  return (
    <>
      {refused ? <Notice title={`${refused.unit.name}没有同意加入申请`} text={`${refused.reason}。可以核对后再申请一次。`} /> : null}
      <View className='sect'>
        <View className='t1'>核对你的身份</View>
        <View className='sub bind-why'>成绩要记到你和支部名下，先和花名册对上。只需做一次。</View>
        <Segmented label='核对方式' items={ways} value={way} onChange={setWay} />
      </View>
      <View className='sect'>
        {process.env.TARO_ENV === 'weapp' && way === 'phone' ? <PhoneWay bind={bind} /> : null}
        {way === 'code' ? <ActivationForm bind={bind} /> : null}
        {way === 'join' ? <JoinForm bind={bind} unit={unit} onPickUnit={onPickUnit} /> : null}
      </View>
    </>
  )
}
