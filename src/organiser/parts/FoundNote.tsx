import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/States'

/** What was typed the last time and not saved. */
export function FoundNote ({ keep = '接着填', onKeep, onForget }: { keep?: string, onKeep: () => void, onForget: () => void }) {
  const text = (
    <View className='row wrap conflict-do'>
      <Button kind='text' small onClick={onKeep}>{keep}</Button>
      <Button kind='text' small onClick={onForget}>不要了，重新开始</Button>
    </View>
  )
  return <Notice icon='info' title='上次填的还没有保存，已经放回来了' text={text} />
}
