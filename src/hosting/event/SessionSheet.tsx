import { View } from '@tarojs/components'
import type { EventSessionRow } from '../../../contract/event-desk'
import type { EnrolHow } from '../../../contract/event-config'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { now } from '@/services/clock'
import { whole } from '@/services/events'
import { dayTime } from '@/services/format'
import { figuresOf } from './words'

interface Props { session: EventSessionRow, how: EnrolHow, /** It can be cancelled by itself. */ mayCancel: boolean, onPeople: () => void, onCancel: () => void, onClose: () => void }

/** All there is to know of one session. */
export function SessionSheet ({ session, how, mayCancel, onPeople, onCancel, onClose }: Props) {
  const { drawAt, drawnAt, seed, positions, quotas } = session
  const lines: [string, string][] = [
    ['时间', whole(session.begins, session.ends)], ['人数', session.cancelled ? '' : figuresOf(session, how)], ['取消原因', session.cancelled ? session.reason : ''],
    ['抽签', drawnAt !== null ? `${dayTime(drawnAt, now())} 抽过，种子 ${seed}` : drawAt !== null ? `${dayTime(drawAt, now())} 自动抽签` : ''],
    ...positions.map(({ name, seats, taken }): [string, string] => [name, `${taken} / ${seats} 人`]), ...quotas.map(({ name, seats, taken }): [string, string] => [name, `${taken} / ${seats} 人`])
  ]
  return (
    <Sheet
      title={session.name} reads onClose={onClose}
      footer={<><Button block onClick={onPeople}>看这一场的名单</Button>{mayCancel ? <View className='org-event-second'><Button block kind='second' onClick={onCancel}>取消这一场</Button></View> : null}</>}
    >
      {lines.filter(([, value]) => value !== '').map(([label, value]) => <View key={label} className='row org-line'><View className='sub org-label'>{label}</View><View className='grow num'>{value}</View></View>)}
    </Sheet>
  )
}
