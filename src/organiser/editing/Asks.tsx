import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import type { RequestError } from '@/services/request-error'
import { ReasonField } from '../parts/ReasonField'

export type Asking = null | 'leave' | 'publish' | 'change' | 'remove'

interface Act { busy: boolean, error: RequestError | null }

/* Before what cannot be taken back: what every editor asks alike. */

export const LeaveAsk = ({ onLeave, onClose }: { onLeave: () => void, onClose: () => void }) => (
  <Dialog title='还没有保存' act='不保存，离开' back='继续填写' rather onAct={onLeave} onBack={onClose}>离开后，这次填写的内容不会留下。</Dialog>
)

export const RemoveAsk = ({ title, remove, onClose }: { title: string, remove: Act & { run: () => void }, onClose: () => void }) => (
  <Dialog title='删除这份草稿？' act='删除草稿' back='不删除' busy='正在删除…' loading={remove.busy} onAct={remove.run} onBack={onClose}>
    <Problem error={remove.error} />
    “{title}”的设置会删掉，不能恢复。
  </Dialog>
)

interface ChangeProps { title: string, act: string, lead: string, hint: string, note: string, save: Act & { run: (reason: string) => void }, onClose: () => void }

/** What people see already is changed with a reason, which goes on record. */
export function ChangeSheet ({ title, act, lead, hint, note, save, onClose }: ChangeProps) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const run = () => { setTried(true); if (reason.trim()) { save.run(reason.trim()); onClose() } }
  return (
    <Sheet title={title} dirty={reason !== ''} onClose={onClose} footer={<Button block loading={save.busy} busy='正在保存…' onClick={run}>{act}</Button>}>
      <View className='sub'>{lead}</View>
      <ReasonField value={reason} onChange={setReason} hint={hint} note={note} missing={tried} />
    </Sheet>
  )
}
