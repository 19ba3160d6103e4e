import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Session } from '../../../contract/account'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'

export function PasswordForm({ enter, submit = '登录' }: { enter: (session: Session) => void; submit?: string }) {
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const sign = useAct(async () => enter(await request('POST /auth/password', { account: account.trim(), password })))
  const send = () => {
    setAsked(true)
    if (account.trim() && password) sign.run()
  }
  return (
    <form className='sign-in-form' onSubmit={(event) => { event.preventDefault(); send() }} noValidate>
      <Field label='账号' error={asked && !account.trim() ? '请填写账号' : null}>
        {(field) => <Input {...field} value={account} onChange={({ target }) => setAccount(target.value)} autoComplete='username' maxLength={60} />}
      </Field>
      <Field label='密码' error={asked && !password ? '请填写密码' : null}>
        {(field) => <Input.Password {...field} value={password} onChange={({ target }) => setPassword(target.value)} autoComplete='current-password' maxLength={200} />}
      </Field>
      <Problem error={sign.error} />
      <Button type='primary' htmlType='submit' block loading={sign.busy}>{sign.busy ? '正在登录…' : submit}</Button>
    </form>
  )
}
