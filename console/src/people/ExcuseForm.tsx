import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Participant } from '../../../contract/participants'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { useUnsaved } from '../shell/useUnsaved'

interface Props { roundId: string; people: Participant[]; close: () => void; done: () => void }

/** Whoever is excused is no longer among the heads that rates are reckoned by. One reason for all that were chosen. */
export function ExcuseForm({ roundId, people, close, done }: Props) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const unsaved = useUnsaved(reason.trim() !== '')
  const who = people.length === 1 ? people[0]?.name ?? '' : `${count(people.length)} 人`
  const save = useAct(async () => {
    await request('PUT /organiser/rounds/:id/participants/excused', { id: roundId, memberIds: people.map(({ memberId }) => memberId), reason: reason.trim() })
    unsaved.release()
    void message.success(`已登记${who}免于参加`)
    close()
    done()
  })
  const submit = () => { setTried(true); if (reason.trim()) save.run() }
  const already = people.filter(({ excused }) => excused)
  const took = people.filter(({ attempts }) => attempts > 0)
  return (
    <Modal title={`登记${who}免于参加`} open okText='登记免于参加' cancelText='不登记' confirmLoading={save.busy} onOk={submit} onCancel={close} mask={{ closable: false }}>
      {took.length < people.length ? <p className='sub people-told'>登记以后不计入应参加人数，参与率随之改变；本人仍然可以答题。</p> : null}
      {people.length > 1 ? <p className='cap people-told'>{people.slice(0, 20).map(({ name }) => name).join('、')}{people.length > 20 ? '等' : ''}{already.length ? `。其中 ${count(already.length)} 人已经登记过，理由会换成这一条` : ''}</p> : null}
      {took.length ? <p className='care people-told'>{took.length < people.length ? `其中 ${count(took.length)} 人` : ''}已经参加过，仍按参加的人统计。</p> : null}
      <Field label='理由' error={tried && !reason.trim() ? '请写明理由' : undefined} hint='组织者看得到，也记在操作记录里'>
        {(field) => <Input {...field} value={reason} maxLength={100} placeholder='如：长期病假' onChange={({ target }) => setReason(target.value)} onPressEnter={submit} />}
      </Field>
      <Problem error={save.error} />
    </Modal>
  )
}
