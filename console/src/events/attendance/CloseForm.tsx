import { App, Modal } from 'antd'
import { useAct } from '../../services/act'
import { request } from '../../services/request'
import { Problem } from '../../shell/Problem'
import type { EventFrameState } from '../frame'

/** What follows from it is said before it is done: it cannot be taken back. */
export function CloseForm({ event, config, refresh, close }: EventFrameState & { close: () => void }) {
  const { message } = App.useApp()
  const act = useAct(async () => {
    await request('POST /organiser/events/:id/close', { id: event.id })
    void message.success(`“${event.title}”已办结`)
    close()
    await refresh()
  })
  const { hours, noShow } = config
  return (
    <Modal open title={`办结“${event.title}”？`} width={560} okText='办结' cancelText='先不办结' confirmLoading={act.busy} onOk={() => act.run()} onCancel={close}>
      <ul className='attend-follows'>
        <li>名单不再变动，成员不能再签到、签退。</li>
        <li>{hours?.afterClose ? '服务时长在这时记给到场的人。' : hours ? '服务时长已经在各场结束时记好。' : '到场情况就此定下。'}</li>
        {noShow ? <li>没有到场又没有请假、取消的，已经按爽约的规定处理，办结以后仍可以更正。</li> : null}
        <li>以后只能“更正”，要写明原因，本人看得到。</li>
        <li>办结以后不能恢复。</li>
      </ul>
      <Problem error={act.error} />
    </Modal>
  )
}
