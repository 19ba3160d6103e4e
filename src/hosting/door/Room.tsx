import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { Direction } from '../../../contract/attendance'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { keepAwake } from '@/platform/awake'
import { H5 } from '@/platform/target'
import { roomLink } from '@/services/attending'
import { useNow } from '@/services/clock'
import { codePicture } from '@/services/code-picture'
import { request } from '@/services/request'
import { asRequestError, unreached, type RequestError } from '@/services/request-error'

interface Shown { code: string, digits: string, until: number }

/** A code is taken for one step longer than it is shown. */
const STEP = 30_000
const AGAIN = 3_000

const origin = () => (H5 ? window.location.origin : API_BASE.replace(/\/api\/?$/, ''))

/** What the room scans, renewed as it changes; a dead one is not shown. */
export function Room ({ eventId, session, direction }: { eventId: string, session: string, direction: Direction }) {
  const time = useNow()
  const place = `${eventId} ${session} ${direction}`
  const [{ of, shown, error }, setState] = useState<{ of: string, shown: Shown | null, error: RequestError | null }>({ of: place, shown: null, error: null })
  const asked = useRef({ place: '', at: 0 })
  useEffect(() => keepAwake(), [])
  const now1 = of === place ? shown : null
  useEffect(() => {
    if ((now1 && time < now1.until) || (asked.current.place === place && time - asked.current.at < AGAIN)) return
    asked.current = { place, at: time }
    request('GET /organiser/events/:id/sessions/:session/code', { id: eventId, session, direction }, { timeout: 8_000 })
      .then((next) => setState({ of: place, shown: next, error: null }), (failure: unknown) => setState((before) => ({ of: place, shown: before.of === place ? before.shown : null, error: asRequestError(failure) })))
  }, [place, now1, time, eventId, session, direction])
  const good = now1 && time < now1.until + STEP ? now1 : null
  const word = direction === 'in' ? '签到' : '签退'
  if (!good) {
    return (
      <View className='sect'>
        {error ? <Problem error={error} text={unreached(error) ? '没有网络，签到码停了，已经显示过的也会失效。请改扫成员的报名码，或者按名单登记。连上后会自动恢复。' : undefined} /> : <View className='sub'>正在取签到码…</View>}
      </View>
    )
  }
  return (
    <View className='door-room'>
      <View className='t2'>{word}</View>
      <View className='door-drawn' style={{ backgroundImage: codePicture(roomLink(origin(), good.code)) }} {...a11y({ role: 'img', label: `现场的${word}码，请参加的人扫` })} />
      <View className='door-digits num' {...a11y({ role: 'img', label: `六位数字 ${good.digits.split('').join(' ')}` })}>{`${good.digits.slice(0, 3)} ${good.digits.slice(3)}`}</View>
      <View className='sub'>{`在“活动”里点“去${word}”，扫这个码或填六位数字`}</View>
      <View className='cap num'>{time < good.until ? `${Math.ceil((good.until - time) / 1000)} 秒后换新的` : '正在换新的…'}</View>
      <View className='cap'>码半分钟换一次，拍下来转发也能用一小会儿。要紧的活动请改用扫报名码。</View>
    </View>
  )
}
