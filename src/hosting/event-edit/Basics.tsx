import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import type { Fault } from '@/organiser/editing/faults'
import { useUnitsWords } from '@/organiser/editing/useUnitsWords'
import type { EventForm } from './form'
import { at } from './problems'

export interface PartProps { form: EventForm, problems: readonly Fault[], change: (part: Partial<EventForm>) => void }

export function Basics ({ form, problems, change, onUnits }: PartProps & { onUnits: () => void }) {
  const units = useUnitsWords(form.units)
  return (
    <>
      <View className='sect publish-basics'>
        <Field label='名称' value={form.title} max={40} onChange={(title) => change({ title })} error={at(problems, 'title')} />
        <Field label='介绍' optional kind='area' value={form.intro} max={3000} hint='讲什么、看什么，怎么安排' onChange={(intro) => change({ intro })} error={at(problems, 'intro')} />
      </View>
      <View className='sect publish-units'><View className='sect-title'>谁参加</View><Problem text={at(problems, 'units')} /></View>
      <Cells><Cell title={units} label={`参加单位：${units}，重新选择`} onClick={onUnits} /></Cells>
      <View className='sect'>
        <View className='sect-title'>地点和联系人</View>
        <Field label='地点' optional value={form.venueName} max={60} hint='如：三楼报告厅；线上的不填' onChange={(venueName) => change({ venueName })} error={at(problems, 'venue')} />
        <Field label='地址' optional value={form.venueAddress} max={100} hint='如：江滨路 18 号' onChange={(venueAddress) => change({ venueAddress })} />
        <Field label='集合处' optional value={form.venueGather} max={60} hint='如：东门集合' onChange={(venueGather) => change({ venueGather })} />
        <Field label='联系人' optional value={form.contactName} max={20} onChange={(contactName) => change({ contactName })} error={at(problems, 'contact')} />
        <Field label='联系电话' optional value={form.contactPhone} max={30} note='看得到这个活动的人都看得到' onChange={(contactPhone) => change({ contactPhone })} />
      </View>
    </>
  )
}
