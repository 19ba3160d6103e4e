import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { RoundDetail } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { askConsent, type Consent } from '@/platform/subscribe'
import { H5 } from '@/platform/target'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'

const refused: Record<Exclude<Consent, 'accept'>, string> = {
  reject: '没有订阅，不影响参加。',
  off: '微信里关闭了这个小程序的消息。要接收，请点右上角“…”，在“设置”的“通知管理”里打开。',
  none: '微信没有弹出询问，请稍后再点一次；还不行就更新微信。'
}

/** A message through WeChat before the end, for whoever wants one. Only WeChat can ask, and only where the deployment has a template. */
export const Remind = H5 ? () => null : RemindInWeChat

function RemindInWeChat ({ round }: { round: RoundDetail }) {
  const wanted = !round.practice && !round.excused && (round.state === 'upcoming' || round.state === 'open') && round.mine.attempts === 0
  return wanted ? <Question /> : null
}

function Question () {
  const mine = useData(() => request('GET /me/subscriptions'))
  const [said, setSaid] = useState('')
  // A consent whose way to the server failed is told again, and asked for only once.
  const given = useRef<string | null>(null)
  const subscription = mine.data?.subscriptions.find(({ kind }) => kind === 'round')
  const ask = useAct(async () => {
    if (!subscription) return
    if (given.current === null) {
      const answer = await askConsent(subscription.template)
      setSaid(answer === 'accept' ? '' : refused[answer])
      if (answer !== 'accept') return
      given.current = newKey()
    }
    mine.set(await request('POST /me/subscriptions', { kind: 'round', id: given.current }))
    given.current = null
  })
  if (!subscription) return null
  return (
    <View className='sect'>
      <View className='sect-title'>截止前提醒</View>
      <View className='sub' {...a11y({ role: 'status', live: 'polite' })}>{subscription.credits > 0
        ? '已订阅：还没有参加时，组织者发提醒，你会在微信的“服务通知”里收到。'
        : said || '同意后，组织者发提醒时，你会在微信的“服务通知”里收到一条。'}
      </View>
      <Problem error={ask.error} />
      {subscription.credits > 0 ? null : <View className='row wrap step-do'><Button small kind='second' loading={ask.busy} onClick={() => ask.run()}>接收一条提醒</Button></View>}
      <View className='hair steps-end' />
    </View>
  )
}
