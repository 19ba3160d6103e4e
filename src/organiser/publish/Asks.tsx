import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
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
    case 'leave':
      return (
        <Dialog title='还没有保存' act='不保存，离开' back='继续填写' rather onAct={publish.leave} onBack={onClose}>离开后，这次填写的内容不会留下。</Dialog>
      )
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
    case 'remove':
      return (
        <Dialog title='删除这份草稿？' act='删除草稿' back='不删除' busy='正在删除…' loading={act.remove.busy} onAct={act.remove.run} onBack={onClose}>
          <Problem error={act.remove.error} />
          “{work.original.title}”的设置会删掉，不能恢复。
        </Dialog>
      )
    default: return asking satisfies never
  }
}
