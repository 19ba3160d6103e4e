import { MoreOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Problem } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { useAct } from '../../services/act'
import { request } from '../../services/request'
import { asRequestError } from '../../services/request-error'
import { AmendForm } from './AmendForm'
import { changesBetween } from '../../editor/changes'
import type { Desk } from './desk'
import { DryRunDrawer } from './DryRunDrawer'
import { PublishForm } from './PublishForm'
import { exportRules } from './rules-file'
import { SavingMark } from '../../editor/SavingMark'
import { errorsIn } from '../../editor/problems'

interface Props { desk: Desk; base: RoundConfig; problems: readonly Problem[]; refuse: (problems: Problem[]) => void; lead: (problem: Problem) => void }

/** What can be done with the rules as they stand; what the round's state asks for comes last and red. */
export function Acts({ desk, base, problems, refuse, lead }: Props) {
  const { message, modal } = App.useApp()
  const go = useNavigate()
  const [open, setOpen] = useState<'publish' | 'amend' | 'dry-run' | null>(null)
  const { state, id } = desk.round
  const history = desk.store.use((all) => all.history)
  const dirty = desk.store.use(({ saved, history: { now } }) => changesBetween(saved, now).length > 0)
  const begun = state === 'open' || state === 'closed'
  const errors = errorsIn(problems)
  const save = useAct(async () => {
    const saved = await desk.save()
    const { saving: after } = desk.store.get()
    if (saved) void message.success(state === 'draft' ? '草稿已存' : '修改已保存，成员看到的就是新规则')
    else if (after.state === 'failed') {
      const details = after.error.details as { problems?: Problem[] } | undefined
      if (details?.problems) refuse(details.problems)
      void message.error(after.error.message)
    }
  })
  const remove = () => modal.confirm({
    title: '删除这份草稿？', content: '填好的规则都会删掉，不能恢复。', okText: '删除草稿', cancelText: '留着',
    onOk: async () => {
      try {
        await request('DELETE /organiser/rounds/:id', { id })
        desk.done(0, desk.store.get().history.now)
        desk.close()
        void message.success('草稿已删除')
        setTimeout(() => void go('/rounds'))
      } catch (error) { void message.error(asRequestError(error).message) }
    }
  })
  const discard = () => modal.confirm({ title: '放弃没有保存的改动？', content: '规则回到上次保存的样子。放弃错了可以按 Ctrl+Z 找回来。', okText: '放弃改动', cancelText: '接着改', onOk: desk.discard })
  const more = [
    { key: 'file', label: '导出规则文件', onClick: () => exportRules(history.now) },
    ...(dirty ? [{ key: 'discard', label: '放弃改动', onClick: discard }] : []),
    ...(state === 'draft' ? [{ key: 'remove', label: '删除草稿', onClick: remove }] : [])
  ]
  const main = () => {
    if (errors[0]) { lead(errors[0]); void message.warning(`还有 ${errors.length} 处要改，标在各项里`) } else setOpen(begun ? 'amend' : 'publish')
  }
  return (
    <div className='row gap-s'>
      <SavingMark desk={desk} />
      <Button type='text' aria-label='撤销' title='撤销（Ctrl+Z）' icon={<UndoOutlined aria-hidden />} disabled={!history.past.length} onClick={desk.undo} />
      <Button type='text' aria-label='重做' title='重做（Ctrl+Y）' icon={<RedoOutlined aria-hidden />} disabled={!history.future.length} onClick={desk.redo} />
      <Button onClick={() => setOpen('dry-run')}>试走一遍</Button>
      {state === 'draft' ? <Button loading={save.busy} onClick={() => save.run()}>保存</Button> : null}
      <Dropdown trigger={['click']} placement='bottomRight' menu={{ items: more }} getPopupContainer={(node) => node.parentElement ?? document.body}>
        <Button aria-label='更多操作' aria-haspopup='menu' icon={<MoreOutlined aria-hidden />} />
      </Dropdown>
      {state === 'draft' ? <Button type='primary' onClick={main}>核对并发布</Button> : null}
      {state === 'upcoming' ? <Button type='primary' disabled={!dirty} loading={save.busy} onClick={() => save.run()}>保存修改</Button> : null}
      {begun ? <Button type='primary' disabled={!dirty} onClick={main}>看影响到谁</Button> : null}
      {open === 'publish' ? <PublishForm desk={desk} close={() => setOpen(null)} refuse={(found) => { setOpen(null); refuse(found); if (found[0]) lead(found[0]) }} /> : null}
      {open === 'amend' ? <AmendForm desk={desk} base={base} close={() => setOpen(null)} refuse={(found) => { setOpen(null); refuse(found); if (found[0]) lead(found[0]) }} /> : null}
      {open === 'dry-run' ? <DryRunDrawer config={history.now} close={() => setOpen(null)} /> : null}
    </div>
  )
}
