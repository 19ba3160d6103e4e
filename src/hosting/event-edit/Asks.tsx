import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '@/organiser/parts/ReasonField'
import { warningsIn } from './problems'
import type { EventEdit } from './useEventEdit'
import { momentWords } from './words'

export type Asking = null | 'leave' | 'publish' | 'change' | 'remove'

interface Props { asking: Exclude<Asking, null>, edit: EventEdit, onClose: () => void }

/** Before what cannot be taken back. */
export function Asks ({ asking, edit, onClose }: Props) {
  const { work, preview } = edit
  if (!work) return null
  switch (asking) {
    case 'leave':
      return <Dialog title='还没有保存' act='不保存，离开' back='继续填写' rather onAct={edit.leave} onBack={onClose}>离开后，这次填写的内容不会留下。</Dialog>
    case 'publish':
      return (
        <Dialog title={`发布“${work.form.title}”？`} act='发布活动' back='再看看' busy='正在发布…' loading={edit.publish.busy} onAct={() => { edit.publish.run(); onClose() }} onBack={onClose}>
          {warningsIn(preview.problems).map(({ message }) => <Problem key={message} text={message} />)}
          {`发布后，${preview.notice ? `${preview.notice.roster} 人` : '参加单位的人'}会在“活动”里看到它，${begins(work)}。发布后还可以修改；时间、地点变了，报了名的人会收到消息。`}
        </Dialog>
      )
    case 'change': return <ChangeSheet edit={edit} onClose={onClose} />
    case 'remove':
      return (
        <Dialog title='删除这份草稿？' act='删除草稿' back='不删除' busy='正在删除…' loading={edit.remove.busy} onAct={edit.remove.run} onBack={onClose}>
          <Problem error={edit.remove.error} />
          “{work.original.title}”的设置会删掉，不能恢复。
        </Dialog>
      )
    default: return asking satisfies never
  }
}

function begins ({ form, original }: NonNullable<EventEdit['work']>): string {
  switch (original.enrol.how) {
    case 'opt-out': return '不用报名，有事的人请假'
    case 'nominated': return '由各单位的组织者报送名单'
    default: return form.opens ? `${momentWords(form.opens)} 开始报名` : '马上可以报名'
  }
}

/** What is published is changed with a reason: those who have signed up read it where it concerns them. */
function ChangeSheet ({ edit: { save }, onClose }: { edit: EventEdit, onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = () => { setTried(true); if (reason.trim()) { save.run(reason.trim()); onClose() } }
  return (
    <Sheet title='修改已发布的活动' dirty={reason !== ''} onClose={onClose} footer={<Button block loading={save.busy} busy='正在保存…' onClick={act}>保存修改</Button>}>
      <View className='sub'>时间或地点变了的场次，报了名的和在候补的人都会收到消息，附上原因；别的改动不发消息。名额加多了，按顺序给候补的人。</View>
      <ReasonField value={reason} onChange={setReason} hint='如：报告厅另有会议，改到二楼' note='会记录在操作记录里' missing={tried} />
    </Sheet>
  )
}
