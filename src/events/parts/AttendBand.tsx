import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { directionNow, isNear, opening } from '@/services/attending'
import { useNow } from '@/services/clock'
import { go, links } from '@/services/nav'
import { Standing } from './Standing'
import type { Attending } from './useAttending'

interface Props { eventId: string, session: string, attending: Attending }

/** My being there, and the way to sign in or out while it is time. Nothing on other days. */
export function AttendBand ({ eventId, session, attending: { data } }: Props) {
  const time = useNow(10_000)
  const times = data?.times.find((one) => one.session === session)
  const mine = data?.sessions.find((one) => one.session === session)
  const offered = times && times.mine && isNear(times, time) ? times : null
  const direction = offered && directionNow(offered, mine, time)
  const done = mine?.firstIn !== null && mine !== undefined && (direction === 'in' || mine.lastOut !== null)
  const self = offered?.ways.some((way) => way === 'code' || way === 'password')
  const { open, words } = offered && direction ? opening(offered, direction, time) : { open: false, words: '' }
  // Who comes back after having left, or stays longer after all.
  const again = done && offered && self && (offered.segments ? opening(offered, 'in', time).open || opening(offered, 'out', time).open : offered.out !== null && opening(offered, 'out', time).open)
  if (!mine && !offered) return null
  return (
    <>
      {mine ? <Standing of={mine} /> : null}
      {offered && direction && self && !done ? (
        <View className='attend-go'>
          <View className='sub num'>{words}</View>
          {open ? <Button block onClick={() => go(links.attend(eventId, session))}>{direction === 'in' ? '去签到' : '去签退'}</Button> : null}
        </View>
      ) : again ? <View className='attend-again'><Button kind='text' small onClick={() => go(links.attend(eventId, session))}>再次签到、签退</Button></View> : null}
    </>
  )
}

/** Whether the band asks for something to be done now: then nothing else on the page is in red. */
export function asksNow ({ data }: Attending, session: string, time: number): boolean {
  const times = data?.times.find((one) => one.session === session)
  const mine = data?.sessions.find((one) => one.session === session)
  if (!times?.mine || !times.ways.some((way) => way === 'code' || way === 'password')) return false
  const direction = directionNow(times, mine, time)
  const done = typeof mine?.firstIn === 'number' && (direction === 'in' || mine.lastOut !== null)
  return !done && opening(times, direction, time).open
}
