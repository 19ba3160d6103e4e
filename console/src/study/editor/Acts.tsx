import { App, Button } from 'antd'
import { useState } from 'react'
import { More, SaveLine, useDraftActs } from '../../editor/acts'
import { errorsIn, type Problem } from '../../editor/problems'
import { request } from '../../services/request'
import { begun, type Desk } from './desk'
import { PublishForm } from './PublishForm'
import { ReasonForm } from './ReasonForm'

interface Props { desk: Desk; before: readonly string[]; now: readonly string[]; problems: readonly Problem[]; refuse: (problems: Problem[]) => void; lead: (problem: Problem) => void }

/** What can be done with the plan as it stands; what its state asks for comes last and red. */
export function Acts({ desk, before, now, problems, refuse, lead }: Props) {
  const { message } = App.useApp()
  const [open, setOpen] = useState<'publish' | 'reason' | null>(null)
  const { state } = desk.plan
  // Kept while one looks at what somebody else has changed meanwhile.
  const [reason, setReason] = useState('')
  const errors = errorsIn(problems)
  const { dirty, save, more } = useDraftActs({ desk, draft: state === 'draft', held: '内容', named: '计划', drop: (id) => request('DELETE /organiser/plans/:id', { id }), list: '/plans', refuse })
  const main = () => {
    if (errors[0]) { lead(errors[0]); void message.warning(`还有 ${errors.length} 处要改，标在各项里`) } else setOpen(begun(desk.plan) ? 'reason' : 'publish')
  }
  const back = (found: Problem[]) => { setOpen(null); refuse(found); if (found[0]) lead(found[0]) }
  return (
    <div className='row gap-s'>
      <SaveLine desk={desk} />
      {state === 'draft' ? <Button loading={save.busy} onClick={() => save.run()}>保存</Button> : null}
      <More items={more} />
      {state === 'draft' ? <Button type='primary' onClick={main}>核对并发布</Button> : null}
      {state === 'upcoming' ? <Button type='primary' disabled={!dirty} loading={save.busy} onClick={() => save.run()}>保存修改</Button> : null}
      {begun(desk.plan) ? <Button type='primary' disabled={!dirty} onClick={main}>写明原因，再调整</Button> : null}
      {open === 'publish' ? <PublishForm desk={desk} close={() => setOpen(null)} refuse={back} lead={lead} /> : null}
      {open === 'reason' ? <ReasonForm desk={desk} reason={reason} setReason={setReason} before={before} now={now} close={() => setOpen(null)} refuse={back} /> : null}
    </div>
  )
}
