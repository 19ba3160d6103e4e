import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { MemberDetail } from '../../../contract/roster'
import { useAct } from '../services/act'
import { request, type Answer } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { GivenPassword } from './GivenPassword'

const NAME = /^[\p{L}\p{N}._@-]{2,40}$/u

/** A sign-in by password for somebody who is not in WeChat, or works at a desk. */
export function OpenAccount({ member, opened }: { member: MemberDetail; opened: () => void }) {
  const [asking, setAsking] = useState(false)
  const [account, setAccount] = useState(member.staffNo ?? '')
  const [tried, setTried] = useState(false)
  const [given, setGiven] = useState<Answer<'POST /organiser/members/:id/account'> | null>(null)
  const open = useAct(async () => {
    setGiven(await request('POST /organiser/members/:id/account', { id: member.id, account: account.trim() }))
    setAsking(false)
  })
  const wrong = NAME.test(account.trim()) ? '' : '登录名要 2 到 40 个字，可以用汉字、字母、数字和 . _ @ -，不留空格'
  const submit = () => { setTried(true); if (!wrong) open.run() }
  return (
    <>
      <Button onClick={() => setAsking(true)}>开通密码登录</Button>
      <Modal title={`给${member.name}开通账号密码登录`} open={asking} okText='开通' cancelText='不开通' confirmLoading={open.busy} onOk={submit} onCancel={() => setAsking(false)} width={440}>
        <p className='sub appoint-says'>开通后可以在电脑上或浏览器里用登录名和密码进入；{member.bound ? '微信登录照旧。' : '原来发过的激活码不再需要。'}</p>
        <Field label='登录名' error={tried ? wrong : undefined} hint='不分大小写，如工号、手机号或姓名拼音'>
          {(props) => <Input {...props} value={account} maxLength={40} autoComplete='off' onChange={({ target }) => setAccount(target.value)} onPressEnter={submit} />}
        </Field>
        <Problem error={open.error} />
      </Modal>
      <GivenPassword name={member.name} given={given} close={() => { setGiven(null); opened() }} />
    </>
  )
}
