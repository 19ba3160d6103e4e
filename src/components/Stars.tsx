import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { Icon } from './Icon'

const all = [1, 2, 3, 4, 5] as const

interface Props {
  /** What is rated. */
  label: string
  /** 0: not yet. */
  value: number
  /** What each stands for, read aloud. */
  words?: readonly string[]
  onChange: (value: number) => void
}

/** One to five, always side by side. */
export function Stars ({ label, value, words, onChange }: Props) {
  return (
    <View className='stars' {...a11y({ role: 'radiogroup', label })}>
      {all.map((n) => (
        <View key={n} className={n <= value ? 'star star-on' : 'star'} hoverClass='pressed' {...a11y({ role: 'radio', label: words?.[n] ? `${n} 星，${words[n]}` : `${n} 星`, checked: n === value })} onClick={() => onChange(n)}>
          <Icon name='star' size={26} /><View className='num'>{n}</View>
        </View>
      ))}
    </View>
  )
}
