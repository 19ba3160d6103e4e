import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { ChangeSheet, LeaveAsk, RemoveAsk, type Asking } from '@/organiser/editing/Asks'
import { warningsIn } from '@/organiser/editing/faults'
import type { EventEdit } from './useEventEdit'
import { momentWords } from './words'

interface Props { asking: Exclude<Asking, null>, edit: EventEdit, onClose: () => void }

/** Before what cannot be taken back. */
export function Asks ({ asking, edit, onClose }: Props) {
  const { work, preview } = edit
  if (!work) return null
  switch (asking) {
    case 'leave': return <LeaveAsk onLeave={edit.leave} onClose={onClose} />
    case 'publish':
      return (
        <Dialog title={`发布“${work.form.title}”？`} act='发布活动' back='再看看' busy='正在发布…' loading={edit.publish.busy} onAct={() => { edit.publish.run(); onClose() }} onBack={onClose}>
          {warningsIn(preview.problems).map(({ message }) => <Problem key={message} text={message} />)}
          {`发布后，${preview.notice ? `${preview.notice.roster} 人` : '参加单位的人'}会在“活动”里看到它，${begins(work)}。发布后还可以修改；时间、地点变了，报了名的人会收到消息。`}
        </Dialog>
      )
    case 'change':
      return (
        <ChangeSheet
          title='修改已发布的活动' act='保存修改' hint='如：报告厅另有会议，改到二楼' note='会记录在操作记录里' save={edit.save} onClose={onClose}
          lead='时间或地点变了的场次，报了名的和在候补的人都会收到消息，附上原因；别的改动不发消息。名额加多了，按顺序给候补的人。'
        />
      )
    case 'remove': return <RemoveAsk title={work.original.title} remove={edit.remove} onClose={onClose} />
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
