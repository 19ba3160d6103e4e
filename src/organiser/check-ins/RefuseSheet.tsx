import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CheckIn } from '../../../contract/study'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import type { CheckIns } from './useCheckIns'

const usual = ['内容和任务不相关', '照片看不清', '和别人的内容相同']

export function RefuseSheet ({ checkIn, decide, onClose }: { checkIn: CheckIn, decide: CheckIns['decide'], onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => { setTried(true); if (reason.trim()) decide.run([checkIn], false, reason.trim(), onClose) }
  return (
    <Sheet
      title={`退回${checkIn.member.name}的打卡`} dirty={reason !== ''} onClose={onClose}
      footer={<Button block loading={decide.busy} busy='正在退回…' onClick={submit}>退回这次打卡</Button>}
    >
      <Problem error={decide.error} />
      <View className='sub'>这次打卡不再计算，得到的积分同时收回。本人会看到原因，还在时间内的可以重新打卡。</View>
      <ReasonField value={reason} onChange={setReason} hint='如：照片看不清，请重拍' note='本人会看到' missing={tried} />
      <View className='row wrap'>{usual.map((text) => <Button key={text} kind='text' small onClick={() => setReason(text)}>{text}</Button>)}</View>
    </Sheet>
  )
}
