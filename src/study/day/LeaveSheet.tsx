import { useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useAct } from '@/services/act'
import { dayWords, weekdayName } from '@/services/days'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'

export function LeaveSheet ({ planId, day, onClose, onDone }: { planId: string, day: number, onClose: () => void, onDone: () => void }) {
  const [reason, setReason] = useState('')
  const sendId = useRef(newKey())
  const act = useAct(async () => { await request('POST /plans/:id/leaves', { id: planId, day, reason: reason.trim(), sendId: sendId.current }); onDone() })
  return (
    <Sheet
      title={`请 ${dayWords(day)} ${weekdayName(day)}的假`} dirty={reason.trim() !== ''} onClose={onClose}
      footer={<><Problem error={act.error} /><Button block loading={act.busy} busy='正在提交…' onClick={() => act.run()}>请假一天</Button></>}
    >
      <Field label='原因' value={reason} onChange={setReason} max={100} optional note='组织者能看到。请假后这一天不用打卡，当天过去以前可以销假。' />
    </Sheet>
  )
}
