import type { RoundDetail } from '../../../contract/quiz'
import { AskMessage } from '@/components/AskMessage'
import { H5 } from '@/platform/target'

/** A message through WeChat before the end, for whoever wants one. */
export const Remind = H5 ? () => null : RemindInWeChat

function RemindInWeChat ({ round }: { round: RoundDetail }) {
  const wanted = !round.practice && !round.excused && (round.state === 'upcoming' || round.state === 'open') && round.mine.attempts === 0
  if (!wanted) return null
  return (
    <AskMessage
      kind='round' title='截止前提醒' act='接收一条提醒' offer='同意后，组织者发提醒时，你会在微信的“服务通知”里收到一条。'
      agreed={() => '已订阅：还没有参加时，组织者发提醒，你会在微信的“服务通知”里收到。'}
    />
  )
}
