import { View } from '@tarojs/components'
import { Fragment } from 'react'
import type { Sight } from '../../../contract/reflections'
import { a11y } from '@/platform/a11y'
import { sightWords } from '../words'

const notes: Record<Sight, string> = { self: '不给别人看', unit: '支部组织者看过后展示', all: '审核通过后展示' }
const order: readonly Sight[] = ['self', 'unit', 'all']

export function Sights ({ value, task, onChange }: { value: Sight, task: boolean, onChange: (sight: Sight) => void }) {
  return (
    <View className='sect'>
      <View className='t3'>谁能看到</View>
      <View {...a11y({ role: 'radiogroup', label: '谁能看到' })}>
        {order.map((sight, at) => {
          const on = sight === value
          const note = sight === 'self' && task ? '也计入打卡' : notes[sight]
          return (
            <Fragment key={sight}>
              {at ? <View className='hair sight-line' /> : null}
              <View className='row sight' {...a11y({ role: 'radio', label: `${sightWords[sight]}，${note}`, checked: on })} onClick={() => onChange(sight)}>
                <View className={on ? 'sight-mark sight-on' : 'sight-mark'}>{on ? <View className='sight-dot' /> : null}</View>
                <View className='row wrap grow'>
                  <View className={on ? 'sight-name strong' : 'sight-name'}>{sightWords[sight]}</View>
                  <View className='cap sight-note'>{note}</View>
                </View>
              </View>
            </Fragment>
          )
        })}
      </View>
    </View>
  )
}
