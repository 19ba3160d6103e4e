import { WarningOutlined } from '@ant-design/icons'
import { App, Button, Modal } from 'antd'
import { useNavigate } from 'react-router'
import { errorsIn, isRefusal, problemsIn, type Problem } from '../../editor/problems'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { RequestError } from '../../services/request-error'
import { Problem as Failure } from '../../shell/Problem'
import { Loaded } from '../../shell/States'
import { PlanNotice } from '../PlanNotice'
import type { Desk } from './desk'
import { fieldName } from './sections'

/** The whole notice as it will stand, read before it is published. What is shown is what is saved. */
export function PublishForm({ desk, close, refuse, lead }: { desk: Desk; close: () => void; refuse: (problems: Problem[]) => void; lead: (problem: Problem) => void }) {
  const { message } = App.useApp()
  const go = useNavigate()
  const { id } = desk
  const found = useData(async () => {
    const saved = await desk.save()
    const { saving } = desk.store.get()
    if (!saved && saving.state === 'failed') throw saving.error
    return request('GET /organiser/plans/:id', { id })
  })
  const publish = useAct(async () => {
    try {
      const plan = await request('POST /organiser/plans/:id/publish', { id })
      desk.close()
      void message.success(`“${plan.title}”已发布`)
      setTimeout(() => void go(`/plans/${id}`))
    } catch (failure) {
      if (failure instanceof RequestError && isRefusal(failure)) return refuse(problemsIn(failure))
      if (failure instanceof RequestError && failure.code === 'edited_elsewhere') await found.refresh()
      throw failure
    }
  })
  const errors = errorsIn(found.data?.preview.problems ?? [])
  return (
    <Modal title='核对并发布' open width={720} okText='发布' cancelText='再改改' okButtonProps={{ disabled: !found.data || errors.length > 0 }} confirmLoading={publish.busy} onOk={() => publish.run()} onCancel={close}>
      <Loaded of={found} failed='计划暂时取不出来' rows={8}>
        {({ plan, preview: { sentences, problems, roster, days } }) => (
          <>
            <p className='num'>发布后 {count(roster)} 人会看到这个计划，并在手机“消息”里收到通知；要打卡的日子 {count(days)} 天。开始以前都可以改，开始以后要改得写明原因。</p>
            {problems.map((problem, i) => (
              <div key={i} className='problem rule-warn'>
                <WarningOutlined aria-hidden /><span>{problem.level === 'warning' ? '提醒：' : ''}{problem.message} <Button type='link' size='small' onClick={() => { close(); lead(problem) }}>去改“{fieldName(problem.field)}”</Button></span>
              </div>
            ))}
            <div className='rule-notice rule-whole' tabIndex={0} role='region' aria-label='通知全文'><PlanNotice plan={plan} sentences={sentences} /></div>
          </>
        )}
      </Loaded>
      <Failure error={publish.error} />
    </Modal>
  )
}
