import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { OrganiserRound } from '../../../contract/organiser'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { dayTime } from '../services/format'
import { request, type Answer } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { Loaded } from '../shell/States'
import { Impact } from './editor/Impact'
import { write } from '../editor/paths'
import { fromLocal, toLocal } from '../editor/time'
import { phaseName } from './editor/words'
import '../editor/editor.css'

type Rules = Answer<'GET /organiser/rounds/:id'>

/** A later close, by way of changed rules: what it changes is read before it is done. */
export function ExtendForm({ round, close, changed }: { round: OrganiserRound; close: () => void; changed: () => Promise<void> }) {
  const found = useData(() => request('GET /organiser/rounds/:id', { id: round.id }))
  if (found.data) return <Asking rules={found.data} close={close} changed={changed} />
  return <Modal title='延长截止时间' open footer={null} onCancel={close}><Loaded of={found} failed='规则暂时取不出来'>{() => null}</Loaded></Modal>
}

function Asking({ rules: { round, version, config }, close, changed }: { rules: Rules; close: () => void; changed: () => Promise<void> }) {
  const { message } = App.useApp()
  const { phases } = config
  const late = phases.reduce((best, { window }, i) => (window.closesAt > (phases[best]?.window.closesAt ?? 0) ? i : best), 0)
  const [phase, setPhase] = useState(late)
  const [typed, type] = useState(() => toLocal(phases[late]?.window.closesAt ?? 0))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [impact, setImpact] = useState<Answer<'POST /organiser/rounds/:id/amend/preview'> | null>(null)
  const was = phases[phase]?.window.closesAt ?? 0
  const at = fromLocal(typed)
  const wrong = at === null ? '请填新的截止时间' : at <= was ? `要晚于现在的截止时间 ${dayTime(was)}` : undefined
  const extended = write(config, `phases.${phase}.window.closesAt`, at ?? was)
  const look = useAct(async () => setImpact(await request('POST /organiser/rounds/:id/amend/preview', { id: round.id, config: extended })))
  const extend = useAct(async () => {
    await request('POST /organiser/rounds/:id/amend', { id: round.id, version, config: extended, reason: reason.trim() })
    void message.success(`截止时间已改到 ${dayTime(at ?? was)}`)
    close()
    await changed()
  })
  const errors = impact?.problems.filter(({ level }) => level === 'error') ?? []
  const submit = () => {
    setTried(true)
    if (wrong || !reason.trim()) return
    if (impact) extend.run()
    else look.run()
  }
  return (
    <Modal title='延长截止时间' open width={640} okText={impact ? '延长' : '看影响'} cancelText={impact ? '再改改' : '不延长'} okButtonProps={{ disabled: errors.length > 0 }} confirmLoading={look.busy || extend.busy} onOk={submit} onCancel={() => (impact ? setImpact(null) : close())}>
      {impact ? <><p className='num'>{phases.length > 1 ? phaseName(phases, phase) : ''}截止时间从 {dayTime(was)} 改到 <b>{dayTime(at ?? was)}</b>。</p><Impact impact={impact} /></> : (
        <>
          {phases.length > 1 ? <Field label='哪个阶段'>{(props) => <Select<number> id={props.id} value={phase} onChange={(next) => { setPhase(next); type(toLocal(phases[next]?.window.closesAt ?? 0)) }} options={phases.map((_, i) => ({ value: i, label: phaseName(phases, i) }))} />}</Field> : null}
          <Field label='新的截止时间' error={tried ? wrong : undefined} hint={`现在是 ${dayTime(was)}`}>{(props) => <Input {...props} type='datetime-local' value={typed} onChange={({ target }) => type(target.value)} />}</Field>
          <Field label='为什么延长' error={tried && !reason.trim() ? '请写明原因' : undefined} hint='会写在竞赛页上，参加的人都看得到'>{(props) => <Input {...props} value={reason} maxLength={100} placeholder='如：不少同志出差，推迟两天' onChange={({ target }) => setReason(target.value)} />}</Field>
        </>
      )}
      <Problem error={look.error ?? extend.error} />
    </Modal>
  )
}
