import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useData, useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { MaterialCell } from '../parts/MaterialCell'
import { columnWords, periodWords } from '../parts/words'
import { Opening } from './Opening'
import './index.scss'

const ALL = ''

export default guarded('member', function ColumnPage () {
  const { id = '' } = useRouter().params
  const [period, setPeriod] = useState(ALL)
  const head = useData(() => request('GET /columns/:id/materials', { id, limit: 1 }), id)
  const list = useList((cursor) => request('GET /columns/:id/materials', { id, cursor, limit: 60, period: period || undefined }), `${id} ${period}`)
  const column = head.data?.column
  const periods = head.data?.periods ?? []
  return (
    <Page title={column?.name ?? '专栏'} head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more}>
      {column ? <View className='column-note sub num'>{columnWords(column)}</View> : null}
      {periods.length > 1 ? (
        <View className='column-periods'>
          <Chips line label='时期' items={[{ value: ALL, text: '全部' }, ...periods.map((value) => ({ value, text: periodWords(value) }))]} value={period} onChange={setPeriod} />
        </View>
      ) : null}
      <Loaded of={list} failed='这个专栏暂时取不出来' safe='看过的进度都在。'>
        {(items) => items.length ? (
          <>
            <Cells>
              {items.map((one) => (one.card && column
                ? <Opening key={one.id} of={one} card={one.card} kind={column.kind} />
                : <MaterialCell key={one.id} of={one} />))}
            </Cells>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : <Empty title='这里还没有资料' text='组织者发布后，会出现在这里。' />}
      </Loaded>
    </Page>
  )
})
