import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { clockTime } from '@/services/format'
import { dropStep, forgetArrivals, useWalkOutbox, type Arrival, type Step } from '@/services/walk-outbox'

const became: Record<Arrival['outcome'], string> = { scanned: '已到站，答对题目就盖章', wrong: '答案不对，再选一次', stamped: '已经盖章', again: '这一站之前已经盖过' }
const what = ({ answer, at }: Step) => `${clockTime(at)} ${answer === undefined ? '扫的码' : '答的题'}`

/** What was scanned without network: what still waits, what has arrived, what was not taken. */
export function Sent ({ eventId }: { eventId: string }) {
  const { waiting, arrived } = useWalkOutbox()
  const own = waiting.filter((one) => one.eventId === eventId)
  const going = own.filter(({ refused }) => !refused)
  const refused = own.filter((one) => one.refused)
  const came = arrived.filter((one) => one.eventId === eventId)
  if (!own.length && !came.length) return null
  return (
    <View className='walk-sent num' {...a11y({ role: 'status', live: 'polite' })}>
      {going.length ? <View className='row walk-sent-row'><Icon name='clock' size={20} /><View className='grow'>{`${going.map(what).join('、')}在手机里，连上网络后自动送出`}</View></View> : null}
      {came.map((one) => <View key={one.sendId} className='row walk-sent-row'><Icon name={one.outcome === 'wrong' ? 'care' : 'done'} size={20} /><View className='grow'>{`${one.name}：${became[one.outcome]}`}</View></View>)}
      {came.length ? <Button kind='text' small onClick={forgetArrivals}>收起</Button> : null}
      {refused.map((one) => (
        <View key={one.sendId} className='walk-sent-row'>
          <View className='row walk-asked'><Icon name='care' size={20} /><View className='grow'>{`${what(one)}没有盖上：${one.refused}`}</View></View>
          <Button kind='text' small onClick={() => dropStep(one.sendId)}>知道了</Button>
        </View>
      ))}
    </View>
  )
}
