import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { useData } from '@/services/data'
import { request } from '@/services/request'

interface Props { id: string, /** As far as it is known: of one that was chosen just now. */ title?: string, problem: string | undefined, onOpen: () => void }

/** What is to be read for the task, by its title. */
export function MaterialField ({ id, title, problem, onOpen }: Props) {
  return (
    <View className='field'>
      <View className='field-label'><View>学习资料</View><View className='cap'>（选填）</View></View>
      <Problem text={problem} />
      <View className='row between'>
        <View className='grow'>{id ? title ?? <Title key={id} id={id} /> : <View className='ink-2'>没有选</View>}</View>
        <Button kind='text' small label={id ? '更换学习资料' : '选一篇学习资料'} onClick={onOpen}>{id ? '更换' : '选一篇'}</Button>
      </View>
    </View>
  )
}

function Title ({ id }: { id: string }) {
  const { data, error } = useData(() => request('GET /materials/:id', { id }), id, { once: true })
  return <View>{data?.title ?? (error ? error.code === 'not_found' ? '原来选的资料已经撤下，请更换' : '已经选了一篇，标题暂时取不出来' : '正在取标题…')}</View>
}
