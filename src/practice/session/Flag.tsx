import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import type { Session } from './open-session'

export function Flag ({ session: { store, toggleFlag } }: { session: Session }) {
  const on = useStore(store, (state) => state.flags.includes(state.pos))
  return (
    <View className={on ? 'flag flag-on' : 'flag'} hoverClass='pressed' {...a11y({ role: 'switch', label: '存疑', checked: on })} onClick={toggleFlag}>
      <Icon name='flag' size={20} />
      <View>{on ? '已存疑' : '存疑'}</View>
    </View>
  )
}
