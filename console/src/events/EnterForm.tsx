import { App, Button, Modal, Select } from 'antd'
import { useState } from 'react'
import type { MemberRow } from '../../../contract/roster'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { useFound } from './found'
import { useEvent } from './frame'
import { newSendId } from './words'

type Entered = Answer<'POST /organiser/events/:id/enter'>

/** Puts people on the list by name; whoever cannot be, is said with the reason. */
export function EnterForm({ close, done }: { close: () => void; done: () => void }) {
  const { event, config, sessions } = useEvent()
  const { message } = App.useApp()
  const open = sessions.filter(({ cancelled }) => !cancelled)
  const [session, setSession] = useState(open[0]?.id ?? '')
  const positions = config.sessions.find(({ id }) => id === session)?.positions ?? []
  const [position, setPosition] = useState<string>()
  const [typed, type] = useState('')
  const search = useSettled(typed.trim())
  const { found, asking } = useFound(search)
  // Each with the name under which it is sent, so that sending again after a lost answer is the same.
  const [chosen, choose] = useState<{ memberId: string; label: string; sendId: string }[]>([])
  const [refused, refuse] = useState<Entered['refused']>([])
  const [tried, setTried] = useState(false)
  const optOut = config.enrol.how === 'opt-out'
  const enter = useAct(async () => {
    const { entered, refused: not } = await request('POST /organiser/events/:id/enter', { id: event.id, session, ...(position !== undefined && { position }), entries: chosen.map(({ memberId, sendId }) => ({ memberId, sendId })) })
    if (entered) { void message.success(optOut ? `已替 ${count(entered)} 人请假` : `已加入 ${count(entered)} 人`); done() }
    if (!not.length) { close(); return }
    refuse(not)
    choose(chosen.filter(({ memberId }) => not.some((one) => one.memberId === memberId)))
  })
  const wanting = chosen.length === 0 ? '请先选人' : positions.length && position === undefined ? '请选岗位' : ''
  const submit = () => { setTried(true); if (!wanting) enter.run() }
  const label = ({ name, unit, staffNo }: MemberRow) => `${name}（${unit.name}${staffNo ? `，${staffNo}` : ''}）`
  const options = [...new Map([...chosen.map(({ memberId, label: text }) => [memberId, text] as const), ...found.map((one) => [one.id, label(one)] as const)])].map(([value, text]) => ({ value, label: text }))
  return (
    <Modal open title={optOut ? '替人请假' : '补录报名'} width={600} onCancel={close} footer={<><Button onClick={close}>关闭</Button><Button type='primary' loading={enter.busy} onClick={submit}>{optOut ? '替他们请假' : '加入名单'}</Button></>}>
      {config.sessions.length > 1 ? <Field label='场次'>{(field) => <Select {...field} value={session} options={open.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => { setSession(id); setPosition(undefined) }} />}</Field> : null}
      {positions.length ? <Field label='岗位' error={tried && chosen.length && wanting ? wanting : undefined}>{(field) => <Select {...field} value={position} placeholder='选一个岗位' options={positions.map(({ id, name, seats }) => ({ value: id, label: `${name}（${count(seats)} 个名额）` }))} onChange={setPosition} />}</Field> : null}
      <Field label='人' error={tried && !chosen.length ? wanting : undefined} hint={`输入姓名或工号查找，可以选多人${optOut ? '' : config.enrol.how === 'lot' ? '；抽签以前加入的一起抽签' : config.enrol.waitlist ? '；名额满了的排到候补' : '；名额满了就加不进去'}`}>
        {(field) => (
          <Select<string[]>
            {...field} mode='multiple' value={chosen.map(({ memberId }) => memberId)} placeholder='输入姓名或工号' showSearch={{ onSearch: type, filterOption: false }} loading={asking} options={options}
            notFoundContent={search ? (asking ? '正在找…' : '花名册里没有找到') : '输入姓名或工号'}
            onChange={(ids) => { choose(ids.map((memberId) => chosen.find((one) => one.memberId === memberId) ?? { memberId, label: options.find(({ value }) => value === memberId)?.label ?? '', sendId: newSendId() })); type('') }}
          />
        )}
      </Field>
      {refused.length ? <div role='alert'><p className='care'>没有加入的 {count(refused.length)} 人：</p><ul>{refused.map(({ memberId, name, why }) => <li key={memberId}>{name}：{why}</li>)}</ul></div> : null}
      <Problem error={enter.error} />
    </Modal>
  )
}
