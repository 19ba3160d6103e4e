import { View } from '@tarojs/components'
import type { EventRow } from '../../../contract/event-desk'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { go, links } from '@/services/nav'
import { Facts } from '@/organiser/parts/Facts'
import { kindOf, stateNames, takenOf, toDecide, whenOf } from './words'

/** A draft of mine leads to its form, everything else to its people. */
export function EventLine ({ event }: { event: EventRow }) {
  const { id, title, state, mine, owner } = event
  const when = [whenOf(event), ...(mine ? [] : [`${owner.name}主办`])].join('，')
  const draft = state === 'draft'
  const facts = draft ? '还没有发布，成员看不到' : `${takenOf(event)}，${stateNames[state]}`
  const waits = toDecide(event)
  const due = waits && state !== 'ended' && state !== 'cancelled' ? `${waits} 人待审核` : ''
  return (
    <View className='row org-event' hoverClass='pressed' {...a11y({ role: 'link', label: [title, kindOf(event), when, facts, due].filter(Boolean).join('，') })} onClick={() => go(draft && mine ? links.editEvent(id) : links.organiserEvent(id))}>
      <View className='grow'>
        <View className='strong'>{title}</View>
        <View className='cap num'><Facts of={when} /></View>
        <View className='cap num ink-2'><Facts of={facts} /></View>
        {due ? <View className='cap num umber'>{due}</View> : null}
      </View>
      <View className='ink-2'><Icon name='next' size={18} /></View>
    </View>
  )
}
