import { MoreOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useNavigate } from 'react-router'
import { useAct } from '../services/act'
import { asRequestError } from '../services/request-error'
import { changesBetween } from './changes'
import type { Desk } from './desk'
import { isRefusal, problemsIn, type Problem } from './problems'
import { SavingMark } from './SavingMark'

interface Asked<C> {
  desk: Desk<C>
  draft: boolean
  /** 规则, 内容: what a deleted draft held; 竞赛, 计划. */
  held: string
  named: string
  /** Deletes the draft on the server. */
  drop: (id: string) => Promise<unknown>
  /** Where one is then. */
  list: string
  refuse: (problems: Problem[]) => void
}

/** What can be done with every configuration that is edited: saved, taken back, deleted while nobody has seen it. */
export function useDraftActs<C>({ desk, draft, held, named, drop, list, refuse }: Asked<C>) {
  const { message, modal } = App.useApp()
  const go = useNavigate()
  const dirty = desk.store.use(({ saved, history: { now } }) => changesBetween(saved, now).length > 0)
  const save = useAct(async () => {
    const saved = await desk.save()
    const { saving: after } = desk.store.get()
    if (saved) void message.success(draft ? '草稿已存' : '修改已保存，成员看到的就是新规则')
    else if (after.state === 'failed') {
      if (isRefusal(after.error)) refuse(problemsIn(after.error))
      void message.error(after.error.message)
    }
  })
  const remove = () => modal.confirm({
    title: '删除这份草稿？', content: `填好的${held}都会删掉，不能恢复。`, okText: '删除草稿', cancelText: '留着',
    onOk: async () => {
      try {
        await drop(desk.id)
        desk.done(0, desk.store.get().history.now)
        desk.close()
        void message.success('草稿已删除')
        setTimeout(() => void go(list))
      } catch (error) { void message.error(asRequestError(error).message) }
    }
  })
  const discard = () => modal.confirm({ title: '放弃没有保存的改动？', content: `${named}回到上次保存的样子。放弃错了可以按 Ctrl+Z 找回来。`, okText: '放弃改动', cancelText: '接着改', onOk: desk.discard })
  const more = [...(dirty ? [{ key: 'discard', label: '放弃改动', onClick: discard }] : []), ...(draft ? [{ key: 'remove', label: '删除草稿', onClick: remove }] : [])]
  return { dirty, save, more }
}

/** How far it is saved, and one step back and forth. */
export function SaveLine<C>({ desk }: { desk: Desk<C> }) {
  const history = desk.store.use((all) => all.history)
  return (
    <>
      <SavingMark desk={desk} />
      <Button type='text' aria-label='撤销' title='撤销（Ctrl+Z）' icon={<UndoOutlined aria-hidden />} disabled={!history.past.length} onClick={desk.undo} />
      <Button type='text' aria-label='重做' title='重做（Ctrl+Y）' icon={<RedoOutlined aria-hidden />} disabled={!history.future.length} onClick={desk.redo} />
    </>
  )
}

export const More = ({ items, of }: { items: { key: string; label: string; onClick: () => void }[]; /** Whose, where several stand on a page. */ of?: string }) => (items.length ? (
  <Dropdown trigger={['click']} placement='bottomRight' menu={{ items }} getPopupContainer={(node) => node.parentElement ?? document.body}>
    <Button {...(of !== undefined && { type: 'text', size: 'small' })} aria-label={of === undefined ? '更多操作' : `更多操作：${of}`} aria-haspopup='menu' icon={<MoreOutlined aria-hidden />} />
  </Dropdown>
) : null)
