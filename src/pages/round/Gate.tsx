import { View } from '@tarojs/components'
import type { GateView } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Meter } from '@/components/Meter'
import { a11y } from '@/platform/a11y'
import { points } from '@/services/format'
import { go, links } from '@/services/nav'

/** A condition of starting: met or not, and how far I am. */
export function Gate ({ gate: { text, open, have, need, toStudy } }: { gate: GateView }) {
  const counted = have !== null && need !== null && need > 0
  const figures = counted ? `${points(have)} / ${points(need)}` : ''
  return (
    <View className='gate' {...a11y({ role: 'group', label: `${open ? '已具备' : '还需要'}：${text}${counted ? `，现在 ${points(have)}，要 ${points(need)}` : ''}` })}>
      <View className={open ? 'gate-icon green' : 'gate-icon ink-2'}><Icon name={open ? 'done' : 'lock'} size={18} /></View>
      <View className='grow'>
        <View className='row wrap between'>
          <View className='gate-text'>{open ? text : `还需要：${text}`}</View>
          {counted ? <View className='gate-figure num'>{figures}</View> : null}
        </View>
        {toStudy ? <View className='row wrap between'><View className='sub'>{toStudy}</View><Button small kind='text' onClick={() => go(links.study)}>去学习</Button></View> : null}
        {counted && !open ? <View className='gate-meter'><Meter ratio={have / need} mine /></View> : null}
      </View>
    </View>
  )
}
