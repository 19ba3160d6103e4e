import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { CheckInCard } from '../parts/CheckInCard'

export default guarded('member', function HistoryPage () {
  const { plan: planId } = useRouter().params
  const list = useList((cursor) => request('GET /check-ins', { cursor, limit: 20, planId }), planId)
  return (
    <Page title='打卡记录' head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more}>
      <Loaded of={list} failed='打卡记录暂时取不出来' safe='打过的卡都在。'>
        {(all) => all.length
          ? (
            <>
              <View {...a11y({ role: 'list', label: '打卡记录' })}>
                {all.map((one) => (
                  <CheckInCard
                    key={one.id} of={one} dated
                    foot={<View className='day-acts'><Button kind='text' small label={`看这一天：${one.taskTitle}`} onClick={() => go(links.studyDay(one.planId, one.day))}>看这一天</Button></View>}
                  />
                ))}
              </View>
              <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
            </>
            )
          : <Empty title='还没有打卡' text='每次打卡、补卡和请假都会记在这里。' action={{ text: '去看今天的任务', onClick: () => go(links.study) }} />}
      </Loaded>
    </Page>
  )
})
