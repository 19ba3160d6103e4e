import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { Ticket } from '../../../contract/events'
import { a11y } from '@/platform/a11y'
import { keepAwake } from '@/platform/awake'
import { useNow } from '@/services/clock'
import { codePicture } from '@/services/code-picture'
import { clockTime } from '@/services/format'

/** Asked for so long before it runs out, and again after so long where that failed. */
const EARLY = 3_000
const AGAIN = 5_000
/** So long after it has run out staff's phones still take it. */
const GRACE = 120_000

interface Props { ticket: Ticket, onRenew: () => void }

/** What staff scan. It changes each minute; where there is no network the last one stands for as long as it is taken. */
export function Code ({ ticket: { code, until, number }, onRenew }: Props) {
  const time = useNow()
  const [shown, setShown] = useState(true)
  const asked = useRef(0)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  const stale = until !== null && time >= until - EARLY
  const there = code !== '' && shown
  useEffect(() => (there ? keepAwake() : undefined), [there])
  useEffect(() => {
    if (!there || !stale || time - asked.current < AGAIN) return
    asked.current = time
    onRenew()
  }, [there, stale, time, onRenew])
  if (code === '' || until === null) return null
  const late = time - until
  if (late >= GRACE) return <View className='ticket-code'><View className='ticket-code-gone'>没有网络，码已经过期。请把下面的八位数字给工作人员看，一样能签到。</View></View>
  return (
    <View className='ticket-code'>
      <View className='ticket-drawn' style={{ backgroundImage: codePicture(code) }} {...a11y({ role: 'img', label: `报名码，请工作人员扫；扫不了就报号码 ${number.split('').join(' ')}` })} />
      <View className={late >= 5_000 ? 'sub umber' : 'cap'}>{late >= 5_000 ? `没有网络，这个码只到 ${clockTime(until + GRACE)} 有效；下面的八位数字一直有效` : '请工作人员扫这个码。每分钟换一次，截图没有用'}</View>
    </View>
  )
}
