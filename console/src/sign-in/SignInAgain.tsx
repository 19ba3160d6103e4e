import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Session } from '../../../contract/account'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { adopt, forget, session } from '../services/session'
import { Problem } from '../shell/Problem'
import { PasswordForm } from './PasswordForm'
import './sign-in.css'

/** The sign-in ran out while somebody was at work: it is renewed in place, and what was under way goes on. */
export function SignInAgain() {
  const asking = session.use((state) => state.asking !== null)
  const me = session.use((state) => state.me)
  const [stranger, setStranger] = useState('')
  const enter = (found: Session) => {
    if (found.me.accountId !== me?.accountId) {
      setStranger('这是另一个人的账号。请用原来的账号登录，才能接着编辑。')
      void fetch('/api/auth/logout', { method: 'POST', headers: { authorization: `Bearer ${found.accessToken}` } })
      return
    }
    setStranger('')
    adopt(found)
  }
  const demo = useAct(async (accountId: string) => enter(await request('POST /auth/demo', { accountId })))
  const name = me?.binding.state === 'bound' ? me.binding.name : '你'
  return (
    <Modal title='登录已过期' open={asking} closable={false} keyboard={false} mask={{ closable: false }} footer={null} destroyOnHidden width={420} zIndex={2000}>
      <p className='sub'>请{name}再登录一次。页面上填写的内容都还在，登录后接着保存。</p>
      <PasswordForm enter={enter} submit='登录并继续' />
      <p role='alert' className='care'>{stranger}</p>
      <Problem error={demo.error} />
      <div className='row gap again-acts'>
        {me?.demo ? <Button loading={demo.busy} onClick={() => demo.run(me.accountId)}>以{name}继续（演示）</Button> : null}
        <Button type='text' onClick={forget}>放弃编辑，退出登录</Button>
      </div>
    </Modal>
  )
}
