import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '@/organiser/parts/ReasonField'
import type { Watched } from './useEvent'

interface Props { watched: Watched, /** Null: all of it. */ session: { id: string, name: string } | null, title: string, onClose: () => void }

/** A reason, and then once more what is lost. */
export function CancelSheet ({ watched: { cancel }, session, title, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const next = () => { setTried(true); if (reason.trim()) setAsking(true) }
  const what = session ? session.name : title
  if (asking) {
    return (
      <Dialog
        title={`取消“${what}”？`} act={session ? '取消这一场' : '取消整个活动'} back='不取消' rather busy='正在取消…' loading={cancel.busy}
        onAct={() => cancel.run(session?.id ?? null, reason.trim(), `“${what}”已取消，报了名的人都收到了消息。`, onClose)} onBack={() => { cancel.clear(); setAsking(false) }}
      >
        <Problem error={cancel.error} />
        {session ? '这一场的报名全部作废，' : '所有报名全部作废，'}报了名的和在候补的人都会收到消息，附上原因。取消后不能恢复。
      </Dialog>
    )
  }
  return (
    <Sheet title={session ? `取消${session.name}` : '取消活动'} dirty={reason !== ''} onClose={onClose} footer={<Button block kind='second' onClick={next}>下一步：核对后取消</Button>}>
      <ReasonField value={reason} onChange={setReason} hint='如：场地临时占用' note='报了名的人都会看到这个原因' missing={tried} />
    </Sheet>
  )
}
