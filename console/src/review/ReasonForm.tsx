import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../services/act'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import './review.css'

interface Props {
  title: string
  /** What follows from it. */
  says: string
  okText: string
  label: string
  /** Reasons that are given often, to be picked and changed. */
  common: readonly string[]
  most?: number
  /** Nothing need be said. */
  optional?: boolean
  send: (reason: string) => Promise<void>
  close: () => void
}

/** Asks for the reason that somebody will read. */
export function ReasonForm({ title, says, okText, label, common, most = 100, optional = false, send, close }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(() => send(reason.trim()))
  const lacks = !optional && !reason.trim()
  const submit = () => { setTried(true); if (!lacks) act.run() }
  return (
    <Modal open title={title} okText={okText} cancelText='取消' confirmLoading={act.busy} onOk={submit} onCancel={close} destroyOnHidden width={520}>
      <form onSubmit={(event) => { event.preventDefault(); submit() }}>
        <p className='sub reason-says'>{says}</p>
        <Field label={label} error={tried && lacks ? '请写明原因' : null}>
          {(field) => <Input {...field} autoFocus value={reason} maxLength={most} onChange={({ target }) => setReason(target.value)} />}
        </Field>
        <div className='row gap-s wrap' role='group' aria-label='常用的原因'>
          {common.map((text) => <button key={text} type='button' className='pick' onClick={() => setReason(text)}>{text}</button>)}
        </div>
      </form>
      <Problem error={act.error} />
    </Modal>
  )
}
