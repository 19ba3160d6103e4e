import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'

const usual = ['照片看不清', '和任务内容不符', '字数凑数', '不是本人的内容']

/** Sends back with a reason, which the person reads. */
export function RefuseForm({ ids, close, done }: { ids: string[]; close: () => void; done: () => void }) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const save = useAct(async () => {
    const { decided } = await request('POST /organiser/check-ins/decide', { ids, pass: false, reason: reason.trim() })
    void message.success(decided ? `${count(decided)} 条已退回` : '已经有人处理过了')
    close()
    done()
  })
  const submit = () => { setTried(true); if (reason.trim()) save.run() }
  return (
    <Modal title={`退回 ${count(ids.length)} 条打卡`} open okText={`退回 ${count(ids.length)} 条`} cancelText='不退' confirmLoading={save.busy} onOk={submit} onCancel={close}>
      <p className='sub'>退回以后不算打卡，得的积分收回；本人看得到原因，当天还可以再交。</p>
      <Field label='退回的原因' error={tried && !reason.trim() ? '请写明原因' : undefined}>
        {(props) => <Input {...props} value={reason} maxLength={100} autoFocus onChange={({ target }) => setReason(target.value)} onPressEnter={submit} />}
      </Field>
      <div className='row gap-s wrap plan-reasons' role='group' aria-label='常用的原因'>{usual.map((text) => <Button key={text} size='small' onClick={() => setReason(text)}>{text}</Button>)}</div>
      <Problem error={save.error} />
    </Modal>
  )
}
