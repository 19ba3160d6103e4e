import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Problem } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { RequestError } from '../../services/request-error'
import { Field } from '../../shell/Field'
import { Problem as Failure } from '../../shell/Problem'
import { Loaded } from '../../shell/States'
import { problemsIn } from '../../editor/problems'
import type { Desk } from './desk'
import { Impact } from './Impact'

/** Whom it touches is read before it is done; then a reason, which everybody will read. */
export function AmendForm({ desk, close, refuse }: { desk: Desk; base: RoundConfig; close: () => void; refuse: (problems: Problem[]) => void }) {
  const { message } = App.useApp()
  const go = useNavigate()
  const { id } = desk.round
  const [config] = useState(() => desk.store.get().history.now)
  const [asking, ask] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const found = useData(async () => {
    try {
      const impact = await request('POST /organiser/rounds/:id/amend/preview', { id, config })
      const errors = impact.problems.filter(({ level }) => level === 'error')
      if (errors.length) refuse(errors)
      return impact
    } catch (failure) {
      if (failure instanceof RequestError && failure.code === 'round_invalid') refuse(problemsIn(failure))
      throw failure
    }
  })
  const amend = useAct(async () => {
    try {
      const { version } = await request('POST /organiser/rounds/:id/amend', { id, version: desk.store.get().version, config, reason: reason.trim() })
      desk.done(version, config)
      desk.close()
      void message.success('规则已调整，成绩和名次已重新计算')
      setTimeout(() => void go(`/rounds/${id}/rules`))
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure
      if (failure.code === 'round_invalid') return refuse(problemsIn(failure))
      if (failure.code !== 'edited_elsewhere') throw failure
      const { version, config: theirs } = failure.details as { version: number; config: RoundConfig }
      desk.adopt(version, theirs)
      close()
    }
  })
  const submit = () => {
    if (!asking) return ask(true)
    setTried(true)
    if (reason.trim()) amend.run()
  }
  return (
    <Modal
      title={asking ? '为什么调整规则' : '调整后的影响'} open width={680} okText={asking ? '按新规则重新计算名次' : '写明原因，再调整'} cancelText={asking ? '再看看影响' : '再改改'}
      okButtonProps={{ disabled: !found.data }} confirmLoading={amend.busy} onOk={submit} onCancel={() => (asking ? ask(false) : close())}
    >
      {asking
        ? (
          <>
            <Field label='为什么改' error={tried && !reason.trim() ? '请写明原因' : undefined} hint='会写在竞赛页上，参加的人都看得到'>
              {(props) => <Input {...props} value={reason} maxLength={100} placeholder='如：更正计分办法' onChange={({ target }) => setReason(target.value)} />}
            </Field>
            <Failure error={amend.error} />
          </>
          )
        : <Loaded of={found} failed='影响暂时算不出来' rows={6}>{(impact) => <Impact impact={impact} />}</Loaded>}
    </Modal>
  )
}
