import { App, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { EventSessionRow } from '../../../../contract/event-desk'
import { useAct } from '../../services/act'
import { request } from '../../services/request'
import { Field } from '../../shell/Field'
import { Problem } from '../../shell/Problem'

/** A word said in the room; it cannot be read back, only set anew. */
export function PasswordForm({ eventId, session, asksOut, close }: { eventId: string; session: EventSessionRow; asksOut: boolean; close: () => void }) {
  const { message } = App.useApp()
  const [direction, turn] = useState<'in' | 'out'>('in')
  const [word, setWord] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(async () => {
    await request('POST /organiser/events/:id/password', { id: eventId, session: session.id, direction, password: word.trim() })
    void message.success(`“${session.name}”的${direction === 'in' ? '签到' : '签退'}口令已设好，现场念出来就可以`)
    close()
  })
  const short = word.trim().length < 2
  const submit = () => { setTried(true); if (!short) act.run() }
  return (
    <Modal open title={`设置“${session.name}”的口令`} width={480} okText='设为口令' cancelText='取消' confirmLoading={act.busy} onOk={submit} onCancel={close}>
      {asksOut ? <Field label='用来'>{(field) => <Radio.Group {...field} value={direction} onChange={({ target }) => turn(target.value as 'in' | 'out')} options={[{ value: 'in', label: '签到' }, { value: 'out', label: '签退' }]} />}</Field> : null}
      <Field label='口令' error={tried && short ? '至少两个字' : null} hint='现场念给大家听，不分大小写。设好以后看不到，忘了就再设一个。'>
        {(field) => <Input {...field} value={word} maxLength={20} autoFocus autoComplete='off' placeholder='如：延安1945' onChange={({ target }) => setWord(target.value)} onPressEnter={submit} />}
      </Field>
      <Problem error={act.error} />
    </Modal>
  )
}
