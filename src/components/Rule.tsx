import { View } from '@tarojs/components'
import { decorative } from '@/platform/a11y'

/** 文武线: opens the single most important thing on a page, once. */
export function Rule () {
  return <View className='rule' {...decorative} />
}
