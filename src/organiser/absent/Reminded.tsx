import { View } from '@tarojs/components'
import type { Reminders } from '../../../contract/reminders'
import { now } from '@/services/clock'
import { recent } from '@/services/format'

/** How many a reminder would reach, and how the last one went. */
export function Reminded ({ reminders: { whyNot, reachable, resting, sent: [last] } }: { reminders: Reminders }) {
  if (whyNot && !last) return null
  return (
    <View className='absent-reminded sub num'>
      {whyNot ? null : <View>{reachable ? `其中 ${reachable} 人同意接收微信提醒` : resting ? `同意接收提醒的 ${resting} 人，一天之内都提醒过了` : '还没有人同意接收微信提醒，可以复制文字发到支部群'}</View>}
      {last ? <View>{recent(last.at, now())} 提醒：{last.outcome}{last.problem ? `（${last.problem}${last.waiting ? '，会自动再试' : ''}）` : ''}</View> : null}
    </View>
  )
}
