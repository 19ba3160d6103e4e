import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { EntryList } from '../../../contract/advance'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'

interface Props { roundId: string; phase: EntryList['phase']; close: () => void; done: (list: EntryList) => void }

/** Decided anew after a correction: who was in may be out. */
export function AgainForm({ roundId, phase, close, done }: Props) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const again = useAct(async () => {
    done(await request('POST /organiser/rounds/:id/entries/again', { id: roundId, phase: phase.id, reason: reason.trim() }))
    void message.success(`${phase.name}名单已重新确定`)
    close()
  })
  const submit = () => { setTried(true); if (reason.trim()) again.run() }
  return (
    <Modal title={`重新确定${phase.name}的名单？`} open okText='重新确定名单' cancelText='不改' confirmLoading={again.busy} onOk={submit} onCancel={close} mask={{ closable: false }}>
      <p className='sub entries-told'>按现在的名次重新排，原来晋级的人可能不在名单里；已经退出的不会回到名单。竞赛页上会写明。</p>
      <Field label='原因' error={tried && !reason.trim() ? '请写明原因' : undefined} hint='会写在竞赛页上，参加的人都看得到'>
        {(field) => <Input {...field} value={reason} maxLength={100} placeholder='如：第 12 题答案更正' onChange={({ target }) => setReason(target.value)} onPressEnter={submit} />}
      </Field>
      <Problem error={again.error} />
    </Modal>
  )
}
