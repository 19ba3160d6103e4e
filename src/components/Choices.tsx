import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { Icon } from './Icon'

export interface Choice<T extends string> { value: T, text: string }
interface Props<T extends string> {
  items: readonly Choice<T>[]
  value: T
  onChange: (value: T) => void
  /** What is being chosen. */
  label: string
}

/** Parts of one page. */
export function Tabs<T extends string> ({ items, value, onChange, label }: Props<T>) {
  return (
    <View className='tabs' {...a11y({ role: 'tablist', label })}>
      {items.map((item) => {
        const on = item.value === value
        return (
          <View
            key={item.value} className={on ? 'tab tab-on num' : 'tab num'}
            {...a11y({ role: 'tab', label: item.text, selected: on })} onClick={() => onChange(item.value)}
          >
            {item.text}
            {on ? <View className='tab-bar' /> : null}
          </View>
        )
      })}
    </View>
  )
}

/** A switch of two or three. */
export function Segmented<T extends string> ({ items, value, onChange, label }: Props<T>) {
  return (
    <View className='seg' {...a11y({ role: 'radiogroup', label })}>
      {items.map((item) => {
        const on = item.value === value
        return (
          <View
            key={item.value} className={on ? 'seg-i seg-on' : 'seg-i'}
            {...a11y({ role: 'radio', label: item.text, checked: on })} onClick={() => onChange(item.value)}
          >
            {item.text}
          </View>
        )
      })}
    </View>
  )
}

/** One of several short words; drawn 36 high inside a full touch area. */
export function Chips<T extends string> ({ items, value, onChange, label, line }: Props<T> & { /** In one line that is pushed sideways, however large the words are. */ line?: boolean }) {
  return (
    <View className={line ? 'chips chips-line' : 'chips'} {...a11y({ role: 'radiogroup', label })}>
      {items.map((item) => {
        const on = item.value === value
        return (
          <View
            key={item.value} className={on ? 'chip chip-on' : 'chip'}
            {...a11y({ role: 'radio', label: item.text, checked: on })} onClick={() => onChange(item.value)}
          >
            <View className='chip-in'>{on ? <Icon name='check' size={16} /> : null}<View>{item.text}</View></View>
          </View>
        )
      })}
    </View>
  )
}
