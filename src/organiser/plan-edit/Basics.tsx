import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { Field } from '@/components/Field'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { Picker } from '@/platform/Picker'
import { fromPicked, weekdayName, weekdays } from '@/services/days'
import type { Fault } from '../editing/faults'
import { useUnitsWords } from '../editing/useUnitsWords'
import { Row } from '../publish/Row'
import type { PlanForm } from './form'
import { at } from './problems'

export interface PartProps { form: PlanForm, problems: readonly Fault[], change: (part: Partial<PlanForm>) => void }

export function Basics ({ form, problems, change, onUnits }: PartProps & { onUnits: () => void }) {
  const units = useUnitsWords(form.units)
  return (
    <>
      <View className='sect publish-basics'>
        <Field label='名称' value={form.title} max={40} onChange={(title) => change({ title })} error={at(problems, 'title')} />
        <Field label='说明' optional kind='area' value={form.intro} max={500} hint='这个计划为什么办，要学什么' onChange={(intro) => change({ intro })} error={at(problems, 'intro')} />
      </View>
      <View className='sect publish-units'><View className='sect-title'>谁参加</View><Problem text={at(problems, 'units')} /></View>
      <Cells><Cell title={units} label={`参加单位：${units}，重新选择`} onClick={onUnits} /></Cells>
    </>
  )
}

export function Days ({ form, problems, change }: PartProps) {
  const [from, to] = [at(problems, 'from'), at(problems, 'to')]
  return (
    <View className='sect'>
      <View className='sect-title'>哪些日子</View>
      <Row label='第一天' problem={from} note={weekdayName(fromPicked(form.from))}>
        <Picker mode='date' label='第一天' value={form.from} bad={!!from} onChange={(chosen) => change({ from: chosen })} />
      </Row>
      <Row label='最后一天' problem={to} note={weekdayName(fromPicked(form.to))}>
        <Picker mode='date' label='最后一天' value={form.to} bad={!!to} onChange={(chosen) => change({ to: chosen })} />
      </Row>
      <Row label='每周哪几天打卡' problem={at(problems, 'weekdays')} note={form.weekdays.length === 7 ? '每天都打卡' : '没选的日子不用打卡，也不打断连续'}>
        <Week chosen={form.weekdays} onChange={(chosen) => change({ weekdays: chosen })} />
      </Row>
    </View>
  )
}

/** At least one stays. */
function Week ({ chosen, onChange }: { chosen: readonly number[], onChange: (days: number[]) => void }) {
  const toggle = (day: number) => {
    const days = chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort((a, b) => a - b)
    if (days.length) onChange(days)
  }
  return (
    <View className='row wrap week' {...a11y({ role: 'group', label: '每周哪几天打卡' })}>
      {weekdays.map((name, i) => {
        const on = chosen.includes(i + 1)
        return (
          <View key={name} className={on ? 'week-day week-on' : 'week-day'} {...a11y({ role: 'checkbox', label: `周${name}`, checked: on })} onClick={() => toggle(i + 1)}>
            {on ? <Icon name='check' size={16} /> : null}<View>{name}</View>
          </View>
        )
      })}
    </View>
  )
}
