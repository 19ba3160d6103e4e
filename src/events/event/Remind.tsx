import type { EventView } from '../../../contract/events'
import { AskMessage } from '@/components/AskMessage'
import { H5 } from '@/platform/target'
import { isMine } from './choice'

/** Messages through WeChat of what becomes of a sign-up: a seat, another time, tomorrow's reminder. */
export const Remind = H5 ? () => null : RemindInWeChat

/** One for the evening before, and some for what changes. */
const MOST = 3

function RemindInWeChat ({ event }: { event: EventView }) {
  const over = event.state === 'ended' || event.state === 'cancelled'
  if (over || !(event.how === 'opt-out' || event.sessions.some(isMine))) return null
  return (
    <AskMessage
      kind='event' title='活动提醒' act='活动有变动时提醒我' again={{ act: '再同意接收一条', most: MOST }}
      offer='同意后，名额、时间、地点有变动，或活动前一天晚上，会发到微信的“服务通知”里。点一次收一条。'
      agreed={(credits) => `已同意，还能收到 ${credits} 条：名额、时间、地点有变动，或活动前一天晚上，会发到微信的“服务通知”里。`}
    />
  )
}
