import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MaterialEntry } from '../../../contract/materials'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import type { Contributions } from './useContributions'

/** Where it is to stand: what is in no column nobody finds. */
export function PublishSheet ({ of, publish, onClose }: { of: MaterialEntry, publish: Contributions['publish'], onClose: () => void }) {
  const columns = useData(async () => (await request('GET /organiser/columns')).columns.filter(({ id, kind, mine, shown }) => mine && shown && (kind === 'articles' || id === of.column?.id)))
  const [column, setColumn] = useState(of.column?.id ?? '')
  const valid = columns.data?.some(({ id }) => id === column) === true
  return (
    <Sheet
      title='发布投稿' onClose={onClose}
      footer={<Button block disabled={!valid} why='请先选一个专栏' loading={publish.busy} busy='正在发布…' onClick={() => publish.run(of, column, onClose)}>发布投稿</Button>}
    >
      <Problem error={publish.error} />
      <View className='sub'>“{of.title}”发布后，{of.unit.name}的成员都能看到，写明{of.author}投稿。</View>
      <View className='gap' />
      <Loaded of={columns} failed='专栏暂时取不出来'>
        {(all) => (all.length
          ? <Chips label='放进哪个专栏' items={all.map(({ id, name }) => ({ value: id, text: name }))} value={column} onChange={setColumn} />
          : <View className='sub'>还没有你管理的专栏，请先在电脑上新建一个。</View>)}
      </Loaded>
    </Sheet>
  )
}
