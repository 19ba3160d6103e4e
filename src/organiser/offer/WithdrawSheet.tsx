import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import type { Offering } from './useOffer'

export function WithdrawSheet ({ of: { withdraw }, onClose }: { of: Offering, onClose: () => void }) {
  const [reason, setReason] = useState('')
  return (
    <Sheet title='下架这项服务' dirty={reason !== ''} onClose={onClose} footer={<><Problem error={withdraw.error} /><Button block loading={withdraw.busy} busy='正在下架…' onClick={() => withdraw.run(reason.trim())}>下架这项服务</Button></>}>
      <View className='sub'>下架后不接新的点单，已有的订单照常办。以后可以再发布。</View>
      <Field label='原因' optional kind='area' value={reason} max={200} note='留给本单位的组织者看' onChange={setReason} />
    </Sheet>
  )
}
