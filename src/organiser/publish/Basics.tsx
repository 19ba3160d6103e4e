import { View } from '@tarojs/components'
import type { Problem as Fault } from '../../../contract/organiser'
import { Field } from '@/components/Field'
import { Switch } from '@/components/Switch'
import { Picker } from '@/platform/Picker'
import type { Form, Stage } from './form'
import type { LocalMoment } from './moment'
import { counted } from '../parts/counted'
import { at } from './problems'
import { Row } from './Row'
import { moment } from './words'

interface Props { form: Form, problems: readonly Fault[], change: (part: Partial<Form>) => void }

export function Basics ({ form, problems, change }: Props) {
  return (
    <View className='sect publish-basics'>
      <Field label='名称' value={form.title} max={40} note={counted(form.title, 40)} onChange={(title) => change({ title })} error={at(problems, 'title')} />
      <Field label='主题' optional value={form.topic} max={40} note={counted(form.topic, 40)} hint='如：解放战争时期' onChange={(topic) => change({ topic })} error={at(problems, 'topic')} />
    </View>
  )
}

export function Times ({ form, problems, change, first }: Props & { first: string }) {
  const { opens, closes, daily } = form
  const wrong = at(problems, 'daily')
  return (
    <View className='sect'>
      <View className='sect-title'>开放时间</View>
      {first ? <View className='sub'>{first}</View> : null}
      <Moment label='开始' value={opens} problem={at(problems, 'opens')} onChange={(chosen) => change({ opens: chosen })} />
      <Moment label='截止' value={closes} problem={at(problems, 'closes')} onChange={(chosen) => change({ closes: chosen })} />
      <View className='row between switch-row'>
        <View>每天只在一段时间开放</View>
        <Switch label='每天只在一段时间开放' on={daily !== null} onChange={(on) => change({ daily: on ? { from: '06:00', to: '23:00' } : null })} />
      </View>
      {daily ? (
        <Row problem={wrong}>
          <View className='row moment'>
            <View className='grow'><Picker mode='time' label='每天开放从' value={daily.from} bad={!!wrong} onChange={(from) => change({ daily: { ...daily, from } })} /></View>
            <View className='moment-to'>至</View>
            <View className='grow'><Picker mode='time' label='每天开放到' value={daily.to} bad={!!wrong} onChange={(to) => change({ daily: { ...daily, to } })} /></View>
          </View>
        </Row>
      ) : null}
      {form.stages.map((stage, place) => {
        const set = (part: Partial<Stage>) => change({ stages: form.stages.map((one, n) => (n === place ? { ...one, ...part } : one)) })
        return (
          <View key={stage.id} className='stage'>
            <View className='sub'>{stage.name}</View>
            <Moment label='开始' of={stage.name} value={stage.opens} problem={undefined} onChange={(chosen) => set({ opens: chosen })} />
            <Moment label='截止' of={stage.name} value={stage.closes} problem={at(problems, `stage ${place}`)} onChange={(chosen) => set({ closes: chosen })} />
          </View>
        )
      })}
    </View>
  )
}

interface MomentProps { label: string, of?: string, value: LocalMoment, problem: string | undefined, onChange: (value: LocalMoment) => void }

function Moment ({ label, of = '', value, problem, onChange }: MomentProps) {
  return (
    <Row label={label} problem={problem} note={moment(value)}>
      <View className='row moment'>
        <View className='moment-day'><Picker mode='date' label={`${of}${label}日期`} value={value.day} bad={!!problem} onChange={(day) => onChange({ ...value, day })} /></View>
        <View className='moment-time'><Picker mode='time' label={`${of}${label}时刻`} value={value.time} bad={!!problem} onChange={(time) => onChange({ ...value, time })} /></View>
      </View>
    </Row>
  )
}
