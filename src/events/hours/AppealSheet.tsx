import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Bar } from '../../../contract/hours'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { endTime } from '@/services/format'
import { request } from '@/services/request'

/** Said once: the organiser of the event reads it and answers. */
export function AppealSheet ({ bar, onClose, onDone }: { bar: Bar, onClose: () => void, onDone: () => void }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState('')
  const act = useAct(async () => { await request('POST /me/bars/:id/appeal', { id: bar.id, text: text.trim() }); onDone() })
  const submit = () => {
    if (!text.trim()) { setWrong('请写明为什么没有到场，写了才能提交'); return }
    act.run()
  }
  return (
    <Sheet title='说明情况' dirty={text.trim() !== ''} onClose={onClose} footer={<><Problem error={act.error} /><Button block loading={act.busy} busy='正在提交…' onClick={submit}>提交说明</Button></>}>
      <View className='sub num sheet-note'>{bar.reason}。{bar.appealUntil === null ? '' : `${endTime(bar.appealUntil, now())} 前可以说明，`}只能提交一次。</View>
      <Field label='为什么没有到场' kind='area' value={text} onChange={(said) => { setText(said); setWrong('') }} max={300} error={wrong} hint='如：当天孩子发烧，送去了医院' note='办活动的组织者会看到，答复会发到“消息”里。' />
    </Sheet>
  )
}
