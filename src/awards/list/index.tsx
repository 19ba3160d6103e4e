import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Empty, OfflineNotice } from '@/components/States'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { dayTime } from '@/services/format'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { Awarded } from './Awarded'
import './index.scss'

export default guarded('member', function HonoursPage () {
  const id = useRouter().params.id ?? ''
  const honours = useData(() => request('GET /rounds/:id/honours', { id }), id)
  return (
    <Page title='获奖名单' head={<OfflineNotice />} onRefresh={honours.refresh}>
      <Loaded of={honours} failed='获奖名单暂时取不出来'>
        {({ roundTitle, announced, lists }) => lists.length ? (
          <>
            <View className='honours-rule'><Rule /></View>
            <View className='sect'>
              <View className='t1'>{roundTitle}</View>
              {announced ? (
                <View className='sub num'>
                  {dayTime(announced.at, now())} {announced.version > 1 ? `更正后重新公布：${announced.reason}` : '公布'}
                </View>
              ) : null}
            </View>
            {/* A correction brings other rows: nothing of the old list stays. */}
            {lists.map((list) => <Awarded key={`${announced?.version ?? 0} ${list.id}`} roundId={id} list={list} />)}
          </>
        ) : <Empty title='还没有公布' text='组织者公布获奖名单、抽出奖品后，会列在这里。' />}
      </Loaded>
    </Page>
  )
})
