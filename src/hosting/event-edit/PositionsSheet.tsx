import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Sheet } from '@/components/Sheet'
import { exactly, type Fault } from '@/organiser/editing/faults'
import { Pair } from '@/organiser/editing/fields'
import { dropped, replaced } from '@/organiser/editing/lists'
import { a11y } from '@/platform/a11y'
import type { SessionFields } from './form'
import { newPosition, type PositionFields } from './positions'

interface Props { session: SessionFields, index: number, of: number, problems: readonly Fault[], onChange: (positions: PositionFields[]) => void, onAll: () => void, onClose: () => void }

/** What people do at a session, each with its own seats. */
export function PositionsSheet ({ session: { name, positions }, index, of, problems, onChange, onAll, onClose }: Props) {
  const [spread, setSpread] = useState(false)
  const change = (list: PositionFields[]) => { setSpread(false); onChange(list) }
  // A new one is not called wrong before anything was typed; the session's row says so.
  const wrong = (at: number, { name: typed }: PositionFields) => [...(typed ? [exactly(problems, `sessions.${index}.positions.${at}.name`)] : []), exactly(problems, `sessions.${index}.positions.${at}.seats`)].filter(Boolean).join('') || undefined
  return (
    <Sheet title={`岗位：${name || `场次 ${index + 1}`}`} onClose={onClose} footer={<Button block onClick={onClose}>岗位填好了</Button>}>
      <View className='sub'>报名的人选一个岗位，各有各的名额；也可以是几号车。</View>
      {positions.map((one, at) => {
        const set = (part: Partial<PositionFields>) => change(replaced(positions, at, { ...one, ...part }))
        return (
          <View key={one.own.id} className='position'>
            <Field label={`岗位 ${at + 1}`} value={one.name} max={30} hint='如：引导员' error={wrong(at, one)} onChange={(typed) => set({ name: typed })} />
            <View className='row wrap between'>
              <Pair word='名额' label={`岗位 ${at + 1} 名额`} value={one.seats} unit='人' hint='' onChange={(seats) => set({ seats })} />
              <Button kind='text' small label={`去掉岗位 ${at + 1}${one.name ? `“${one.name}”` : ''}`} onClick={() => change(dropped(positions, at))}>去掉</Button>
            </View>
            <Field label={`岗位 ${at + 1} 说明`} optional value={one.note} max={100} hint='如：单位门口上车' onChange={(note) => set({ note })} />
          </View>
        )
      })}
      <View className='row wrap session-acts'>
        {positions.length < 50 ? <Button kind='text' small icon='plus' onClick={() => change([...positions, newPosition(positions)])}>加一个岗位</Button> : null}
        {of > 1 && positions.length > 0 && !spread ? <Button kind='text' small onClick={() => { onAll(); setSpread(true) }}>其余 {of - 1} 场也用这些岗位</Button> : null}
      </View>
      {spread ? <View className='sub green' {...a11y({ role: 'status', live: 'polite' })}>{of} 场都用这些岗位了。</View> : null}
    </Sheet>
  )
}
