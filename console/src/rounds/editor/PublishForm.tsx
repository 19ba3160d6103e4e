import { WarningOutlined } from '@ant-design/icons'
import { App, Modal } from 'antd'
import { useNavigate } from 'react-router'
import type { Problem } from '../../../../contract/organiser'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { RequestError } from '../../services/request-error'
import { Problem as Failure } from '../../shell/Problem'
import { Loaded } from '../../shell/States'
import { Notice } from '../Notice'
import { problemsIn } from '../../editor/problems'
import type { Desk } from './desk'

/** The whole notice as it will stand, read before it is published. What is shown is what is saved. */
export function PublishForm({ desk, close, refuse }: { desk: Desk; close: () => void; refuse: (problems: Problem[]) => void }) {
  const { message } = App.useApp()
  const go = useNavigate()
  const { id } = desk.round
  const found = useData(async () => {
    const saved = await desk.save()
    const { saving } = desk.store.get()
    if (!saved && saving.state === 'failed') throw saving.error
    return request('GET /organiser/rounds/:id', { id })
  })
  const publish = useAct(async () => {
    try {
      const round = await request('POST /organiser/rounds/:id/publish', { id })
      desk.close()
      void message.success(`“${round.title}”已发布`)
      setTimeout(() => void go(round.state === 'open' ? `/rounds/${id}` : `/rounds/${id}/rules`))
    } catch (failure) {
      if (failure instanceof RequestError && failure.code === 'round_invalid') return refuse(problemsIn(failure))
      if (failure instanceof RequestError && failure.code === 'edited_elsewhere') await found.refresh()
      throw failure
    }
  })
  const errors = found.data?.preview.problems.filter(({ level }) => level === 'error') ?? []
  return (
    <Modal title='核对并发布' open width={720} okText='发布' cancelText='再改改' okButtonProps={{ disabled: !found.data || errors.length > 0 }} confirmLoading={publish.busy} onOk={() => publish.run()} onCancel={close}>
      <Loaded of={found} failed='规则暂时取不出来' rows={8}>
        {({ round, preview: { sentences, problems, roster } }) => (
          <>
            <p className='num'>发布后 {count(roster)} 人会看到这场竞赛。开始以前都可以改，开始以后要改得写明原因。</p>
            {problems.map(({ message: text, level }, i) => <div key={i} className='problem rule-warn'><WarningOutlined aria-hidden /><span>{level === 'warning' ? '提醒：' : ''}{text}</span></div>)}
            <div className='rule-notice rule-whole' tabIndex={0} role='region' aria-label='通知全文'><Notice round={round} sentences={sentences} /></div>
          </>
        )}
      </Loaded>
      <Failure error={publish.error} />
    </Modal>
  )
}
