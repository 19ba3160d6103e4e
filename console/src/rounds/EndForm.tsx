import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { OrganiserRound } from '../../../contract/organiser'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'

/** Says what is lost before it asks for the reason, which members will read. */
export function EndForm({ round, close, ended }: { round: OrganiserRound; close: () => void; ended: () => Promise<void> }) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const end = useAct(async () => {
    await request('POST /organiser/rounds/:id/end', { id: round.id, reason: reason.trim() })
    void message.success('竞赛已提前结束')
    close()
    await ended()
  })
  const submit = () => { setTried(true); if (reason.trim()) end.run() }
  const absent = Math.max(0, round.roster - round.participants)
  return (
    <Modal title={`现在结束“${round.title}”？`} open okText='提前结束' cancelText='不结束' confirmLoading={end.busy} onOk={submit} onCancel={close}>
      <p className='sub num'>{round.practice ? '之后不能再练' : `还没有参与的 ${count(absent)} 人将不能再答`}；正在答的，以已经保存的答案交卷。结束后不能恢复。</p>
      <Field label='为什么提前结束' error={tried && !reason.trim() ? '请写明原因' : undefined}>
        {(props) => <Input {...props} value={reason} maxLength={100} placeholder='如：因会议安排调整，改到下周另开一场' onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <p className='cap'>会写在竞赛页上，参加的人都看得到。</p>
      <Problem error={end.error} />
    </Modal>
  )
}
