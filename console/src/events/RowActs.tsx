import { App } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { EventRow } from '../../../contract/event-desk'
import { More } from '../editor/acts'
import { request } from '../services/request'
import { asRequestError } from '../services/request-error'

/** Asks, and deletes a draft. */
export function useDropDraft(done: () => void) {
  const { modal, message } = App.useApp()
  return ({ id, title }: Pick<EventRow, 'id' | 'title'>) => modal.confirm({
    title: `删除草稿“${title || '未命名'}”？`, content: '填好的内容都会删掉，不能恢复。', okText: '删除草稿', cancelText: '留着',
    onOk: async () => {
      try {
        await request('DELETE /organiser/events/:id', { id })
        void message.success('草稿已删除')
        done()
      } catch (error) { void message.error(asRequestError(error).message) }
    }
  })
}

export const mayEdit = ({ mine, state }: EventRow) => mine && state !== 'ended' && state !== 'cancelled'

/** What one does with an event from the list, the likeliest outside the menu. */
export function RowActs({ event, changed }: { event: EventRow; changed: () => void }) {
  const go = useNavigate()
  const drop = useDropDraft(changed)
  const { id, title, state, mine } = event
  const draft = mine && state === 'draft'
  const more = mine ? [
    ...(draft || !mayEdit(event) ? [] : [{ key: 'edit', label: '修改', onClick: () => void go(`/events/${id}/edit`) }]),
    { key: 'copy', label: '照这个再建一个', onClick: () => void go(`/events/new?from=${id}`) },
    ...(draft ? [{ key: 'remove', label: '删除草稿', onClick: () => void drop(event) }] : [])
  ] : []
  const first = draft ? { to: `/events/${id}/edit`, text: '继续填写' } : { to: `/events/${id}`, text: '看名单' }
  return (
    <div className='row round-acts'>
      <Link to={first.to} aria-label={`${first.text}：${title || '未命名'}`}>{first.text}</Link>
      <More items={more} of={title || '未命名'} />
    </div>
  )
}
