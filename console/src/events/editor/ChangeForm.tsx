import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { EventConfig } from '../../../../contract/event-config'
import { isRefusal, problemsIn, type Problem } from '../../editor/problems'
import { useAct } from '../../services/act'
import { request } from '../../services/request'
import { RequestError } from '../../services/request-error'
import { Field } from '../../shell/Field'
import { Problem as Failure } from '../../shell/Problem'
import type { Desk } from './desk'

interface Props { desk: Desk; reason: string; setReason: (reason: string) => void; before: readonly string[]; /** Null: the server has not said yet. */ now: readonly string[] | null; close: () => void; refuse: (problems: Problem[]) => void }

/** What changes is read before it is done: people who have signed up are told of it. */
export function ChangeForm({ desk, reason, setReason, before, now, close, refuse }: Props) {
  const { message } = App.useApp()
  const go = useNavigate()
  const { id } = desk
  const [config] = useState(() => desk.store.get().history.now)
  const save = useAct(async () => {
    try {
      const { version } = await request('PUT /organiser/events/:id', { id, version: desk.store.get().version, config, ...(reason.trim() && { reason: reason.trim() }) })
      desk.done(version, config)
      desk.close()
      void message.success('修改已保存，成员看到的就是新规则')
      setTimeout(() => void go(`/events/${id}/rules`))
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure
      const details = failure.details as { version?: number; config?: EventConfig } | undefined
      if (failure.code === 'edited_elsewhere' && details?.config && details.version !== undefined) {
        desk.adopt(details.version, details.config)
        return close()
      }
      if (isRefusal(failure)) return refuse(problemsIn(failure))
      throw failure
    }
  })
  const gone = now === null ? [] : before.filter((one) => !now.includes(one))
  const fresh = (now ?? []).filter((one) => !before.includes(one))
  return (
    <Modal title='修改活动' open width={680} okText='保存修改' cancelText='再改改' confirmLoading={save.busy} onOk={() => save.run()} onCancel={close}>
      <div className='rule-impact' tabIndex={0} role='region' aria-label='改了什么'>
        <Sentences title='不再适用的规则' of={gone} />
        <Sentences title='新的规则' of={fresh} />
        {gone.length + fresh.length ? null : <p className='sub' role='status'>{now === null ? '正在核对改了什么…' : '通知里的规则没有变化。'}</p>}
        <h3 className='strong'>随后会怎样</h3>
        <p>时间或地点改了的场次，报了名的和在候补的人都会收到通知；名额加了，马上给候补的人。</p>
      </div>
      <Field label='为什么改（可以不填）' hint='写在通知里，也记在操作记录里'>
        {(props) => <Input {...props} value={reason} maxLength={100} placeholder='如：报告厅临时占用' onChange={({ target }) => setReason(target.value)} onPressEnter={() => save.run()} />}
      </Field>
      <Failure error={save.error} />
    </Modal>
  )
}

const Sentences = ({ title, of }: { title: string; of: readonly string[] }) => (of.length ? <><h3 className='strong'>{title}</h3>{of.map((one) => <p key={one}>{one}</p>)}</> : null)
