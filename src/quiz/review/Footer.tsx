import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { a11y } from '@/platform/a11y'

export function Footer ({ at, of, go }: { at: number, of: number, go: (at: number) => void }) {
  return (
    <View className='two'>
      <Button kind='second' className='rf-s' disabled={at === 0} onClick={() => go(at - 1)}>上一题</Button>
      <View className='rf-mid num' {...a11y({ role: 'status', label: `共 ${of} 题，现在是第 ${at + 1} 题` })}>{at + 1} / {of}</View>
      <Button kind='second' className='rf-s' disabled={at === of - 1} onClick={() => go(at + 1)}>下一题</Button>
    </View>
  )
}
