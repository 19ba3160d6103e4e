import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { PlanRow } from '../../../contract/study'
import { request } from '../services/request'
import { asRequestError } from '../services/request-error'

/** What one does with a plan from the list, the likeliest outside the menu. */
export function PlanActs({ plan: { id, title, state, mine }, changed }: { plan: PlanRow; changed: () => void }) {
  const { modal, message } = App.useApp()
  const go = useNavigate()
  const name = title || '未命名'
  const remove = () => modal.confirm({
    title: `删除草稿“${name}”？`, content: '填好的内容都会删掉，不能恢复。', okText: '删除草稿', cancelText: '留着',
    onOk: async () => {
      try {
        await request('DELETE /organiser/plans/:id', { id })
        void message.success('草稿已删除')
        changed()
      } catch (error) { void message.error(asRequestError(error).message) }
    }
  })
  const draft = mine && state === 'draft'
  const more = mine ? [
    ...(draft || state === 'ended' ? [] : [{ key: 'edit', label: state === 'running' ? '调整计划' : '编辑', onClick: () => void go(`/plans/${id}/edit`) }]),
    { key: 'copy', label: '照这个再建一个', onClick: () => void go(`/plans/new?from=${id}`) },
    ...(draft ? [{ key: 'remove', label: '删除草稿', onClick: remove }] : [])
  ] : []
  const first = draft ? { to: `/plans/${id}/edit`, text: '继续填写' } : { to: `/plans/${id}`, text: '看进度' }
  return (
    <div className='row round-acts'>
      <Link to={first.to} aria-label={`${first.text}：${name}`}>{first.text}</Link>
      {more.length ? (
        <Dropdown trigger={['click']} placement='bottomRight' menu={{ items: more }} getPopupContainer={(node) => node.parentElement ?? document.body}>
          <Button type='text' size='small' aria-label={`更多操作：${name}`} aria-haspopup='menu' icon={<MoreOutlined aria-hidden />} />
        </Dropdown>
      ) : null}
    </div>
  )
}
