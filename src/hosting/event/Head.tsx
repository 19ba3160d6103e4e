import { View } from '@tarojs/components'
import type { EventSessionRow } from '../../../contract/event-desk'
import { Cell, Cells } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { placeOf, whole } from '@/services/events'
import { kindOf, stateNames, whenOf } from '../events/words'
import { Facts } from '@/organiser/parts/Facts'
import type { Loaded } from './useEvent'
import { figuresOf } from './words'

const tags = { draft: 'plain', upcoming: 'plain', running: 'live', ended: 'done', cancelled: 'care' } as const

export function Head ({ of: { event, config } }: { of: Loaded }) {
  return (
    <View className='sect org-event-head'>
      <View className='t2' {...a11y({ role: 'heading', level: 1 })}>{event.title}</View>
      <View className='row wrap org-event-tags'><Tag kind={tags[event.state]}>{stateNames[event.state]}</Tag><View className='sub num'><Facts of={`${kindOf(event)}，${whenOf(event)}`} /></View></View>
      {config.venue ? <View className='sub'>{placeOf(config.venue)}</View> : null}
      {event.mine ? null : <View className='sub'>{`${event.owner.name}主办。你看得到本单位的人${config.enrol.how === 'nominated' ? '，可以报送名单' : ''}。`}</View>}
    </View>
  )
}

/** Each session with how full it is. */
export function Sessions ({ of: { config, sessions }, onOpen }: { of: Loaded, onOpen: (session: EventSessionRow) => void }) {
  return (
    <>
      <View className='row between org-event-sect'><View className='sect-title'>场次</View>{sessions.length > 1 ? <View className='sub num'>{sessions.length} 场</View> : null}</View>
      <Cells>
        {sessions.map((session) => {
          const figures = session.cancelled ? `已取消：${session.reason}` : figuresOf(session, config.enrol.how)
          const when = whole(session.begins, session.ends)
          return (
            <Cell
              key={session.id} title={session.name} strong note={<><View>{when}</View><View className={session.cancelled ? 'umber' : 'ink-2'}><Facts of={figures} /></View></>}
              label={`${session.name}，${when}，${figures}`} onClick={() => onOpen(session)}
            />
          )
        })}
      </Cells>
    </>
  )
}
