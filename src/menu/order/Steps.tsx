import { View } from '@tarojs/components'
import type { Order, OrderStep } from '../../../contract/menu'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import { actWords, spanWords } from '../parts/words'

/** What is still to come, by where it stands. */
const ahead: Partial<Record<Order['state'], readonly string[]>> = { asked: ['接单', '办完', '评价'], accepted: ['办完', '评价'], done: ['评价'] }

/** Where it stands, as a line of steps from the wish to the rating. */
export function Steps ({ of: { steps, state } }: { of: Order }) {
  return (
    <View className='sect'>
      <View className='sect-title' {...a11y({ role: 'heading', level: 3 })}>走到了哪一步</View>
      <View {...a11y({ role: 'list', label: '订单经过' })}>
        {steps.map((step, i) => <Taken key={i} of={step} />)}
        {(ahead[state] ?? []).map((name) => (
          <View key={name} className='row order-step order-ahead' {...a11y({ role: 'listitem' })}><View className='order-dot' /><View className='grow'>{name}</View></View>
        ))}
      </View>
    </View>
  )
}

function Taken ({ of: { act, by, at, reason, begin, end } }: { of: OrderStep }) {
  const ended = act === 'decline' || act === 'call-off' || act === 'withdraw'
  return (
    <View className='row order-step' {...a11y({ role: 'listitem' })}>
      <View className={ended ? 'order-dot order-ended' : 'order-dot order-taken'}><Icon name={ended ? 'close' : 'check'} size={16} /></View>
      <View className='grow'>
        <View className='strong'>{actWords[act]}</View>
        <View className='cap num'>{by} · {recent(at, now())}</View>
        {begin !== null && end !== null ? <View className='sub num'>约在 {spanWords(begin, end, now())}</View> : null}
        {reason ? <View className='sub'>原因：{reason}</View> : null}
      </View>
    </View>
  )
}
