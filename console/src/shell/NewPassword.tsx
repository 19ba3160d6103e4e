import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { setMe } from '../services/session'
import { Leave } from './Detour'
import { Field } from './Field'
import { Problem } from './Problem'

/** Signed in with a password that an organiser has handed out: one's own comes first. */
export function NewPassword() {
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const wrong = { old: old ? null : '请填写一次性密码', fresh: fresh.length < 8 ? '新密码至少 8 个字符' : fresh === old ? '新密码和一次性密码相同，请换一个' : null, again: again === fresh ? null : '两次填写的新密码不一样' }
  const save = useAct(async () => {
    setAsked(true)
    if (wrong.old || wrong.fresh || wrong.again) return
    await request('POST /me/password', { old, fresh })
    setMe(await request('GET /me'))
  })
  const secret = (label: string, value: string, set: (text: string) => void, name: 'current-password' | 'new-password', error: string | null) => (
    <Field label={label} error={asked ? error : null}>{(field) => <Input.Password {...field} value={value} onChange={({ target }) => set(target.value)} autoComplete={name} maxLength={200} />}</Field>
  )
  return (
    <form onSubmit={(event) => { event.preventDefault(); save.run() }} noValidate>
      <h1 className='h1'>请先改密码</h1>
      <p className='detour-say'>你用的是组织者给的一次性密码，改成自己的密码以后就能继续。</p>
      {secret('一次性密码', old, setOld, 'current-password', wrong.old)}
      {secret('新密码（至少 8 个字符）', fresh, setFresh, 'new-password', wrong.fresh)}
      {secret('再填一次新密码', again, setAgain, 'new-password', wrong.again)}
      <Problem error={save.error} />
      <div className='row gap detour-acts'><Button type='primary' htmlType='submit' loading={save.busy}>改密码并继续</Button><Leave text='换一个账号登录' /></div>
    </form>
  )
}
