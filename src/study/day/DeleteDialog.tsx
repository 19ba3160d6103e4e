import type { CheckIn } from '../../../contract/study'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { useAct } from '@/services/act'
import { dayWords } from '@/services/days'
import { points } from '@/services/format'
import { request } from '@/services/request'

/** 文字、3 张照片 */
function parts ({ given }: CheckIn): string {
  const files = given.flatMap((one) => one.files)
  const photos = files.filter(({ kind }) => kind === 'photo').length
  return [given.some(({ text }) => text) && '文字', photos && `${photos} 张照片`, files.length > photos && '录音', given.some(({ number }) => number !== null) && '填的数'].filter(Boolean).join('、')
}

export function DeleteDialog ({ of, onBack, onDone }: { of: CheckIn, onBack: () => void, onDone: () => void }) {
  const act = useAct(async () => { await request('DELETE /check-ins/:id', { id: of.id }); onDone() })
  const said = parts(of)
  return (
    <Dialog title='删除这次打卡？' act='删除打卡' back='留着' busy='正在删除…' rather loading={act.busy} onAct={() => act.run()} onBack={onBack}>
      {said ? `交的${said}不再显示。` : ''}{of.points ? `得到的 ${points(of.points)} 分会收回。` : ''}{dayWords(of.day)}没有别的打卡时，这一天不再算打卡，连续天数也会跟着变。{of.team ? `“${of.team}”全队的这次打卡一起删除。` : ''}
      <Problem error={act.error} />
    </Dialog>
  )
}
