import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import type { Sitting } from './sitting'

/** 存疑: a question to come back to. Pointless where there is no way back. */
export function Flag ({ sitting }: { sitting: Sitting }) {
  const on = useStore(sitting.store, (state) => state.flags.includes(state.pos))
  const sequential = useStore(sitting.store, (state) => state.view.mode === 'sequential')
  if (sequential) return null
  return (
    <View className={on ? 'flag flag-on' : 'flag'} hoverClass='pressed' {...a11y({ role: 'switch', label: '存疑', checked: on })} onClick={sitting.toggleFlag}>
      <Icon name='flag' size={20} />
      <View>{on ? '已存疑' : '存疑'}</View>
    </View>
  )
}
