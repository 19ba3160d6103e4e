import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import type { RequestError } from '@/services/request-error'
import { Icon } from './Icon'

/** What went wrong with the last act, beside the button that did it. */
export function Problem ({ error, text }: { error?: RequestError | null, text?: string }) {
  const said = text ?? error?.message
  if (!said) return null
  return (
    <View className='field-error' {...a11y({ role: 'alert', live: 'polite' })}>
      <Icon name='care' size={18} />
      <View className='grow'>{said}{error?.problem ? <View className='cap num'>问题编号 {error.problem}</View> : null}</View>
    </View>
  )
}
