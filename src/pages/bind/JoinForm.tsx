import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import type { Unit } from './UnitSheet'
import type { Bind } from './useBind'

/** The unit is chosen from the tree, never typed: a wrong name would be a new unit in the figures. */
export function JoinForm ({ bind: { join }, unit, onPickUnit }: { bind: Bind, unit: Unit | null, onPickUnit: () => void }) {
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (unit && name.trim()) join.run(unit.id, name.trim(), note.trim())
  }
  return (
    <>
      <Problem error={join.error} />
      <View className='field'>
        <View className='field-label'>支部</View>
        {tried && !unit ? <Problem text='请选择你所在的支部' /> : null}
        <View
          className={tried && !unit ? 'bind-unit bind-unit-bad' : 'bind-unit'} hoverClass='pressed'
          {...a11y({ role: 'button', label: unit ? `支部：${unit.name}，重新选择` : '选择支部，从单位列表里选择' })} onClick={onPickUnit}
        >
          <View className='grow'>
            <View className={unit ? 't3' : 'ink-2'}>{unit?.name ?? '从单位列表里选择'}</View>
            {unit && unit.path.length ? <View className='cap'>{unit.path.join(' › ')}</View> : null}
          </View>
          <Icon name='next' size={18} />
        </View>
      </View>
      <Field label='姓名' value={name} onChange={setName} max={30} autoComplete='name' error={tried && !name.trim() ? '请填写姓名' : undefined} />
      <Field label='给组织者的说明' kind='area' optional value={note} onChange={setNote} max={200} hint='如：今年 3 月从学会工作处调入' />
      <View className='bind-do'><Button block loading={join.busy} busy='正在提交…' onClick={submit}>申请加入</Button></View>
      <View className='cap bind-note'>本支部组织者确认后就可以答题。</View>
    </>
  )
}
