import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AppealRow } from '../../../contract/hours'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useAct } from '@/services/act'
import { request } from '@/services/request'

interface Props { row: AppealRow, lift: boolean, onClose: () => void, onDone: () => void }

/** To lift it needs no words; to uphold it does. */
export function AnswerSheet ({ row: { bar, member }, lift, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState('')
  const act = useAct(async () => { await request('POST /organiser/appeals/:id/decide', { id: bar.id, lift, reason: reason.trim() }); onDone() })
  const submit = () => {
    if (!lift && !reason.trim()) { setWrong('请写明为什么维持，本人会看到'); return }
    act.run()
  }
  return (
    <Sheet
      title={lift ? `解除对${member.name}的限制` : `维持对${member.name}的限制`} dirty={reason.trim() !== ''} onClose={onClose}
      footer={<><Problem error={act.error} /><Button block loading={act.busy} busy='正在答复…' onClick={submit}>{lift ? '解除限制' : '维持限制'}</Button></>}
    >
      <View className='sub sheet-note'>{lift ? '解除后马上可以报名。没有到场的记录还在，下次再缺席会接着计算。' : '限制按原来的时间到期。每次申诉只答复一次。'}</View>
      <Field label='答复' optional={lift} kind='area' value={reason} onChange={(text) => { setReason(text); setWrong('') }} max={100} error={wrong} hint={lift ? '如：情况属实' : '如：没有提前说明，也没有证明'} note='本人会在“消息”里看到' />
    </Sheet>
  )
}
