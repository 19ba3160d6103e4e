import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'

export function Switch ({ on, label, onChange }: { on: boolean, label: string, onChange: (on: boolean) => void }) {
  return (
    <View className='switch-hit' {...a11y({ role: 'switch', label, checked: on })} onClick={() => onChange(!on)}>
      <View className={on ? 'switch switch-on' : 'switch'}><View className='switch-dot' /></View>
    </View>
  )
}
