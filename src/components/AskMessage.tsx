import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { MessageKind } from '../../contract/messages'
import { a11y } from '@/platform/a11y'
import { askConsent, type Consent } from '@/platform/subscribe'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'
import { Button } from './Button'
import { Problem } from './Problem'

const refused: Record<Exclude<Consent, 'accept'>, string> = {
  reject: '没有订阅，不影响参加。',
  off: '微信里关闭了这个小程序的消息。要接收，请点右上角“…”，在“设置”的“通知管理”里打开。',
  none: '微信没有弹出询问，请稍后再点一次；还不行就更新微信。'
}

interface Props {
  kind: MessageKind
  title: string
  /** What is said while nothing was agreed to, and once it was. */
  offer: string
  agreed: (credits: number) => string
  act: string
  /** One consent is one message: whoever may need several is asked again, up to so many. */
  again?: { act: string, most: number }
}

/** Whether one wants a message through WeChat. Only WeChat can ask, only in a tap, and only where the deployment has a template: else there is nothing here. */
export function AskMessage ({ kind, title, offer, agreed, act, again }: Props) {
  const mine = useData(() => request('GET /me/subscriptions'))
  const [said, setSaid] = useState('')
  // A consent whose way to the server failed is told again, and asked for only once.
  const given = useRef<string | null>(null)
  const subscription = mine.data?.subscriptions.find((one) => one.kind === kind)
  const ask = useAct(async () => {
    if (!subscription) return
    if (given.current === null) {
      const answer = await askConsent(subscription.template)
      setSaid(answer === 'accept' ? '' : refused[answer])
      if (answer !== 'accept') return
      given.current = newKey()
    }
    mine.set(await request('POST /me/subscriptions', { kind, id: given.current }))
    given.current = null
  })
  if (!subscription) return null
  const { credits } = subscription
  const label = credits === 0 ? act : again && credits < again.most ? again.act : ''
  return (
    <View className='sect'>
      <View className='sect-title'>{title}</View>
      <View className='sub' {...a11y({ role: 'status', live: 'polite' })}>{said || (credits > 0 ? agreed(credits) : offer)}</View>
      <Problem error={ask.error} />
      {label ? <View className='row wrap ask-do'><Button small kind='second' loading={ask.busy} onClick={() => ask.run()}>{label}</Button></View> : null}
      <View className='hair ask-end' />
    </View>
  )
}
