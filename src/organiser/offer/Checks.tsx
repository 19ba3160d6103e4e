import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'

interface Props<T extends string> { label: string, items: readonly { value: T, text: string }[], chosen: readonly T[], onChange: (chosen: T[]) => void }

/** Several of a few; at least one stays. */
export function Checks<T extends string> ({ label, items, chosen, onChange }: Props<T>) {
  const toggle = (value: T) => {
    const left = items.map((one) => one.value).filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)))
    if (left.length) onChange(left)
  }
  return (
    <View className='field'>
      <View className='field-label'>{label}</View>
      <View className='row wrap week' {...a11y({ role: 'group', label })}>
        {items.map(({ value, text }) => {
          const on = chosen.includes(value)
          return (
            <View key={value} className={on ? 'week-day week-on' : 'week-day'} {...a11y({ role: 'checkbox', label: text, checked: on })} onClick={() => toggle(value)}>
              {on ? <Icon name='check' size={16} /> : null}<View>{text}</View>
            </View>
          )
        })}
      </View>
    </View>
  )
}
