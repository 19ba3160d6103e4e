import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ReasonForm } from '../review/ReasonForm'
import { request } from '../services/request'
import type { EventFrameState } from './frame'
import { mayEdit, useDropDraft } from './RowActs'
import '../review/review.css'

export const usualReasons = ['天气原因', '场地临时占用', '有关人员时间有变', '报名人数不够']

/** What is done with an event as a whole. A draft is published where its notice is read: in the editor. */
export function EventActs({ event, refresh }: EventFrameState) {
  const { message } = App.useApp()
  const go = useNavigate()
  const [cancelling, cancel] = useState(false)
  const drop = useDropDraft(() => void go('/events'))
  if (!mayEdit(event)) return null
  const draft = event.state === 'draft'
  const send = async (reason: string) => {
    await request('POST /organiser/events/:id/cancel', { id: event.id, reason })
    void message.success('活动已取消，已通知报名的人')
    cancel(false)
    await refresh()
  }
  return (
    <div className='row gap'>
      <Button type={draft ? 'primary' : 'default'} onClick={() => void go(`/events/${event.id}/edit`)}>{draft ? '继续填写，核对并发布' : '修改活动'}</Button>
      {draft ? <Button onClick={() => void drop(event)}>删除草稿</Button> : <Button onClick={() => cancel(true)}>取消活动</Button>}
      {cancelling ? (
        <ReasonForm
          title={`取消“${event.title}”？`} says='还没有结束的场次都取消，报名的人都会收到通知，看得到原因。取消后不能恢复。' okText='取消活动' back='先不取消' label='为什么取消' common={usualReasons} send={send} close={() => cancel(false)}
        />
      ) : null}
    </div>
  )
}
