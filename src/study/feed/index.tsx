import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { CheckInCard } from '../parts/CheckInCard'

export default guarded('member', function FeedPage () {
  const { id = '' } = useRouter().params
  const list = useList((cursor) => request('GET /plans/:id/feed', { id, cursor, limit: 20 }), id)
  return (
    <Page title='大家的打卡' head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more}>
      <Loaded of={list} failed='大家的打卡暂时取不出来'>
        {(all) => all.length
          ? (
            <>
              <View {...a11y({ role: 'list', label: '大家的打卡' })}>{all.map((one) => <CheckInCard key={one.id} of={one} who />)}</View>
              <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
            </>
            )
          : <Empty title='这里还没有打卡' text='按计划的规定能给大家看的打卡，会列在这里。' />}
      </Loaded>
    </Page>
  )
})
