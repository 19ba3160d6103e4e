import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { Icon, type IconName } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { useNetwork } from '@/services/network'
import { useWaiting } from '@/services/practice-outbox'

type Safety = 'none' | 'sent' | 'sending' | 'kept'

const looks: Record<Exclude<Safety, 'none'>, { icon: IconName, tone: string, said: string }> = {
  sent: { icon: 'done', tone: 'green', said: '已上传' },
  sending: { icon: 'send', tone: 'ink-2', said: '正在上传' },
  kept: { icon: 'clock', tone: 'umber', said: '已存在手机里，联网后上传' }
}

/** Where the answers given in practice are; silent until there is something to say. */
export function Waiting () {
  const waiting = useWaiting((state) => state.waiting)
  const failing = useWaiting((state) => state.failing)
  const online = useNetwork((state) => state.online)
  const began = useRef(false)
  useEffect(() => { if (waiting) began.current = true }, [waiting])
  const safety: Safety = waiting ? (online && !failing ? 'sending' : 'kept') : began.current ? 'sent' : 'none'
  if (safety === 'none') return null
  const { icon, tone, said } = looks[safety]
  return (
    <View className={`waiting num ${tone}`} {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name={icon} size={18} />
      <View>{safety === 'kept' ? `${waiting} 题${said}` : said}</View>
    </View>
  )
}
