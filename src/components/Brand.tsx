import { View } from '@tarojs/components'
import { decorative } from '@/platform/a11y'

export function Brand () {
  return <View className='brand'><View className='brand-mark' {...decorative}>史</View><View>学史</View></View>
}
