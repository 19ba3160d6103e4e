import { MoreOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { changesBetween } from '../../editor/changes'
import { errorsIn, isRefusal, problemsIn, type Problem } from '../../editor/problems'
import { SavingMark } from '../../editor/SavingMark'
import { useAct } from '../../services/act'
import { request } from '../../services/request'
import { asRequestError } from '../../services/request-error'
import { begun, type Desk } from './desk'
import { PublishForm } from './PublishForm'
import { ReasonForm } from './ReasonForm'

interface Props { desk: Desk; before: readonly string[]; now: readonly string[]; problems: readonly Problem[]; refuse: (problems: Problem[]) => void; lead: (problem: Problem) => void }

/** What can be done with the plan as it stands; what its state asks for comes last and red. */
export function Acts({ desk, before, now, problems, refuse, lead }: Props) {
  const { message, modal } = App.useApp()
  const go = useNavigate()
  const [open, setOpen] = useState<'publish' | 'reason' | null>(null)
  const { state, id } = desk.plan
  const history = desk.store.use((all) => all.history)
  const dirty = desk.store.use(({ saved, history: { now: typed } }) => changesBetween(saved, typed).length > 0)
  const errors = errorsIn(problems)
  const save = useAct(async () => {
    const saved = await desk.save()
    const { saving: after } = desk.store.get()
    if (saved) void message.success(state === 'draft' ? '草稿已存' : '修改已保存，成员看到的就是新规则')
    else if (after.state === 'failed') {
      if (isRefusal(after.error)) refuse(problemsIn(after.error))
      void message.error(after.error.message)
    }
  })
  const remove = () => modal.confirm({
    title: '删除这份草稿？', content: '填好的内容都会删掉，不能恢复。', okText: '删除草稿', cancelText: '留着',
    onOk: async () => {
      try {
        await request('DELETE /organiser/plans/:id', { id })
        desk.done(0, desk.store.get().history.now)
        desk.close()
        void message.success('草稿已删除')
        setTimeout(() => void go('/plans'))
      } catch (error) { void message.error(asRequestError(error).message) }
    }
  })
  const discard = () => modal.confirm({ title: '放弃没有保存的改动？', content: '计划回到上次保存的样子。放弃错了可以按 Ctrl+Z 找回来。', okText: '放弃改动', cancelText: '接着改', onOk: desk.discard })
  const more = [...(dirty ? [{ key: 'discard', label: '放弃改动', onClick: discard }] : []), ...(state === 'draft' ? [{ key: 'remove', label: '删除草稿', onClick: remove }] : [])]
  const main = () => {
    if (errors[0]) { lead(errors[0]); void message.warning(`还有 ${errors.length} 处要改，标在各项里`) } else setOpen(begun(desk.plan) ? 'reason' : 'publish')
  }
  const back = (found: Problem[]) => { setOpen(null); refuse(found); if (found[0]) lead(found[0]) }
  return (
    <div className='row gap-s'>
      <SavingMark desk={desk} />
      <Button type='text' aria-label='撤销' title='撤销（Ctrl+Z）' icon={<UndoOutlined aria-hidden />} disabled={!history.past.length} onClick={desk.undo} />
      <Button type='text' aria-label='重做' title='重做（Ctrl+Y）' icon={<RedoOutlined aria-hidden />} disabled={!history.future.length} onClick={desk.redo} />
      {state === 'draft' ? <Button loading={save.busy} onClick={() => save.run()}>保存</Button> : null}
      {more.length ? (
        <Dropdown trigger={['click']} placement='bottomRight' menu={{ items: more }} getPopupContainer={(node) => node.parentElement ?? document.body}>
          <Button aria-label='更多操作' aria-haspopup='menu' icon={<MoreOutlined aria-hidden />} />
        </Dropdown>
      ) : null}
      {state === 'draft' ? <Button type='primary' onClick={main}>核对并发布</Button> : null}
      {state === 'upcoming' ? <Button type='primary' disabled={!dirty} loading={save.busy} onClick={() => save.run()}>保存修改</Button> : null}
      {begun(desk.plan) ? <Button type='primary' disabled={!dirty} onClick={main}>写明原因，再调整</Button> : null}
      {open === 'publish' ? <PublishForm desk={desk} close={() => setOpen(null)} refuse={back} /> : null}
      {open === 'reason' ? <ReasonForm desk={desk} before={before} now={now} close={() => setOpen(null)} refuse={back} /> : null}
    </div>
  )
}
