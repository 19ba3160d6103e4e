import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { EventView, SessionView } from '../../../contract/events'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useAct } from '@/services/act'
import { whole } from '@/services/events'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'

/** Everybody belongs to it: who cannot come says why. */
export function ExcuseSheet ({ event, session, onClose, onDone }: { event: EventView, session: SessionView, onClose: () => void, onDone: () => void }) {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState('')
  const sendId = useRef(newKey())
  const act = useAct(async () => { await request('POST /events/:id/excuses', { id: event.id, session: session.id, sendId: sendId.current, reason: reason.trim() }); onDone() })
  const submit = () => {
    if (!reason.trim()) { setWrong('请写明请假的原因，填了才能提交'); return }
    act.run()
  }
  return (
    <Sheet title='请假' dirty={reason.trim() !== ''} onClose={onClose} footer={<><Problem error={act.error} /><Button block loading={act.busy} busy='正在提交…' onClick={submit}>提交请假</Button></>}>
      <View className='sub num sheet-note'>{`${event.title}，${whole(session.begins, session.ends)}`}</View>
      <Field label='原因' value={reason} onChange={(text) => { setReason(text); setWrong('') }} max={100} error={wrong} hint='如：出差' note='组织者能看到。开始以前可以销假。' />
    </Sheet>
  )
}
