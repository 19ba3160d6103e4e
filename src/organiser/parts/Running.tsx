import { View } from '@tarojs/components'
import type { OrganiserRound } from '../../../contract/organiser'
import { Icon } from '@/components/Icon'
import { Meter } from '@/components/Meter'
import { a11y } from '@/platform/a11y'
import { percent } from '@/services/format'
import { Facts } from './Facts'

/** A round with how far its participation has come; figures beside the meter, always. */
export function Running ({ round, when, onOpen }: { round: OrganiserRound, when: string, onOpen: () => void }) {
  const { title, practice, state, participants, roster } = round
  const absent = state === 'open' ? Math.max(0, roster - participants) : 0
  const rate = roster ? Math.min(1, participants / roster) : 0
  const share = practice ? '练习，不统计参与' : `${participants}/${roster} 人 · ${percent(rate)}${absent ? `，差 ${absent} 人` : ''}`
  return (
    <View className='row running' hoverClass='pressed' {...a11y({ role: 'link', label: `${title}，${when}，${share}，看参与进度` })} onClick={onOpen}>
      <View className='grow'>
        <View className='strong'>{title}</View>
        <View className='cap num'><Facts of={when} /></View>
        {practice ? null : (
          <View className='row running-share'>
            <View className='running-meter'><Meter ratio={rate} /></View>
            <View className='cap num running-count'>{share}</View>
          </View>
        )}
      </View>
      <View className='ink-2'><Icon name='next' size={18} /></View>
    </View>
  )
}
