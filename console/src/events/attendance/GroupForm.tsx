import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import type { AttendanceRow } from '../../../../contract/attendance'
import { useAct } from '../../services/act'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { Field } from '../../shell/Field'
import { Problem } from '../../shell/Problem'
import { useEvent } from '../frame'
import { newSendId } from '../words'
import type { Marked } from './CorrectForm'
import { placesOf } from './words'

/** Who of a group came, name by name. Whoever is here now is simply entered; taking somebody back, or entering him later, needs a reason. */
export function GroupForm({ row, ticking, close, done }: { row: AttendanceRow; ticking: boolean; close: () => void; done: Marked }) {
  const { event } = useEvent()
  const places = placesOf(row)
  const here = places.flatMap(({ place, here: came }) => (came ? place : []))
  const [party, choose] = useState(here.length ? here : places.map(({ place }) => place))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [sendId] = useState(newSendId)
  const added = party.filter((place) => !here.includes(place))
  const kept = here.every((place) => party.includes(place))
  const same = kept && added.length === 0 && here.length > 0
  const ticks = ticking && kept && added.length > 0
  const act = useAct(async () => {
    const { marked, refused } = await request('POST /organiser/events/:id/marks', { id: event.id, sendId, session: row.session, memberIds: [row.memberId], ...(ticks ? { what: 'tick', party: added } : { what: 'group', party, reason: reason.trim() }) })
    done(marked, refused)
    close()
  })
  const submit = () => { setTried(true); if (!same && (ticks || reason.trim())) act.run() }
  return (
    <Modal open title={`${row.name}等 ${count(places.length)} 人，谁来了`} width={560} okText={ticks ? `${count(added.length)} 人到了` : party.length ? `来了 ${count(party.length)} 人` : '都没有来'} okButtonProps={{ disabled: same }} cancelText='取消' confirmLoading={act.busy} onOk={submit} onCancel={close}>
      <p className='sub reason-says'>没有来的，去掉勾。{ticks ? '' : '原来的记录都留着。'}</p>
      <div className='attend-group'><Checkbox.Group aria-label='这一组的人' value={party} options={places.map(({ place, name, here: came }) => ({ value: place, label: came ? `${name}（已到）` : name }))} onChange={(next) => choose(next)} /></div>
      {ticks ? null : <Field label='原因' error={tried && !reason.trim() && !same ? '请写明原因' : null}>{(field) => <Input {...field} value={reason} maxLength={100} onChange={({ target }) => setReason(target.value)} />}</Field>}
      <Problem error={act.error} />
    </Modal>
  )
}
