import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { now } from '@/services/clock'
import { dayAt, dayWords, fromPicked, weekdayName } from '@/services/days'
import { ChangeSheet, LeaveAsk, RemoveAsk, type Asking } from '../editing/Asks'
import { warningsIn } from '../editing/faults'
import { placeOf } from './problems'
import type { PlanEdit } from './usePlanEdit'

interface Props { asking: Exclude<Asking, null>, edit: PlanEdit, onClose: () => void, onPlaces: () => void }

/** Before what cannot be taken back. */
export function Asks ({ asking, edit, onClose, onPlaces }: Props) {
  const { work, preview } = edit
  if (!work) return null
  const { title, from } = work.form
  const who = preview.notice ? `${preview.notice.roster} 人` : '参加单位的人'
  switch (asking) {
    case 'leave': return <LeaveAsk onLeave={edit.leave} onClose={onClose} />
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
    case 'change':
      return (
        <ChangeSheet
          title='修改进行中的计划' act='保存并重新计算' hint='如：因会议安排，补卡时间顺延一周' note='成员能看到，也会记录在操作记录里' save={edit.save} onClose={onClose}
          lead='保存后，已有的打卡、连续天数和积分按新规则重新计算，参加的人会看到新的规则，并在“消息”里收到通知和修改原因。'
        />
      )
    case 'remove': return <RemoveAsk title={work.original.title} remove={edit.remove} onClose={onClose} />
    default: return asking satisfies never
  }
}
