import { View } from '@tarojs/components'
import type { EventCard } from '../../../contract/events'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { dateOf, hours, kindNames, stateOf } from '@/services/events'
import { go, links } from '@/services/nav'

/** One event: its day large at the left, what there is to know at the right. */
export function EventLine ({ card }: { card: EventCard }) {
  const { date, rest } = dateOf(card.begins)
  const { text, mood } = stateOf(card)
  const when = [card.sessions > 1 && !card.mine ? `${card.sessions} 个场次` : hours(card.begins, card.ends), card.place].filter(Boolean).join(' · ')
  return (
    <View {...a11y({ role: 'listitem' })}>
      <View className='ev' hoverClass='pressed' {...a11y({ role: 'link', label: `${card.title}，${rest} ${date} 日，${when}，${kindNames[card.kind]}，${text}` })} onClick={() => go(links.event(card.id))}>
        <View className='ev-date num'><View className='ev-day'>{date}</View><View className='ev-month'>{rest}</View></View>
        <View className='ev-main'>
          <View className='t3'>{card.title}</View>
          <View className='sub num'>{when}</View>
          <View className='ev-foot'>
            <View className='ev-kind'>{kindNames[card.kind]}</View>
            <View className={`ev-state num ev-${mood}`}>{mood === 'plain' ? null : <Icon name={mood === 'done' ? 'done' : 'people'} size={18} />}<View>{text}</View></View>
          </View>
        </View>
      </View>
    </View>
  )
}
