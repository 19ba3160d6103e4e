import { App, Button } from 'antd'
import { useState } from 'react'
import type { MemberDetail } from '../../../contract/roster'
import { useAct } from '../services/act'
import { request, type Answer } from '../services/request'
import { Problem } from '../shell/Problem'
import { GivenPassword } from './GivenPassword'

/** A password to be told to somebody who has forgotten his; shown once. */
export function ResetPassword({ member }: { member: MemberDetail }) {
  const { modal } = App.useApp()
  const [given, setGiven] = useState<Answer<'POST /organiser/members/:id/password'> | null>(null)
  const reset = useAct(async () => setGiven(await request('POST /organiser/members/:id/password', { id: member.id })))
  const ask = () => modal.confirm({
    title: `重置${member.name}的密码？`, content: '原来的密码马上作废，已经登录的设备都会退出。', okText: '重置密码', cancelText: '不重置', onOk: () => reset.run()
  })
  return (
    <>
      <Button onClick={ask} loading={reset.busy}>重置密码</Button>
      <Problem error={reset.error} />
      <GivenPassword name={member.name} given={given} close={() => setGiven(null)} />
    </>
  )
}
