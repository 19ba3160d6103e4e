import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import type { Bind } from './useBind'

export function ActivationForm ({ bind: { activate } }: { bind: Bind }) {
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (name.trim() && code.trim()) activate.run(name.trim(), code.trim())
  }
  return (
    <>
      <Problem error={activate.error} />
      <Field label='姓名' value={name} onChange={setName} max={30} autoComplete='name' error={tried && !name.trim() ? '请填写花名册上的姓名' : undefined} />
      <Field
        label='激活码' value={code} onChange={setCode} max={20} onDone={submit} note='每人一个。没有的，请联系本支部组织者（由管理员办理），也可以申请加入'
        error={tried && !code.trim() ? '请填写激活码' : undefined}
      />
      <View className='bind-do'><Button block loading={activate.busy} busy='正在核对…' onClick={submit}>核对身份</Button></View>
    </>
  )
}
