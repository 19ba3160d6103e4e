import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import { Picker } from '@/platform/Picker'
import type { Fault } from '@/organiser/editing/faults'
import { Figure } from '@/organiser/publish/Figure'
import { Row } from '@/organiser/publish/Row'
import type { PartProps } from './Basics'
import type { SessionFields } from './form'
import { at } from './problems'
import { another, onDay } from './sessions'
import { pickedWords, sessionSeats, sessionWhen } from './words'

export function Sessions ({ form, problems, change, onOpen }: PartProps & { onOpen: (index: number) => void }) {
  const add = () => { change({ sessions: another(form.sessions) }); onOpen(form.sessions.length) }
  return (
    <>
      <View className='sect publish-units'>
        <View className='row between'><View className='sect-title'>场次</View><View className='sub num'>{form.sessions.length} 场</View></View>
        <Problem text={at(problems, 'sessions')} />
      </View>
      <View className='cells'>
        {form.sessions.map((session, index) => {
          const wrong = at(problems, `session ${index}`)
          const said = [session.name || '（没有名称）', sessionWhen(session), sessionSeats(session)]
          return (
            <View key={session.own.id} className='row session-row' hoverClass='pressed' {...a11y({ role: 'button', label: `场次“${said.join('，')}”${wrong ? `，${wrong}` : ''}` })} onClick={() => onOpen(index)}>
              <View className='grow'>
                <View className='strong'>{said[0]}</View>
                <View className='cap num'>{said[1]}</View>
                <View className='cap num'>{said[2]}</View>
                <Problem text={wrong} />
              </View>
              <View className='ink-2'><Icon name='next' size={18} /></View>
            </View>
          )
        })}
        <View className='session-add'><Button kind='text' small icon='plus' onClick={add}>再加一场</Button></View>
      </View>
    </>
  )
}

interface Props {
  session: SessionFields
  index: number
  of: number
  problems: readonly Fault[]
  /** Nobody takes a seat. */
  seatless: boolean
  onChange: (session: SessionFields) => void
  onCopy: () => void
  onRemove: () => void
  onClose: () => void
}

/** One session: what is typed is in the form at once. */
export function SessionSheet ({ session, index, of, problems, seatless, onChange, onCopy, onRemove, onClose }: Props) {
  const set = (part: Partial<SessionFields>) => onChange({ ...session, ...part })
  const positions = session.own.positions
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
      {seatless ? null : positions
        ? <View className='sub'>{sessionSeats(session)}。岗位和它们的名额在电脑上改。</View>
        : <Row label='名额' note='不填就是不限'><Figure label='名额' value={session.seats} unit='人' hint='不限' onChange={(seats) => set({ seats })} /></Row>}
      <View className='row wrap session-acts'>
        <Button kind='text' small icon='calendar' onClick={onCopy}>下一周再办一场</Button>
        {of > 1 ? <Button kind='text' small icon='trash' onClick={onRemove}>去掉这一场</Button> : null}
      </View>
    </Sheet>
  )
}
