import { View } from '@tarojs/components'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { useAct } from '@/services/act'
import { request } from '@/services/request'

/** The event as a whole, all of its sessions. */
export function CloseDialog ({ eventId, onBack, onDone }: { eventId: string, onBack: () => void, onDone: () => void }) {
  const act = useAct(async () => { await request('POST /organiser/events/:id/close', { id: eventId }); onDone() })
  return (
    <Dialog title='办结整个活动？' act='办结活动' back='先不办结' busy='正在办结…' rather loading={act.busy} onAct={() => act.run()} onBack={onBack}>
      <Problem error={act.error} />
      <View>所有场次的名单从此定下来：不能再签到、扫码；没有来的按缺席算；要等办结才记的志愿服务时长，现在记上。之后只能更正，并写明原因。办结不能撤回。</View>
    </Dialog>
  )
}
