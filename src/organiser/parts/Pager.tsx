import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { a11y } from '@/platform/a11y'
import type { Pages } from './usePages'

type Props = Pick<Pages<unknown>, 'number' | 'onward' | 'backward'>

/** Nothing where one page is all there is. */
export function Pager ({ number, onward, backward }: Props) {
  if (!onward && !backward) return null
  return (
    <View className='row between pager' {...a11y({ role: 'navigation', label: '翻页' })}>
      <Button kind='second' small disabled={!backward} onClick={backward}>上一页</Button>
      <View className='sub num' {...a11y({ role: 'status', live: 'polite' })}>第 {number} 页</View>
      <Button kind='second' small disabled={!onward} onClick={onward}>下一页</Button>
    </View>
  )
}
