import { Dialog } from '@/components/Dialog'
import { LeaveAsk, RemoveAsk } from '../editing/Asks'
import { moment } from './words'
import type { Publish } from './usePublish'

export type Asking = null | 'leave' | 'publish' | 'start' | 'remove'

const later = '开始后再改规则，要写明原因，并重新计算名次。'

/** Before what cannot be taken back. */
export function Asks ({ asking, publish, onClose }: { asking: Exclude<Asking, null>, publish: Publish, onClose: () => void }) {
  const { work, preview } = publish
  if (!work) return null
  const act = { publish: publish.publish, save: publish.save, remove: publish.remove }
  const who = preview.notice ? `${preview.notice.roster} 人` : '参加单位的人'
  switch (asking) {
    case 'leave': return <LeaveAsk onLeave={publish.leave} onClose={onClose} />
    case 'publish':
      return (
        <Dialog title={`发布“${work.form.title}”？`} act='发布竞赛' back='再看看' busy='正在发布…' loading={act.publish.busy} onAct={() => { act.publish.run(); onClose() }} onBack={onClose}>
          {publish.startsAtOnce()
            ? `发布后，竞赛马上开始，${who}会看到。${later}`
            : `发布后，${who}会看到这场竞赛，${publish.opens ? moment(publish.opens) : ''} 开始。开始前还可以修改。${later}`}
        </Dialog>
      )
    case 'start':
      return (
        <Dialog title='保存后马上开始？' act='保存并开始' back='再看看' busy='正在保存…' loading={act.save.busy} onAct={() => { act.save.run(); onClose() }} onBack={onClose}>
          保存后，竞赛马上开始，{who}会看到。{later}
        </Dialog>
      )
    case 'remove': return <RemoveAsk title={work.original.title} remove={act.remove} onClose={onClose} />
    default: return asking satisfies never
  }
}
