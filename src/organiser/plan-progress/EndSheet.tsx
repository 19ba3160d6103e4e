import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import type { usePlanProgress } from './usePlanProgress'

interface Props { end: ReturnType<typeof usePlanProgress>['end'], title: string, onClose: () => void }

/** A reason, and then once more what is lost. */
export function EndSheet ({ end, title, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const next = () => { setTried(true); if (reason.trim()) setAsking(true) }
  if (asking) {
    return (
      <Dialog
        title={`现在结束“${title}”？`} act='提前结束' back='不结束' busy='正在结束…' loading={end.busy}
        onAct={() => end.run(reason.trim(), onClose)} onBack={() => { end.clear(); setAsking(false) }}
      >
        <Problem error={end.error} />
        今天是最后一天，之后不能再打卡，也不算缺。已有的打卡和积分都保留。结束后不能恢复。
      </Dialog>
    )
  }
  return (
    <Sheet title='提前结束计划' dirty={reason !== ''} onClose={onClose} footer={<Button block kind='second' onClick={next}>下一步：核对后结束</Button>}>
      <ReasonField value={reason} onChange={setReason} hint='如：学习安排调整，下月重新开始' note='成员在“消息”里能看到，也会记录在操作记录里' missing={tried} />
    </Sheet>
  )
}
