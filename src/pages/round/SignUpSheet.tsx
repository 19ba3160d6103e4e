import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SignUpView } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Option } from '@/components/Option'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { request } from '@/services/request'
import { faultOf, faultsIn } from './sign-up'

interface Props { roundId: string, signUp: SignUpView, onDone: (signUp: SignUpView) => void, onClose: () => void }

export function SignUpSheet ({ roundId, signUp, onDone, onClose }: Props) {
  const { fields, groups, mine } = signUp
  const [group, setGroup] = useState(mine?.group ?? '')
  const [values, setValues] = useState<Record<string, string>>(mine?.fields ?? {})
  const [asked, setAsked] = useState(false)
  const [touched, setTouched] = useState(false)
  const send = useAct(async () => onDone(await request('PUT /rounds/:id/sign-up', {
    id: roundId, group: group || undefined, fields: Object.fromEntries(fields.map((name) => [name, (values[name] ?? '').trim()]))
  })))
  const faults = { ...(asked ? faultsIn(signUp, group, values) : {}), ...faultOf(send.error, fields) }
  const change = (act: () => void) => { act(); setTouched(true); send.clear() }
  const submit = () => {
    setAsked(true)
    if (!Object.keys(faultsIn(signUp, group, values)).length) send.run()
  }
  return (
    <Sheet
      title={mine ? '修改报名' : '报名参加'} dirty={touched} onClose={onClose}
      footer={(
        <>
          <Problem error={faultOf(send.error, fields) ? null : send.error} />
          <Button block loading={send.busy} busy='正在提交…' onClick={submit}>{mine ? '保存修改' : '提交报名'}</Button>
        </>
      )}
    >
      {groups.length ? (
        <View className='field'>
          <View className='field-label'>组别</View>
          <Problem text={faults.group} />
          <View {...a11y({ role: 'radiogroup', label: '组别' })}>
            {groups.map(({ id, name }) => <Option key={id} text={name} state={id === group ? 'chosen' : 'plain'} note='' onClick={() => change(() => setGroup(id))} />)}
          </View>
        </View>
      ) : null}
      {fields.map((name) => (
        <Field
          key={name} label={name} value={values[name] ?? ''} max={200} error={faults[name]} hint={`填写${name}`}
          onChange={(text) => change(() => setValues((before) => ({ ...before, [name]: text })))}
        />
      ))}
      <View className='cap field-note'>姓名和单位按花名册记，不用填。{fields.length ? '所填内容只给这场竞赛的组织者看。' : ''}</View>
    </Sheet>
  )
}

/** Taking back loses the place: asked before. */
export function AskTakeBack ({ roundId, onDone, onBack }: { roundId: string, onDone: (signUp: SignUpView) => void, onBack: () => void }) {
  const act = useAct(async () => onDone(await request('DELETE /rounds/:id/sign-up', { id: roundId })))
  return (
    <Dialog title='取消报名？' act='取消报名' back='不取消' rather busy='正在取消…' loading={act.busy} onAct={() => act.run()} onBack={onBack}>
      <Problem error={act.error} />
      取消后填写的内容会删除；报名截止前可以再报。
    </Dialog>
  )
}
