import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { now } from '@/services/clock'
import { useList } from '@/services/data'
import { dayAt, dayWords } from '@/services/days'
import { points, recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import './index.scss'

export default guarded('member', function PointsPage () {
  const { plan: planId } = useRouter().params
  const [sum, setSum] = useState<{ total: number, on: boolean } | null>(null)
  const list = useList(async (cursor) => {
    const page = await request('GET /points', { cursor, limit: 30, planId })
    setSum(page)
    return page
  }, planId)
  const today = dayAt(now())
  return (
    <Page title='学习积分' head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more}>
      <Loaded of={list} failed='积分明细暂时取不出来' safe='得到的积分都在。'>
        {(all) => sum?.on === false
          ? <Empty title='现在没有开放积分' text='组织者打开后，每一笔的来历会列在这里。' />
          : all.length
            ? (
              <>
                <View className='band points-head num'><Text className='sub'>共 </Text><Text className='t1'>{points(sum?.total ?? 0)}</Text><Text className='sub'> 分</Text></View>
                <View className='gap' />
                <Cells>
                  {all.map(({ id, at, day, planTitle, text, points: got }) => (
                    <Cell key={id} title={text} note={`${planTitle} · ${day === null ? recent(at, now()) : dayWords(day, today)}`} end={<View className='points-got num'>{got > 0 ? '+' : '−'}{points(Math.abs(got))}</View>} />
                  ))}
                </Cells>
                <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
              </>
              )
            : <Empty title='还没有积分' text='打卡得到的积分和收回的积分，每一笔都会列在这里。' />}
      </Loaded>
    </Page>
  )
})
