import { View } from '@tarojs/components'
import { a11y, decorative } from '@/platform/a11y'

export function Switch ({ on, label, onChange }: { on: boolean, label: string, onChange: (on: boolean) => void }) {
  return (
    <View className='switch-hit' {...a11y({ role: 'switch', label, checked: on })} onClick={() => onChange(!on)}>
      <Drawn on={on} />
    </View>
  )
}

/** For a row that is pressed as a whole: it has the meaning, this is its drawing. */
export function SwitchMark ({ on }: { on: boolean }) {
  return <View className='switch-hit' {...decorative}><Drawn on={on} /></View>
}

function Drawn ({ on }: { on: boolean }) {
  return <View className={on ? 'switch switch-on' : 'switch'}><View className='switch-dot' /></View>
}
