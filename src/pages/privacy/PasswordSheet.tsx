import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useAct } from '@/services/act'
import { request } from '@/services/request'

const LEAST = 8

export function PasswordSheet ({ onClose, onChanged }: { onClose: () => void, onChanged: () => void }) {
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const change = useAct(async () => {
    await request('POST /me/password', { old, fresh })
    onChanged()
  })
  const wrong = {
    old: old ? undefined : '请填写原密码',
    fresh: fresh.length < LEAST ? `新密码至少 ${LEAST} 个字符` : fresh === old ? '新密码和原密码相同，请换一个' : undefined,
    again: again === fresh ? undefined : '两次填写的新密码不一样'
  }
  const submit = () => {
    setTried(true)
    if (!wrong.old && !wrong.fresh && !wrong.again) change.run()
  }
  const shown = tried ? wrong : { old: undefined, fresh: undefined, again: undefined }
  return (
    <Sheet
      title='修改密码' dirty={!!(old || fresh || again)} onClose={onClose}
      footer={<><Problem error={change.error} /><Button block loading={change.busy} busy='正在修改…' onClick={submit}>修改密码</Button></>}
    >
      <Field label='原密码' kind='password' value={old} onChange={setOld} max={200} autoComplete='current-password' error={shown.old} />
      <Field label='新密码' kind='password' value={fresh} onChange={setFresh} max={200} autoComplete='new-password' error={shown.fresh} note={`至少 ${LEAST} 个字符`} />
      <Field label='再填一次新密码' kind='password' value={again} onChange={setAgain} max={200} autoComplete='new-password' error={shown.again} onDone={submit} />
    </Sheet>
  )
}
