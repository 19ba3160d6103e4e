import { Button } from 'antd'
import { useState } from 'react'
import type { EventSessionRow } from '../../../../contract/event-desk'
import { useExport } from '../../jobs/useExport'
import { request } from '../../services/request'
import { Problem } from '../../shell/Problem'
import { useEvent } from '../frame'
import { CloseForm } from './CloseForm'
import { PasswordForm } from './PasswordForm'
import { RoomCode } from './RoomCode'
import type { Figures } from './SessionFigures'

/** What one does at the door, and when it is all over. */
export function Acts({ session, figures, refresh }: { session: EventSessionRow; figures: Figures | undefined; refresh: () => Promise<void> }) {
  const frame = useEvent()
  const { event, config, sessions } = frame
  const [open, show] = useState<'code' | 'password' | 'close' | null>(null)
  const sheet = useExport(() => request('POST /organiser/events/:id/sheet', { id: event.id, session: session.id }))
  const ways = config.attendance?.ways ?? []
  const asksOut = config.attendance?.signOut !== undefined
  const live = event.mine && !event.closed && event.state !== 'cancelled'
  const over = sessions.every(({ cancelled, ends }) => cancelled || ends <= Date.now())
  const close = () => show(null)
  return (
    <div>
      <div className='row gap-s wrap'>
        {live && ways.includes('code') ? <Button type={over ? 'default' : 'primary'} onClick={() => show('code')}>大屏签到码</Button> : null}
        {live && ways.includes('password') ? <Button onClick={() => show('password')}>设置口令</Button> : null}
        <Button loading={sheet.busy} onClick={() => sheet.run()}>打印签到表</Button>
        {live && over ? <Button type='primary' onClick={() => show('close')}>办结</Button> : null}
        {event.closed ? <span className='sub'>已办结，只能更正</span> : null}
      </div>
      <Problem error={sheet.error} />
      {open === 'code' ? <RoomCode eventId={event.id} title={event.title} session={session} figures={figures} asksOut={asksOut} refresh={refresh} close={close} /> : null}
      {open === 'password' ? <PasswordForm eventId={event.id} session={session} asksOut={asksOut} close={close} /> : null}
      {open === 'close' ? <CloseForm {...frame} close={close} /> : null}
    </div>
  )
}
