import type { SignUp } from '../../../contract/events'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { useAct } from '@/services/act'
import { request } from '@/services/request'

const words: Partial<Record<SignUp['state'], { title: string, act: string, back: string, text: string }>> = {
  confirmed: { title: '取消报名？', act: '取消报名', back: '不取消', text: '名额会让给别人，之后想再参加要重新报名。' },
  offered: { title: '放弃这个名额？', act: '放弃名额', back: '再想想', text: '名额会让给下一位。' },
  waiting: { title: '退出候补？', act: '退出候补', back: '继续候补', text: '再来候补要从最后排起。' },
  applied: { title: '取消报名？', act: '取消报名', back: '不取消', text: '报名截止以前可以再报。' },
  excused: { title: '销假？', act: '销假', back: '不销假', text: '销假后，组织者会知道你要来。' }
}

export function CancelDialog ({ of, onBack, onDone }: { of: SignUp, onBack: () => void, onDone: () => void }) {
  const act = useAct(async () => { await request('POST /sign-ups/:id/cancel', { id: of.id }); onDone() })
  const said = words[of.state]
  if (!said) return null
  return <Dialog title={said.title} act={said.act} back={said.back} busy='正在提交…' loading={act.busy} onAct={() => act.run()} onBack={onBack}>{said.text}<Problem error={act.error} /></Dialog>
}
