import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { useData } from '@/services/data'
import { request } from '@/services/request'

interface Props { id: string, /** In place of one material. */ column: string, /** As far as it is known: of one that was chosen just now. */ title?: string, problem: string | undefined, onOpen: () => void }

/** What is to be read for the task, by its title. */
export function MaterialField ({ id, column, title, problem, onOpen }: Props) {
  const any = id || column
  return (
    <View className='field'>
      <View className='field-label'><View>学习资料</View><View className='cap'>（选填）</View></View>
      <Problem text={problem} />
      <View className='row between'>
        <View className='grow'>{id ? title ?? <Title key={id} id={id} /> : column ? <ColumnName key={column} id={column} name={title} /> : <View className='ink-2'>没有选</View>}</View>
        <Button kind='text' small label={any ? '更换学习资料' : '选资料或专栏'} onClick={onOpen}>{any ? '更换' : '选资料或专栏'}</Button>
      </View>
    </View>
  )
}

function Title ({ id }: { id: string }) {
  const { data, error } = useData(() => request('GET /materials/:id', { id }), id, { once: true })
  return <View>{data?.title ?? (error ? error.code === 'not_found' ? '原来选的资料已经撤下，请更换' : '已经选了一篇，标题暂时取不出来' : '正在取标题…')}</View>
}

function ColumnName ({ id, name }: { id: string, name?: string }) {
  const { data, error } = useData(async () => name ?? (await request('GET /columns/:id/materials', { id, limit: 1 })).column.name, id, { once: true })
  return <View>{data ? `专栏“${data}”` : error ? error.code === 'not_found' ? '原来选的专栏已经不显示了，请更换' : '已经选了一个专栏，名称暂时取不出来' : '正在取名称…'}</View>
}
