import { Button as NativeButton, View } from '@tarojs/components'
import type { EventView, SessionView } from '../../../contract/events'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { H5 } from '@/platform/target'
import { go, links } from '@/services/nav'
import { isMine } from './choice'

interface Props { event: EventView, session: SessionView, /** Something else is to be done now. */ quiet?: boolean, onFill: () => void }

/** The one thing to do with the chosen session, or why there is nothing to do. */
export function Footer ({ event, session, quiet, onFill }: Props) {
  return (
    <View className='event-foot'>
      {H5 ? null : <NativeButton className='btn btn-second event-share' openType='share'><Icon name='share' size={20} />转发</NativeButton>}
      <View className='grow'><Act event={event} session={session} quiet={quiet} onFill={onFill} /></View>
    </View>
  )
}

function Act ({ event, session, quiet, onFill }: Props) {
  const { mine, bar, why, canWait } = session
  const named = event.sessions.length > 1 ? session.name : ''
  if (mine && isMine(session)) {
    const text = mine.state === 'offered' ? '去确认名额' : mine.state === 'confirmed' ? '看我的报名' : mine.state === 'excused' ? '看我的请假' : '看我的报名'
    return <Button block kind={quiet ? 'second' : 'primary'} onClick={() => go(links.ticket(mine.id))}>{text}</Button>
  }
  if (event.how === 'opt-out') return bar === 'none' ? <Button block kind='second' onClick={onFill}>{`${named}请假`}</Button> : <Button block disabled why={why}>不用报名</Button>
  if (bar !== 'none') return <Button block disabled why={why}>{bar === 'full' ? '已满' : '不能报名'}</Button>
  return <Button block onClick={onFill}>{canWait ? `候补${named || '排队'}` : `报名${named || ''}`}</Button>
}
