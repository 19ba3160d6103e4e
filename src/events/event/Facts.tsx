import { View } from '@tarojs/components'
import { useState } from 'react'
import type { EventView } from '../../../contract/events'
import { Icon, type IconName } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { openPlace } from '@/platform/place'
import { now } from '@/services/clock'
import { dayAt, daySpan } from '@/services/days'
import { kindNames, placeOf, whole } from '@/services/events'

const many = ['', '', '两', '三', '四', '五', '六', '七', '八', '九', '十']

/** When and where, who asks for it. */
export function Facts ({ event }: { event: EventView }) {
  const [said, setSaid] = useState('')
  const { venue, contact, sessions } = event
  const open = sessions.filter(({ cancelled }) => !cancelled)
  const [one] = open.length ? open : sessions
  const last = open.at(-1) ?? one
  const when = one && last
    ? (open.length > 1 ? `${daySpan(dayAt(one.begins), dayAt(last.begins), dayAt(now()))}，${many[open.length] ?? ` ${open.length} `}个场次` : whole(one.begins, one.ends))
    : ''
  const place = venue ? placeOf(venue) : ''
  return (
    <View className='facts'>
      <View className='t1' {...a11y({ role: 'heading', level: 1 })}>{event.title}</View>
      <View className='facts-win num'>
        <Fact icon='calendar'>{when}</Fact>
        {venue ? (
          <Fact icon='flag'>
            <View>{place}</View>
            <View className='event-map' hoverClass='pressed' {...a11y({ role: 'button', label: venue.latitude === undefined ? '复制地址' : '打开地图' })} onClick={() => { openPlace(venue).then(setSaid, () => setSaid('没有打开，请再试一次。')) }}>
              <View>{venue.latitude === undefined ? '复制地址' : '地图'}</View><Icon name='next' size={18} />
            </View>
          </Fact>
        ) : null}
        <Fact icon='unit'>{`${event.owner.name}主办，${kindNames[event.kind]}`}</Fact>
        {contact ? <Fact icon='people'>{`联系人：${contact.name}${contact.phone ? ` ${contact.phone}` : ''}`}</Fact> : null}
      </View>
      {said ? <View className='cap' {...a11y({ role: 'status', live: 'polite' })}>{said}</View> : null}
    </View>
  )
}

function Fact ({ icon, children }: { icon: IconName, children: React.ReactNode }) {
  return <View className='row'><View className='facts-icon'><Icon name={icon} size={20} /></View><View className='event-fact'>{children}</View></View>
}
