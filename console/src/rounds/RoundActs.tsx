import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { OrganiserRound } from '../../../contract/organiser'
import { asRequestError } from '../services/request-error'
import { request } from '../services/request'
import { ArchiveForm } from './person/ArchiveForm'

interface Act { key: string; text: string; to: string }

/** What one does with a round from the list, the likeliest first. */
function actsOf({ id, state, mine }: OrganiserRound): Act[] {
  const look = { key: 'look', text: '看进度', to: `/rounds/${id}` }
  if (!mine) return [look]
  if (state === 'draft') return [{ key: 'edit', text: '继续填写', to: `/rounds/${id}/edit` }]
  if (state === 'upcoming') return [{ key: 'rules', text: '看规则', to: `/rounds/${id}/rules` }, { key: 'edit', text: '编辑', to: `/rounds/${id}/edit` }]
  if (state === 'open') return [look, { key: 'amend', text: '调整规则', to: `/rounds/${id}/edit` }]
  return [look, { key: 'items', text: '试题分析', to: `/rounds/${id}/items` }]
}

/** Where there is little room, only the likeliest stands outside the menu. */
export function RoundActs({ round, changed, wide }: { round: OrganiserRound; changed: () => void; wide: boolean }) {
  const { modal, message } = App.useApp()
  const go = useNavigate()
  const { id, title, state, mine } = round
  const [archiving, archive] = useState(false)
  const remove = () => modal.confirm({
    title: `删除草稿“${title || '未命名'}”？`, content: '填好的规则都会删掉，不能恢复。', okText: '删除草稿', cancelText: '留着',
    onOk: async () => {
      try {
        await request('DELETE /organiser/rounds/:id', { id })
        void message.success('草稿已删除')
        changed()
      } catch (error) {
        void message.error(asRequestError(error).message)
      }
    }
  })
  const all = actsOf(round)
  const shown = wide ? all : all.slice(0, 1)
  const more = [
    ...all.slice(shown.length).filter(({ key }) => key !== 'rules').map(({ key, text, to }) => ({ key, label: text, onClick: () => void go(to) })),
    ...(mine && state !== 'draft' ? [{ key: 'rules', label: '看规则', onClick: () => void go(`/rounds/${id}/rules`) }] : []),
    ...(mine && (state === 'open' || state === 'closed') ? [{ key: 'papers', label: '答卷存档', onClick: () => archive(true) }] : []),
    ...(mine ? [{ key: 'copy', label: '照这场再建一场', onClick: () => void go(`/rounds/new?from=${id}`) }] : []),
    ...(mine && state === 'draft' ? [{ key: 'remove', label: '删除草稿', onClick: remove }] : [])
  ]
  return (
    <div className='row round-acts'>
      {shown.map(({ key, text, to }) => <Link key={key} to={to} aria-label={`${text}：${title || '未命名'}`}>{text}</Link>)}
      {more.length
        ? (
          <Dropdown trigger={['click']} placement='bottomRight' menu={{ items: more }} getPopupContainer={(node) => node.parentElement ?? document.body}>
            <Button type='text' size='small' aria-label={`更多操作：${title || '未命名'}`} aria-haspopup='menu' icon={<MoreOutlined aria-hidden />} />
          </Dropdown>
          )
        : null}
      {archiving ? <ArchiveForm round={{ id, title }} close={() => archive(false)} /> : null}
    </div>
  )
}
