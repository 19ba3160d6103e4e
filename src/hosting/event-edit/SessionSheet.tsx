import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import type { Fault } from '@/organiser/editing/faults'
import { Pair } from '@/organiser/editing/fields'
import { Figure } from '@/organiser/publish/Figure'
import { Row } from '@/organiser/publish/Row'
import { Picker } from '@/platform/Picker'
import type { SessionFields } from './form'
import { positionsWords } from './positions'
import { at } from './problems'
import { sumOf } from './quotas'
import { onDay } from './sessions'
import { pickedWords } from './words'

interface Props {
  session: SessionFields
  index: number
  of: number
  problems: readonly Fault[]
  /** Nobody takes a seat. */
  seatless: boolean
  onChange: (session: SessionFields) => void
  onPositions: () => void
  onCopy: () => void
  onRemove: () => void
  onClose: () => void
}

/** One session: what is typed is in the form at once. */
export function SessionSheet ({ session, index, of, problems, seatless, onChange, onPositions, onCopy, onRemove, onClose }: Props) {
  const set = (part: Partial<SessionFields>) => onChange({ ...session, ...part })
  const { positions } = session
  const sum = sumOf(positions)
  const words = positions.length ? `${positionsWords(positions)}，一共 ${Number.isNaN(sum) ? '—' : sum} 个名额` : '不分岗位'
  return (
    <Sheet title={`场次 ${index + 1}`} onClose={onClose} footer={<Button block onClick={onClose}>这一场填好了</Button>}>
      <Problem text={at(problems, `session ${index}`)} />
      <Field label='场次名称' value={session.name} max={30} hint='如：周六上午' onChange={(name) => set({ name })} />
      <Row label='日期' note={pickedWords(session.day)}><Picker mode='date' label='日期' value={session.day} onChange={(day) => onChange(onDay(session, day))} /></Row>
      <Row label='时间'>
        <View className='row moment'>
          <View className='grow'><Picker mode='time' label='开始时间' value={session.from} onChange={(from) => set({ from })} /></View>
          <View className='moment-to'>至</View>
          <View className='grow'><Picker mode='time' label='结束时间' value={session.to} onChange={(to) => set({ to })} /></View>
        </View>
      </Row>
      {session.endDay === session.day ? null : <Row label='结束日期' note={pickedWords(session.endDay)}><Picker mode='date' label='结束日期' value={session.endDay} onChange={(endDay) => set({ endDay })} /></Row>}
      <Row label='集合'><Pair word='提前' label='提前集合' value={session.gather} unit='分钟' hint='不设' onChange={(gather) => set({ gather })} /></Row>
      {seatless ? null : (
        <>
          {positions.length ? null : <Row label='名额' note='不填就是不限'><Figure label='名额' value={session.seats} unit='人' hint='不限' onChange={(seats) => set({ seats })} /></Row>}
          <View className='sheet-cells'><Cells><Cell title='岗位' note={words} label={`岗位：${words}，修改`} onClick={onPositions} /></Cells></View>
        </>
      )}
      <View className='row wrap session-acts'>
        <Button kind='text' small icon='calendar' onClick={onCopy}>下一周再办一场</Button>
        {of > 1 ? <Button kind='text' small icon='trash' onClick={onRemove}>去掉这一场</Button> : null}
      </View>
    </Sheet>
  )
}
