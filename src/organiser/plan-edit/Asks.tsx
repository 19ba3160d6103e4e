import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { now } from '@/services/clock'
import { dayAt, dayWords, fromPicked, weekdayName } from '@/services/days'
import { ReasonField } from '../parts/ReasonField'
import { placeOf, warningsIn } from './problems'
import type { PlanEdit } from './usePlanEdit'

export type Asking = null | 'leave' | 'publish' | 'change' | 'remove'

interface Props { asking: Exclude<Asking, null>, edit: PlanEdit, onClose: () => void, onPlaces: () => void }

/** Before what cannot be taken back. */
export function Asks ({ asking, edit, onClose, onPlaces }: Props) {
  const { work, preview } = edit
  if (!work) return null
  const { title, from } = work.form
  const who = preview.notice ? `${preview.notice.roster} 人` : '参加单位的人'
  switch (asking) {
    case 'leave':
      return <Dialog title='还没有保存' act='不保存，离开' back='继续填写' rather onAct={edit.leave} onBack={onClose}>离开后，这次填写的内容不会留下。</Dialog>
    case 'publish': {
      const warnings = warningsIn(preview.problems)
      const nameless = warnings.some(({ field }) => placeOf(field) === 'places')
      return (
        <Dialog
          title={`发布“${title}”？`} act={nameless ? '就这样发布' : '发布计划'} back={nameless ? '先去起名' : '再看看'} busy='正在发布…' loading={edit.publish.busy}
          rather={nameless} onAct={() => { edit.publish.run(); onClose() }} onBack={nameless ? onPlaces : onClose}
        >
          {warnings.map(({ message }) => <Problem key={message} text={message} />)}
          发布后，{who}会在“学习”里看到这个计划，“消息”里也会收到通知；{dayWords(fromPicked(from), dayAt(now()))} {weekdayName(fromPicked(from))}开始打卡。开始后还可以修改，要写明原因，已有的打卡按新规则重新计算。
        </Dialog>
      )
    }
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

/** A plan that runs is changed with a reason, which goes on record. */
function ChangeSheet ({ edit: { save }, onClose }: { edit: PlanEdit, onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = () => { setTried(true); if (reason.trim()) { save.run(reason.trim()); onClose() } }
  return (
    <Sheet title='修改进行中的计划' dirty={reason !== ''} onClose={onClose} footer={<Button block loading={save.busy} busy='正在保存…' onClick={act}>保存并重新计算</Button>}>
      <View className='sub'>保存后，已有的打卡、连续天数和积分按新规则重新计算，参加的人会看到新的规则，并在“消息”里收到通知和修改原因。</View>
      <ReasonField value={reason} onChange={setReason} hint='如：因会议安排，补卡时间顺延一周' note='成员能看到，也会记录在操作记录里' missing={tried} />
    </Sheet>
  )
}
