import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Cells } from '@/components/Cells'
import { Segmented, Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { isOrganiser, useSession } from '@/store/session'
import { OrderRow } from '../parts/OrderRow'
import './index.scss'

type Of = 'ours' | 'theirs'
const sides = [{ value: 'ours', text: '我们点的' }, { value: 'theirs', text: '请我们办的' }] as const
const stages = [{ value: 'open', text: '进行中' }, { value: 'over', text: '已结束' }] as const

export default guarded('member', function OrdersPage () {
  const organiser = useSession(({ me }) => isOrganiser(me))
  const [of, setOf] = useState<Of>(useRouter().params.of === 'theirs' && organiser ? 'theirs' : 'ours')
  const [stage, setStage] = useState<'open' | 'over'>('open')
  const list = useList((cursor) => request('GET /menu-orders', { of, open: stage === 'open', cursor, limit: 20 }), `${of} ${stage}`)
  return (
    <Page title='订单' head={<><OfflineNotice />{organiser ? <Tabs label='谁点的' items={sides} value={of} onChange={setOf} /> : null}</>} onRefresh={list.refresh} onEnd={list.more}>
      <View className='sect orders-stage'><Segmented label='哪些订单' items={stages} value={stage} onChange={setStage} /></View>
      <Loaded of={list} failed='订单暂时取不出来' safe='点过的单都在，不会丢。'>
        {(items) => items.length ? (
          <>
            <Cells>{items.map((one) => <OrderRow key={one.id} of={one} theirs={of === 'theirs'} />)}</Cells>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : stage === 'over' ? <Empty title='还没有结束的订单' text='办完并评价过的、撤回和取消的，会列在这里。' />
          : of === 'theirs' ? <Empty done title='没有要办的订单' text='别的单位点了你们提供的服务，会列在这里。' />
            : <Empty title='没有进行中的订单' text='点一项服务，对方接单后会通知你。' action={{ text: '看看能点什么', onClick: () => go(links.menu) }} />}
      </Loaded>
    </Page>
  )
})
