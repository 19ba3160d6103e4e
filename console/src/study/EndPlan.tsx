import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { PlanRow } from '../../../contract/study'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'

/** Says what is lost before it asks for the reason. */
export function EndPlan({ plan, close, ended }: { plan: PlanRow; close: () => void; ended: () => Promise<void> }) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const end = useAct(async () => {
    await request('POST /organiser/plans/:id/end', { id: plan.id, reason: reason.trim() })
    void message.success('计划已提前结束')
    close()
    await ended()
  })
  const submit = () => { setTried(true); if (reason.trim()) end.run() }
  return (
    <Modal title={`现在结束“${plan.title}”？`} open okText='提前结束' cancelText='不结束' confirmLoading={end.busy} onOk={submit} onCancel={close}>
      <p className='sub'>今天以后不能再打卡、补卡；已经打的卡和积分都留着。结束后不能恢复。</p>
      <Field label='为什么提前结束' error={tried && !reason.trim() ? '请写明原因' : undefined} hint='成员会在手机“消息”里看到，也记在操作记录里'>
        {(props) => <Input {...props} value={reason} maxLength={100} placeholder='如：安排调整，并入下一个计划' onChange={({ target }) => setReason(target.value)} onPressEnter={submit} />}
      </Field>
      <Problem error={end.error} />
    </Modal>
  )
}
