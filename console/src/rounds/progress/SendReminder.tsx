import { App, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { Reminders } from '../../../../contract/reminders'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { count, dayTime } from '../../services/format'
import { request } from '../../services/request'
import { Field } from '../../shell/Field'
import { Problem } from '../../shell/Problem'
import type { Asked } from './ProgressTab'

const AGAIN_MS = 3000
/** As long as WeChat shows of a text. */
const NOTE_MAX = 20

/** A message through WeChat to those who agreed to one, and how the earlier ones went. */
export function SendReminder({ roundId, unit }: { roundId: string; unit: Asked }) {
  const { message, modal } = App.useApp()
  const [note, setNote] = useState('')
  const found = useData(() => request('GET /organiser/rounds/:id/reminders', { id: roundId, unit: unit.id }), unit.id)
  const { data, refresh } = found
  const send = useAct(async () => {
    found.set(await request('POST /organiser/rounds/:id/reminders', { id: roundId, unit: unit.id, note: note.trim() }))
    setNote('')
    void message.success('提醒已交给微信发送')
  })
  const waiting = data?.sent.some((one) => one.waiting > 0) ?? false
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => { if (!document.hidden) void refresh() }, AGAIN_MS)
    return () => clearInterval(timer)
  }, [waiting, refresh])
  if (!data) return <Problem error={found.error} />
  if (data.whyNot && data.sent.length === 0) return <p className='cap absent-remind'>{data.whyNot}</p>
  const ask = () => modal.confirm({
    title: `给 ${count(data.reachable)} 人发一条微信提醒？`, content: '只发给还没有参加、同意接收的人；同一场竞赛一天之内不会再提醒他们。', okText: '发送提醒', cancelText: '先不发', onOk: () => send.run()
  })
  return (
    <section aria-label='微信提醒' className='absent-remind'>
      <h2 className='h2'>微信提醒</h2>
      {data.whyNot ? <p className='cap'>{data.whyNot}</p> : data.reachable === 0 ? <p className='cap num'>{nobody(data)}</p> : (
        <>
          <p className='sub num'>{count(data.absent)} 人未参与，其中 {count(data.reachable)} 人同意接收提醒{data.resting ? `；另有 ${count(data.resting)} 人一天之内提醒过` : ''}。</p>
          <Field label='附言（可不填）' hint={`微信最多显示 ${NOTE_MAX} 个字；竞赛名称和截止时间自动带上`}>
            {(props) => <Input {...props} value={note} maxLength={NOTE_MAX} placeholder='如：支部周五统一学习' onChange={({ target }) => setNote(target.value)} />}
          </Field>
          <div className='row gap-s absent-acts'><Button type='primary' loading={send.busy} onClick={ask}>提醒 {count(data.reachable)} 人</Button></div>
        </>
      )}
      <Problem error={send.error} />
      <Sent sent={data.sent} unit={unit} />
    </section>
  )
}

const nobody = ({ resting }: Reminders) => (resting ? `同意接收的 ${count(resting)} 人一天之内都提醒过了。` : '未参与的人里还没有人同意接收微信提醒。成员在竞赛页点“接收一条提醒”即可。')

const Sent = ({ sent, unit }: { sent: Reminders['sent']; unit: Asked }) => (sent.length === 0 ? null : (
  <ul className='absent-names' aria-label='发过的提醒'>
    {sent.map((one) => (
      <li key={one.id}>
        <div className='num'>{dayTime(one.at)} {one.by}{one.unit.id === unit.id ? '' : `（${one.unit.name}）`}：{one.outcome}</div>
        {one.note ? <div className='cap'>附言：{one.note}</div> : null}
        {one.problem ? <div className='cap'>{one.problem}{one.waiting ? '，会自动再试' : ''}</div> : null}
      </li>
    ))}
  </ul>
))
