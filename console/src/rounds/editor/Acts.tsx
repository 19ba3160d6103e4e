import { App, Button } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { request } from '../../services/request'
import { AmendForm } from './AmendForm'
import { More, SaveLine, useDraftActs } from '../../editor/acts'
import type { Desk } from './desk'
import { DryRunDrawer } from './DryRunDrawer'
import { PublishForm } from './PublishForm'
import { exportRules } from './rules-file'
import { errorsIn } from '../../editor/problems'

interface Props { desk: Desk; base: RoundConfig; problems: readonly Problem[]; refuse: (problems: Problem[]) => void; lead: (problem: Problem) => void }

/** What can be done with the rules as they stand; what the round's state asks for comes last and red. */
export function Acts({ desk, base, problems, refuse, lead }: Props) {
  const { message } = App.useApp()
  const [open, setOpen] = useState<'publish' | 'amend' | 'dry-run' | null>(null)
  const { state } = desk.round
  const config = desk.store.use(({ history }) => history.now)
  const begun = state === 'open' || state === 'closed'
  const errors = errorsIn(problems)
  const { dirty, save, more } = useDraftActs({ desk, draft: state === 'draft', held: '规则', named: '规则', drop: (id) => request('DELETE /organiser/rounds/:id', { id }), list: '/rounds', refuse })
  const main = () => {
    if (errors[0]) { lead(errors[0]); void message.warning(`还有 ${errors.length} 处要改，标在各项里`) } else setOpen(begun ? 'amend' : 'publish')
  }
  return (
    <div className='row gap-s'>
      <SaveLine desk={desk} />
      <Button onClick={() => setOpen('dry-run')}>试走一遍</Button>
      {state === 'draft' ? <Button loading={save.busy} onClick={() => save.run()}>保存</Button> : null}
      <More items={[{ key: 'file', label: '导出规则文件', onClick: () => exportRules(config) }, ...more]} />
      {state === 'draft' ? <Button type='primary' onClick={main}>核对并发布</Button> : null}
      {state === 'upcoming' ? <Button type='primary' disabled={!dirty} loading={save.busy} onClick={() => save.run()}>保存修改</Button> : null}
      {begun ? <Button type='primary' disabled={!dirty} onClick={main}>看影响到谁</Button> : null}
      {open === 'publish' ? <PublishForm desk={desk} close={() => setOpen(null)} refuse={(found) => { setOpen(null); refuse(found); if (found[0]) lead(found[0]) }} /> : null}
      {open === 'amend' ? <AmendForm desk={desk} base={base} close={() => setOpen(null)} refuse={(found) => { setOpen(null); refuse(found); if (found[0]) lead(found[0]) }} /> : null}
      {open === 'dry-run' ? <DryRunDrawer config={config} close={() => setOpen(null)} /> : null}
    </div>
  )
}
