import { View } from '@tarojs/components'
import type { EventView, SessionView } from '../../../contract/events'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { seatsSaid, whole } from '@/services/events'
import { isMine } from './choice'

interface Props { event: EventView, chosen: string, onChoose: (id: string) => void }

/** Its times to choose from; with a single one what there is to know of it. */
export function Sessions ({ event, chosen, onChoose }: Props) {
  const { sessions } = event
  const total = sessions.every(({ seats, cancelled }) => seats !== null && !cancelled) ? sessions.reduce((sum, { seats }) => sum + (seats ?? 0), 0) : null
  const waits = sessions.some(({ canWait }) => canWait)
  return (
    <View className='sect'>
      <View className='sect-head'>
        <View className='sect-title'>{sessions.length > 1 ? '选择场次' : event.how === 'opt-out' ? '时间' : '名额'}</View>
        {sessions.length > 1 && total !== null ? <View className='sub num'>{`共 ${total} 席`}</View> : null}
      </View>
      <View {...(sessions.length > 1 ? a11y({ role: 'radiogroup', label: '选择场次' }) : {})}>
        {sessions.map((one) => <Session key={one.id} session={one} quiet={event.how === 'opt-out'} only={sessions.length === 1} on={one.id === chosen} onChoose={() => onChoose(one.id)} />)}
      </View>
      {waits ? <View className='cap'>{event.claimMinutes === null ? '满员的场次可排候补，有人取消时按顺序递补并通知你。' : '满员的场次可排候补，有人取消时按顺序通知你，按时确认才算报上。'}</View> : null}
    </View>
  )
}

function Session ({ session, quiet, only, on, onChoose }: { session: SessionView, /** Nobody takes a seat. */ quiet: boolean, only: boolean, on: boolean, onChoose: () => void }) {
  const { main, figure, sub, care } = seatsSaid(session)
  const mine = isMine(session)
  const seats = [figure === null ? main : `${main} ${figure} 席`, sub].filter(Boolean).join('，')
  const label = [session.name, whole(session.begins, session.ends), mine ? session.mine?.said : seats].filter(Boolean).join('，')
  return (
    <View className={on && !only ? 'ses ses-on' : 'ses'} {...(only ? {} : { hoverClass: 'pressed', ...a11y({ role: 'radio', label, checked: on }), onClick: onChoose })}>
      {only ? null : <View className='ses-mark'>{on ? <View className='opt-dot' /> : null}</View>}
      <View className='ses-main'>
        {only && session.name === '' ? null : <View className='t3'>{session.name}</View>}
        <View className='sub num'>{whole(session.begins, session.ends)}</View>
        {session.venue ? <View className='sub'>{[session.venue.name, session.venue.gather].filter(Boolean).join('，')}</View> : null}
        {session.note ? <View className='sub'>{session.note}</View> : null}
        {session.cancelled && session.reason ? <View className='sub'>{`原因：${session.reason}`}</View> : null}
        {mine && session.mine ? (
          <View className={session.mine.state === 'confirmed' || session.mine.state === 'excused' ? 'ses-mine' : 'ses-mine ses-mine-care'}><Icon name={session.mine.state === 'confirmed' ? 'done' : 'clock'} size={18} /><View>{session.mine.said}</View></View>
        ) : null}
      </View>
      {quiet && !session.cancelled ? null : <View className='ses-end num'>
        <View className={care ? 'ses-care' : ''}>{figure === null ? main : <>{main} <View className='ses-figure'>{figure}</View> 席</>}</View>
        {sub ? <View className='sub'>{sub}</View> : null}
      </View>}
    </View>
  )
}
