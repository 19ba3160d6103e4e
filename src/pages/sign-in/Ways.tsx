import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Segmented } from '@/components/Choices'
import { Problem } from '@/components/Problem'
import { Notice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { useSession } from '@/store/session'
import { DemoPeople } from './DemoPeople'
import { PasswordForm } from './PasswordForm'
import type { SignIn, System } from './useSignIn'

const ways = { demo: '演示人员', wechat: '微信登录', password: '账号密码' } as const
type Way = keyof typeof ways

/** The ways that this deployment and this target offer, the likeliest first. */
export function waysOf ({ demo, wechat, password }: System['signIn'], web: boolean): Way[] {
  const list: Way[] = []
  if (demo) list.push('demo')
  if (wechat && !web) list.push('wechat')
  if (password && (web || !wechat)) list.push('password')
  return list
}

export function Ways ({ signIn, system }: { signIn: SignIn, system: System }) {
  const offered = waysOf(system.signIn, H5)
  const [way, setWay] = useState<Way>(offered[0] ?? 'password')
  const expired = useSession((state) => state.expired)
  return (
    <>
      {expired ? <Notice icon='info' title='登录已过期，请重新登录' text='已经保存的答案和成绩都在，不会丢' /> : null}
      <View className='sect'>
        <View className='t1' {...a11y({ role: 'heading', level: 1 })}>登录</View>
        <View className='sub sign-in-of'>{system.association}</View>
        {offered.length > 1 ? (
          <Segmented label='登录方式' items={offered.map((value) => ({ value, text: ways[value] }))} value={way} onChange={setWay} />
        ) : null}
      </View>
      {way === 'demo' ? <DemoPeople signIn={signIn} /> : null}
      {way === 'wechat' ? <WechatWay signIn={signIn} /> : null}
      {way === 'password' ? <PasswordForm signIn={signIn} /> : null}
    </>
  )
}

function WechatWay ({ signIn: { wechat } }: { signIn: SignIn }) {
  return (
    <View className='sect'>
      <Problem error={wechat.error} />
      <Button block loading={wechat.busy} busy='正在登录…' onClick={() => wechat.run()}>微信登录</Button>
      <View className='cap sign-in-note'>只取微信给本程序的编号，不取昵称和头像。</View>
    </View>
  )
}
