import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { SwitchMark } from '@/components/Switch'
import { a11y } from '@/platform/a11y'
import { points } from '@/services/format'
import { isLocked, picksLeft } from './answering'
import type { Sitting } from './sitting'

/** 加倍: this question counts more, where the member may pick some. Those that are picked already say so beside their points. */
export function Doubling ({ sitting }: { sitting: Sitting }) {
  const on = useStore(sitting.store, (state) => state.doubled.includes(state.pos))
  const left = useStore(sitting.store, (state) => (isLocked(state) ? null : picksLeft(state)))
  const factor = useStore(sitting.store, ({ view }) => view.double?.factor ?? 1)
  if (left === null) return null
  const off = !on && left === 0
  const said = off ? '加倍的题已经选满' : `按 ${points(factor)} 倍计分，${left ? `还可选 ${left} 题` : '已经选满'}`
  return (
    <View
      className='double' {...a11y({ role: 'switch', label: `加倍，${said}`, checked: on, disabled: off || undefined })}
      onClick={off ? undefined : sitting.toggleDouble}
    >
      <View className='grow'>
        <View className={off ? 'ink-2' : 'strong'}>加倍</View>
        <View className='cap num'>{said}</View>
      </View>
      {off ? null : <SwitchMark on={on} />}
    </View>
  )
}
