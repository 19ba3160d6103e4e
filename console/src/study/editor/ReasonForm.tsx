import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { PlanConfig } from '../../../../contract/plan-config'
import { changesBetween } from '../../editor/changes'
import { isRefusal, problemsIn, type Problem } from '../../editor/problems'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { RequestError } from '../../services/request-error'
import { Field } from '../../shell/Field'
import { Problem as Failure } from '../../shell/Problem'
import type { Desk } from './desk'
import { fieldName } from './sections'

interface Props { desk: Desk; reason: string; setReason: (reason: string) => void; before: readonly string[]; now: readonly string[]; close: () => void; refuse: (problems: Problem[]) => void }

/** What changes is read before it is done; then a reason, which is kept with it. */
export function ReasonForm({ desk, reason, setReason, before, now, close, refuse }: Props) {
  const { message } = App.useApp()
  const go = useNavigate()
  const { id, plan } = desk
  const [config] = useState(() => desk.store.get().history.now)
  const [fields] = useState(() => [...new Set(changesBetween(desk.store.get().saved, config).map(fieldName))])
  // People go on checking in while somebody edits.
  const participants = useData(async () => (await request('GET /organiser/plans/:id', { id })).plan.participants).data ?? plan.participants
  const [tried, setTried] = useState(false)
  const save = useAct(async () => {
    try {
      const { version, job } = await request('PUT /organiser/plans/:id', { id, version: desk.store.get().version, config, reason: reason.trim() })
      desk.done(version, config)
      desk.close()
      void message.success(job ? '计划已调整。人多，天数、连续和积分正在按新规则重算，进度在“任务”里' : '计划已调整，天数、连续和积分已按新规则计算')
      setTimeout(() => void go(`/plans/${id}/rules`))
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure
      const details = failure.details as { version?: number; config?: PlanConfig } | undefined
      if (failure.code === 'edited_elsewhere' && details?.config && details.version !== undefined) {
        desk.adopt(details.version, details.config)
        return close()
      }
      if (isRefusal(failure)) return refuse(problemsIn(failure))
      throw failure
    }
  })
  const submit = () => { setTried(true); if (reason.trim()) save.run() }
  const gone = before.filter((one) => !now.includes(one))
  const fresh = now.filter((one) => !before.includes(one))
  return (
    <Modal title='调整计划' open width={680} okText='按新规则计算' cancelText='再改改' confirmLoading={save.busy} onOk={submit} onCancel={close}>
      <div className='rule-impact' tabIndex={0} role='region' aria-label='改了什么'>
        <p>改动的地方：<span className='strong'>{fields.join('、')}</span></p>
        <Sentences title='不再适用的规则' of={gone} />
        <Sentences title='新的规则' of={fresh} />
        {gone.length + fresh.length ? null : <p className='sub'>通知里的规则没有变化。</p>}
        <h3 className='strong'>随后会怎样</h3>
        <p className='num'>已经交的打卡都留着。{participants ? `打过卡的 ${count(participants)} 人，` : '还没有人打过卡；以后'}天数、连续和积分都按新规则重新计算，多出或少了的积分在各人的积分记录里各写一笔。参加的人会在手机“消息”里收到通知和原因。</p>
      </div>
      <Field label='为什么改' error={tried && !reason.trim() ? '请写明原因' : undefined} hint='成员能看到，也记在操作记录里'>
        {(props) => <Input {...props} value={reason} maxLength={100} placeholder='如：假期顺延三天' onChange={({ target }) => setReason(target.value)} onPressEnter={submit} />}
      </Field>
      <Failure error={save.error} />
    </Modal>
  )
}

const Sentences = ({ title, of }: { title: string; of: readonly string[] }) => (of.length ? <><h3 className='strong'>{title}</h3>{of.map((one) => <p key={one}>{one}</p>)}</> : null)
