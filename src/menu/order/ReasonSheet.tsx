import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Order } from '../../../contract/menu'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import type { Steps } from './useSteps'

interface Props { act: 'decline' | 'call-off' | 'withdraw', order: Order, steps: Steps, onClose: () => void }

const said = {
  decline: { title: '这次不能办', text: '对方会收到通知和原因，这张单就此结束。', button: '回复对方', busy: '正在回复…', hint: '如：这个月都已排满，欢迎下月再约' },
  'call-off': { title: '取消这一单', text: '已经约好的服务会取消，对方会收到通知和原因。', button: '取消这一单', busy: '正在取消…', hint: '如：主讲人生病' },
  withdraw: { title: '撤回这一单', text: '对方会收到通知，这张单就此结束。要再约，重新点一次。', button: '撤回这一单', busy: '正在撤回…', hint: '如：会议改期' }
} as const

export function ReasonSheet ({ act, order, steps, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const free = act === 'withdraw' && order.state === 'asked'
  const { title, text, button, busy, hint } = said[act]
  const submit = () => { setTried(true); if (free || reason.trim()) steps.run({ act, reason: reason.trim() }) }
  return (
    <Sheet title={title} dirty={reason !== ''} onClose={onClose} footer={<><Problem error={steps.error} /><Button block loading={steps.busy} busy={busy} onClick={submit}>{button}</Button></>}>
      <View className='sub'>{text}</View>
      <Field label='原因' optional={free} kind='area' value={reason} max={200} hint={hint} onChange={setReason} error={tried && !free && !reason.trim() ? '请写明原因' : undefined} />
    </Sheet>
  )
}
