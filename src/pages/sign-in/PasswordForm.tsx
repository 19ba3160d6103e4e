import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import type { SignIn } from './useSignIn'

export function PasswordForm ({ signIn: { password } }: { signIn: SignIn }) {
  const [account, setAccount] = useState('')
  const [secret, setSecret] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (account.trim() && secret) password.run(account, secret)
  }
  return (
    <View className='sect'>
      <Problem error={password.error} />
      <Field
        label='账号' value={account} onChange={setAccount} max={60} autoComplete='username' onDone={submit}
        error={tried && !account.trim() ? '请填写账号' : undefined}
      />
      <Field
        label='密码' kind='password' value={secret} onChange={setSecret} max={200} autoComplete='current-password' onDone={submit}
        error={tried && !secret ? '请填写密码' : undefined}
      />
      <View className='sign-in-do'><Button block loading={password.busy} busy='正在登录…' onClick={submit}>登录</Button></View>
      <View className='cap sign-in-note'>没有账号或忘记密码，请联系本支部组织者（由管理员办理）。</View>
    </View>
  )
}
