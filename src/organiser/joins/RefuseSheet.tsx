import { useState } from 'react'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import type { Join, Joins } from './useJoins'

export function RefuseSheet ({ join, joins: { refuse }, onClose }: { join: Join, joins: Joins, onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => { setTried(true); if (reason.trim()) refuse.run(join, reason.trim(), onClose) }
  return (
    <Sheet
      title={`不同意${join.name}加入`} dirty={reason !== ''} onClose={onClose}
      footer={<Button block loading={refuse.busy} busy='正在答复…' onClick={submit}>答复不同意</Button>}
    >
      <Problem error={refuse.error} />
      <ReasonField value={reason} onChange={setReason} hint='如：组织关系还在原支部，请先办转接' note='申请人会看到，可以改选支部后再申请' missing={tried} />
    </Sheet>
  )
}
