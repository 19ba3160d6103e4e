import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { AttendanceRow } from '../../../../contract/attendance'
import { fromLocal, toLocal } from '../../editor/time'
import { useAct } from '../../services/act'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { Field } from '../../shell/Field'
import { Problem } from '../../shell/Problem'
import { useEvent } from '../frame'
import { newSendId, spanOf } from '../words'
import { PickPeople, type Picked } from './PickPeople'

type What = 'came' | 'absent' | 'times'
export type Marked = (marked: number, refused: { memberId: string; name: string; why: string }[]) => void

const usual = ['手机没电', '扫码没记上', '临时有任务', '本人说明并核实', '替人签到']

/** Puts right what was marked, or was not; the reason stands in the record and is shown to the person. Without rows it is about people who are not on the list. */
export function CorrectForm({ rows, sessionId, close, done }: { rows: AttendanceRow[]; sessionId: string; close: () => void; done: Marked }) {
  const { event, config } = useEvent()
  const session = config.sessions.find(({ id }) => id === sessionId)
  const finding = rows.length === 0
  const [picked, pick] = useState<Picked[]>([])
  const one = rows.length === 1 ? rows[0] : undefined
  const [what, choose] = useState<What>('came')
  const [from, setFrom] = useState(() => toLocal(one?.firstIn ?? session?.begins ?? Date.now()))
  // As long as it goes on somebody may not have left yet.
  const over = (session?.ends ?? 0) <= Date.now()
  const [to, setTo] = useState(() => (one?.lastOut || over ? toLocal(one?.lastOut ?? session?.ends ?? Date.now()) : ''))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [sendId] = useState(newSendId)
  const asksOut = config.attendance?.signOut !== undefined
  const [begin, end] = [fromLocal(from), asksOut ? fromLocal(to) : null]
  const wrong = what === 'times' && (begin === null || (asksOut && over && end === null)) ? '请写明时间' : what === 'times' && end !== null && begin !== null && end <= begin ? '离开的时间要在到场之后' : ''
  const act = useAct(async () => {
    const { marked, refused } = await request('POST /organiser/events/:id/marks', {
      id: event.id, sendId, session: session?.id ?? '', memberIds: (finding ? picked : rows).map(({ memberId }) => memberId), what, reason: reason.trim(), ...(what === 'times' && begin !== null && { from: begin }), ...(what === 'times' && end !== null && { to: end })
    })
    done(marked, refused)
    close()
  })
  const submit = () => { setTried(true); if (reason.trim() && !wrong && (!finding || picked.length)) act.run() }
  return (
    <Modal open title={finding ? '登记名单上没有的人' : `更正${one ? one.name : ` ${count(rows.length)} 人`}的到场记录`} width={560} okText={finding ? '登记' : '更正'} cancelText='取消' confirmLoading={act.busy} onOk={submit} onCancel={close}>
      <p className='sub reason-says num'>{session ? `${session.name}，${spanOf(session.begins, session.ends)}。` : ''}{finding ? '原因会留在记录里，本人看得到。' : '原来的记录都留着，本人看得到更正过。'}{rows.some(({ group }) => group) ? '只改报名的人，同行的人不变。' : ''}</p>
      {finding ? <Field label='人' error={tried && !picked.length ? '请先选人' : null} hint='可以选多人'>{(field) => <PickPeople {...field} value={picked} change={pick} />}</Field> : null}
      <Field label={finding ? '登记为' : '改为'}>{(field) => (
        <Radio.Group {...field} value={what} onChange={({ target }) => choose(target.value as What)} options={[{ value: 'came', label: '到场（按整场算）' }, { value: 'times', label: '写明时间' }, { value: 'absent', label: '没有到' }]} />
      )}</Field>
      {what === 'times' ? (
        <div className='row gap attend-times'>
          <Field label='到场' error={tried && wrong ? wrong : null}>{(field) => <Input {...field} type='datetime-local' value={from} onChange={({ target }) => setFrom(target.value)} />}</Field>
          {asksOut ? <Field label='离开' hint={over ? undefined : '还没有离开就空着'}>{(field) => <Input {...field} type='datetime-local' value={to} onChange={({ target }) => setTo(target.value)} />}</Field> : null}
        </div>
      ) : null}
      <Field label='原因' error={tried && !reason.trim() ? '请写明原因' : null}>{(field) => <Input {...field} value={reason} maxLength={100} onChange={({ target }) => setReason(target.value)} />}</Field>
      <div className='row gap-s wrap' role='group' aria-label='常用的原因'>{usual.map((text) => <button key={text} type='button' className='pick' onClick={() => setReason(text)}>{text}</button>)}</div>
      <Problem error={act.error} />
    </Modal>
  )
}
