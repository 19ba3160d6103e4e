import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'

/** What the form that was just left has done. */
export function ToldLine ({ words }: { words: string }) {
  if (!words) return null
  return <View className='row sub green told-line' {...a11y({ role: 'status', live: 'polite' })}><Icon name='check' size={18} /><View className='grow'>{words}</View></View>
}
