import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { count } from '../services/format'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { useEvent } from './frame'
import { statesOf, type PeopleState } from './PeopleTab'
import { newSendId } from './words'

/** Words to those on the list, which each of them gets once. */
export function NoteForm({ close }: { close: () => void }) {
  const { event, config } = useEvent()
  const { message } = App.useApp()
  const [session, setSession] = useState('')
  const [state, setState] = useState<PeopleState | ''>('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [sendId] = useState(newSendId)
  const send = useAct(async () => {
    const { told } = await request('POST /organiser/events/:id/notes', { id: event.id, sendId, ...(session && { session }), ...(state && { state }), text: text.trim() })
    void message.success(`已通知 ${count(told)} 人`)
    close()
  })
  // Whom it would reach, as things stand.
  const reached = useData(async () => (await request('GET /organiser/events/:id/people', { id: event.id, limit: 1, ...(session && { session }), ...(state && { state }) })).people, `${event.id} ${session} ${state}`)
  const submit = () => { setTried(true); if (text.trim()) send.run() }
  const names = statesOf(config.enrol.how)
  return (
    <Modal open title='给名单上的人发通知' width={600} okText={typeof reached.data !== 'number' ? '发通知' : `发给 ${count(reached.data)} 人`} cancelText='取消' okButtonProps={{ disabled: reached.data === 0 }} confirmLoading={send.busy} onOk={submit} onCancel={close}>
      {config.sessions.length > 1 ? <Field label='哪一场'>{(field) => <Select<string> {...field} value={session} options={[{ value: '', label: '全部场次' }, ...config.sessions.map(({ id, name }) => ({ value: id, label: name }))]} onChange={setSession} />}</Field> : null}
      <Field label='发给谁'>{(field) => <Select<PeopleState | ''> {...field} value={state} options={[{ value: '', label: '名单上所有的人' }, ...(['confirmed', 'offered', 'waiting', 'applied', 'excused'] as const).map((value) => ({ value, label: names[value] }))]} onChange={setState} />}</Field>
      <Field label='内容' error={tried && !text.trim() ? '请写上要通知的内容' : undefined} hint='前面会带上活动名称，每人只收到一次'>
        {(field) => <Input.TextArea {...field} value={text} maxLength={300} showCount autoSize={{ minRows: 3, maxRows: 8 }} placeholder='如：请提前十分钟到东门集合，带好身份证。' onChange={({ target }) => setText(target.value)} />}
      </Field>
      {reached.data === 0 ? <p className='sub'>这样选，名单上没有人。</p> : null}
      <Problem error={send.error} />
    </Modal>
  )
}
