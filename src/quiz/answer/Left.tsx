import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { leavingWords } from './leaving-words'
import type { Sitting } from './sitting'

/** Where leaving the app is counted: said at the first question, and from the first time on always. */
export function Left ({ sitting }: { sitting: Sitting }) {
  const said = useStore(sitting.store, ({ view, pos }) => (view.leaving && (view.leaving.left > 0 || pos === 1) ? leavingWords(view.leaving) : ''))
  if (!said) return null
  return (
    <View className='left-strip num' {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name='care' size={18} /><View className='grow'>{said}</View>
    </View>
  )
}
