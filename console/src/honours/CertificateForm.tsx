import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { IssuedCertificate } from '../../../contract/awards'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { useUnsaved } from '../shell/useUnsaved'

interface Props { one: IssuedCertificate; says: string; close: () => void; done: () => void }

/** Voids a certificate that holds, or restores one that was voided. */
export function CertificateForm({ one: { code, name, title, revoked }, says, close, done }: Props) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const unsaved = useUnsaved(reason.trim() !== '')
  const save = useAct(async () => {
    await request(revoked ? 'POST /organiser/certificates/:code/restore' : 'POST /organiser/certificates/:code/revoke', { code, reason: reason.trim() })
    unsaved.release()
    void message.success(`${name}的${title}${revoked ? '已恢复' : '已作废'}`)
    done()
  })
  const submit = () => { setTried(true); if (reason.trim()) save.run() }
  return (
    <Modal title={revoked ? `恢复${name}的${title}？` : `作废${name}的${title}？`} open okText={revoked ? '恢复证书' : '作废证书'} cancelText={revoked ? '不恢复' : '不作废'} confirmLoading={save.busy} onOk={submit} onCancel={close} mask={{ closable: false }}>
      <p className='sub honours-told'>{revoked ? '恢复以后编号不变，查验时显示证书有效。' : `作废以后查验时显示“${says}”，不说原因；本人打开证书时看得到原因。作废错了可以恢复。`}</p>
      <Field label='原因' error={tried && !reason.trim() ? '请写明原因' : undefined} hint={revoked ? '记在操作记录里' : '本人看得到，也记在操作记录里'}>
        {(field) => <Input {...field} value={reason} maxLength={100} placeholder={revoked ? '如：核对无误' : '如：成绩更正后没有达到要求'} onChange={({ target }) => setReason(target.value)} onPressEnter={submit} />}
      </Field>
      <Problem error={save.error} />
    </Modal>
  )
}
