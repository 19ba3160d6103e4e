import { View } from '@tarojs/components'
import { Problem } from '@/components/Problem'

interface Props { id: string, problem: string | undefined, onChange: (id: string) => void }

/** What is to be read for the task. */
export function MaterialField ({ id, problem }: Props) {
  if (!id && !problem) return null
  return (
    <View className='field'>
      <View className='field-label'>学习资料</View>
      <Problem text={problem} />
      <View className='cap'>{id ? '已经选了一篇资料，在电脑上更换。' : '资料在电脑上选。'}</View>
    </View>
  )
}
