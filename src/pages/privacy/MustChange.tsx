import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Page } from '@/components/Page'
import { refreshMe } from '@/services/account'
import { PasswordSheet } from './PasswordSheet'

/** Signed in with a password that an organiser has handed out: one's own comes first, whichever page was asked for. */
export function MustChange () {
  const [open, setOpen] = useState(true)
  return (
    <Page
      title='请先改密码' footer={<Button block onClick={() => setOpen(true)}>改密码</Button>}
      overlay={open && <PasswordSheet onClose={() => setOpen(false)} onChanged={() => { void refreshMe() }} />}
    >
      <View className='sect'><View>你用的是组织者给的一次性密码。改成自己的密码以后就能继续，原密码一栏填那个一次性密码。</View></View>
    </Page>
  )
}
