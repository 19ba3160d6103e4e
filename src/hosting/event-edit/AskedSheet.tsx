import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Sheet } from '@/components/Sheet'
import { said, type Fault } from '@/organiser/editing/faults'
import { Pair, Toggle } from '@/organiser/editing/fields'
import { Row } from '@/organiser/publish/Row'
import { bounds, hasOptions, kinds, ofKind, type AskedFields } from './asked'

interface Props {
  asked: AskedFields
  index: number
  of: number
  problems: readonly Fault[]
  /** People sign up for others too. */
  groups: boolean
  onChange: (asked: AskedFields) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onClose: () => void
}

/** One thing asked at sign-up: what is typed is in the form at once. */
export function AskedSheet ({ asked, index, of, problems, groups, onChange, onMove, onRemove, onClose }: Props) {
  const set = (part: Partial<AskedFields>) => onChange({ ...asked, ...part })
  // A new one is not called wrong before anything was typed; afterwards its row says so.
  const [touched, touch] = useState(asked.label !== '')
  const wrong = (pattern: RegExp) => (touched ? said(problems.filter(({ field }) => field.startsWith(`form.${index}`) && pattern.test(field.slice(`form.${index}`.length)))) : undefined)
  const { kind } = asked
  const unit = bounds[kind]
  return (
    <Sheet title={`报名表第 ${index + 1} 项`} onClose={onClose} footer={<Button block onClick={onClose}>这一项填好了</Button>}>
      <Row label='填什么' problem={wrong(/^$|^\.(kind|each|optional)/)}><Chips label='填什么' items={kinds.some(({ value }) => value === kind) ? kinds : [...kinds, { value: kind, text: '打星' }]} value={kind} onChange={(chosen) => { touch(true); onChange(ofKind(asked, chosen)) }} /></Row>
      <Field label='问什么' value={asked.label} max={40} hint='如：手机号、用餐、车牌号' onChange={(label) => { touch(true); set({ label }) }} error={wrong(/^\.label/)} />
      {hasOptions(kind) ? <Field label='选项' kind='area' value={asked.options} max={900} hint={'一行一个，如：\n普通\n清真'} note='一行一个选项，至少两个' onChange={(options) => { touch(true); set({ options }) }} error={wrong(/^\.options/)} /> : null}
      <Field
        label='用来做什么' optional={kind !== 'id-card'} value={asked.reason} max={100} hint='如：购买保险' onChange={(reason) => set({ reason })} error={wrong(/^\.reason/)}
        note={kind === 'id-card' ? '报名的人看得到用途，要另外勾选同意才能报名。用不到的请不要问。' : '报名的人看得到'}
      />
      <Toggle label='可以不填' on={asked.optional} onChange={(optional) => set({ optional })} />
      {groups || asked.each ? <Toggle label='一起报名的人每人都填' on={asked.each} onChange={(each) => set({ each })} /> : null}
      {unit === undefined ? null : (
        <Row label={kind === 'text' ? '写多少' : kind === 'number' ? '填多大' : '选几项'} problem={wrong(/^\.(least|most)/)} note='不填就是不限'>
          <View className='row wrap'>
            <Pair word='最少' label='最少' value={asked.least} unit={unit} onChange={(least) => set({ least })} />
            <Pair word='最多' label='最多' value={asked.most} unit={unit} onChange={(most) => set({ most })} />
          </View>
        </Row>
      )}
      {kind === 'text' || kind === 'number' || asked.hint ? <Field label='格子里的提示' optional value={asked.hint} max={60} hint='写在空格子里的话' onChange={(hint) => set({ hint })} error={wrong(/^\.hint/)} /> : null}
      <View className='row wrap session-acts'>
        {of > 1 ? <Button kind='text' small disabled={index === 0} onClick={() => onMove(-1)}>往前移</Button> : null}
        {of > 1 ? <Button kind='text' small disabled={index === of - 1} onClick={() => onMove(1)}>往后移</Button> : null}
        <Button kind='text' small icon='trash' onClick={onRemove}>去掉这一项</Button>
      </View>
    </Sheet>
  )
}
