import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'

/** The way to the arithmetic behind a board. */
export function How ({ onPress }: { onPress: () => void }) {
  return (
    <View className='link board-how' hoverClass='pressed' {...a11y({ role: 'button', label: '怎样算出来的' })} onClick={onPress}>
      <Icon name='info' size={20} /><View className='board-how-text'>怎样算出来的</View>
    </View>
  )
}
