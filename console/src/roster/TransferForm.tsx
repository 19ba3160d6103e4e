import { Button, Input } from 'antd'
import { useState } from 'react'
import type { MemberDetail, OwnUnit } from '../../../contract/roster'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { session } from '../services/session'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { UnitPick } from './UnitPick'
import { isoDay } from './words'

interface Props { member: MemberDetail; units: OwnUnit[]; done: (member: MemberDetail) => void; cancel: () => void }

/** Another unit from a day on; for those who have left: back on the roster, from now. */
export function TransferForm({ member, units, done, cancel }: Props) {
  const zone = session.use((state) => state.me?.zone) ?? 'Asia/Shanghai'
  const today = isoDay(Date.now(), zone)
  const back = member.left
  const known = units.some(({ id }) => id === member.unit.id)
  const [unitId, setUnit] = useState<string | null>(back && known ? member.unit.id : null)
  const [day, setDay] = useState(today)
  const [asked, setAsked] = useState(false)
  const send = useAct(async () => {
    setAsked(true)
    if (unitId === null || (!back && !day)) return
    done(back
      ? await request('POST /organiser/members/:id/restore', { id: member.id, version: member.version, unitId })
      : await request('POST /organiser/members/:id/transfer', { id: member.id, version: member.version, unitId, day }))
  })
  const when = day > today ? '到那天 0 点自动生效，在那以前可以取消。' : day < today ? '补记：从那天起算新单位的人。' : '马上生效。'
  return (
    <form onSubmit={(event) => { event.preventDefault(); send.run() }} noValidate aria-label={back ? '恢复成员' : '调动成员'}>
      <p className='sub roster-say'>{back ? `${member.name}原来在${member.unit.name}。恢复以后，原来绑定的账号可以接着用。` : `${member.name}目前在${member.unit.name}。`}</p>
      <Field label={back ? '恢复到哪个单位' : '调到哪个单位'} error={asked && unitId === null ? '请选单位' : null}>
        {(field) => <UnitPick {...field} units={units} value={unitId} choose={setUnit} without={({ id }) => !back && id === member.unit.id} />}
      </Field>
      {back
        ? null
        : (
          <Field label='从哪天起' hint={when} error={asked && !day ? '请选日期' : null}>
            {(field) => <Input {...field} type='date' value={day} min={`${today.slice(0, 8)}01`} onChange={({ target }) => setDay(target.value)} />}
          </Field>
          )}
      {back ? null : <p className='cap roster-say'>已经开始的竞赛，人数和成绩仍然算在原单位；以后开始的竞赛算新单位。本人仍能看到以前参加过的竞赛。</p>}
      <Problem error={send.error} />
      <div className='row gap'>
        <Button type='primary' htmlType='submit' loading={send.busy}>{back ? '恢复' : '调动'}</Button>
        <Button onClick={cancel}>取消</Button>
      </div>
    </form>
  )
}
