import { View } from '@tarojs/components'
import type { RouteCard, StationView } from '../../../contract/event-route'
import { Icon } from '@/components/Icon'
import { a11y, decorative } from '@/platform/a11y'
import { now } from '@/services/clock'
import { placeOf } from '@/services/events'
import { clockTime, recent } from '@/services/format'

/** The stations one below the other, joined by the way between them; what was stamped carries the seal. */
export function Stops ({ card, onOpen }: { card: RouteCard, onOpen: (station: string) => void }) {
  return (
    <View className='band walk-stops'>
      {card.stations.map((station, i) => <Stop key={station.id} station={station} first={i === 0} last={i === card.stations.length - 1} onOpen={() => onOpen(station.id)} />)}
    </View>
  )
}

const words = ({ state, stampedAt, venue }: StationView): string => {
  if (state === 'stamped' && stampedAt !== null) return `${recent(stampedAt, now())} 盖章`
  if (state === 'asked') return '已到站，答对题目就盖章'
  return venue ? placeOf(venue) : ''
}

function Stop ({ station, first, last, onOpen }: { station: StationView, first: boolean, last: boolean, onOpen: () => void }) {
  const { no, name, state } = station
  const said = words(station)
  const named = state === 'next' ? '下一站' : ''
  return (
    <View className='walk-stop' hoverClass='pressed' {...a11y({ role: 'button', label: [`第 ${no} 站`, name, named, state === 'stamped' ? '已到' : '', said].filter(Boolean).join('，') })} onClick={onOpen}>
      <View className='walk-way' {...decorative}>
        <View className={first ? 'walk-line walk-none' : 'walk-line'} />
        <Seal station={station} />
        <View className={last ? 'walk-line walk-none' : 'walk-line'} />
      </View>
      <View className='grow walk-words'>
        <View className='row wrap'><View className='t3 walk-name'>{name}</View>{named ? <View className='tag tag-live'>{named}</View> : null}</View>
        {said ? <View className={state === 'asked' ? 'sub num walk-asked' : 'sub num'}>{said}</View> : null}
      </View>
      <View className='ink-2'><Icon name='next' size={18} /></View>
    </View>
  )
}

/** A round seal with the hour in it; before that, where it will be. */
export function Seal ({ station: { no, state, stampedAt }, large }: { station: StationView, large?: boolean }) {
  const size = large ? ' walk-seal-large' : ''
  if (state !== 'stamped' || stampedAt === null) return <View className={`walk-seal num${state === 'next' ? ' walk-seal-next' : state === 'asked' ? ' walk-seal-asked' : ''}${size}`}><View>{no}</View></View>
  return (
    <View className={`walk-seal walk-seal-on num${size}`}>
      <View className='walk-ring'><View className='walk-been'>已到</View><View className='walk-hour'>{clockTime(stampedAt)}</View></View>
    </View>
  )
}
