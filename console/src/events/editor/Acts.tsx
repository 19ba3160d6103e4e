import { App, Button } from 'antd'
import { useState } from 'react'
import { More, SaveLine, useDraftActs } from '../../editor/acts'
import { errorsIn, type Problem } from '../../editor/problems'
import { request } from '../../services/request'
import { ChangeForm } from './ChangeForm'
import type { Desk } from './desk'
import { PublishForm } from './PublishForm'

interface Props { desk: Desk; before: readonly string[]; now: readonly string[] | null; problems: readonly Problem[]; refuse: (problems: Problem[]) => void; lead: (problem: Problem) => void }

/** What can be done with the event as it stands; what its state asks for comes last and red. */
export function Acts({ desk, before, now, problems, refuse, lead }: Props) {
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const draft = desk.event.state === 'draft'
  const errors = errorsIn(problems)
  const { dirty, save, more } = useDraftActs({ desk, draft, held: '内容', named: '活动', drop: (id) => request('DELETE /organiser/events/:id', { id }), list: '/events', refuse })
  const main = () => {
    if (errors[0]) { lead(errors[0]); void message.warning(`还有 ${errors.length} 处要改，标在各项里`) } else setOpen(true)
  }
  const back = (found: Problem[]) => { setOpen(false); refuse(found); if (found[0]) lead(found[0]) }
  return (
    <div className='row gap-s'>
      <SaveLine desk={desk} />
      {draft ? <Button loading={save.busy} onClick={() => save.run()}>保存</Button> : null}
      <More items={more} />
      {draft ? <Button type='primary' onClick={main}>核对并发布</Button> : <Button type='primary' disabled={!dirty} onClick={main}>核对修改</Button>}
      {open && draft ? <PublishForm desk={desk} close={() => setOpen(false)} refuse={back} lead={lead} /> : null}
      {open && !draft ? <ChangeForm desk={desk} reason={reason} setReason={setReason} before={before} now={now} close={() => setOpen(false)} refuse={back} /> : null}
    </div>
  )
}
