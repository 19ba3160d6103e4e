import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { RouteUnit } from '../../../contract/event-route'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Medal } from '@/components/Medal'
import { Meter } from '@/components/Meter'
import { Page } from '@/components/Page'
import { Sheet } from '@/components/Sheet'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import './index.scss'

/** How many of each unit have finished a walk, of how many. */
export default guarded('member', function WalkBoardPage () {
  const { id = '' } = useRouter().params
  const [asking, setAsking] = useState(false)
  const list = useList((cursor) => request('GET /events/:id/route/board', { id, cursor, limit: 50 }), id)
  const hidden = list.error?.code === 'not_found' ? list.error : null
  if (hidden && !list.data) return <Page title='各单位完成情况'><Empty title='没有可看的完成情况' text={hidden.message} /></Page>
  const mine = list.data?.find((one) => one.mine) ?? list.data?.[0]
  return (
    <Page title='各单位完成情况' head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more} overlay={asking && mine ? <How unit={mine} onClose={() => setAsking(false)} /> : null}>
      <Loaded of={list} failed='完成情况暂时取不出来' safe='盖过的章都在。'>
        {(units) => units.length ? (
          <>
            <View className='row between wboard-head'>
              <View className='sub grow'>先看走完的人数，再看占全部人数的比例</View>
              <View className='row wboard-how sub' hoverClass='pressed' {...a11y({ role: 'button' })} onClick={() => setAsking(true)}><Icon name='info' size={18} /><View>怎样算的</View></View>
            </View>
            <View className='cells' {...a11y({ role: 'list', label: '各单位' })}>{units.map((unit) => <Row key={unit.id} unit={unit} />)}</View>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : <Empty title='还没有单位参加' text='有人盖章后，各单位的人数会列在这里。' />}
      </Loaded>
    </Page>
  )
})

export function Row ({ unit: { rank, name, mine, finished, started, heads, rate } }: { unit: RouteUnit }) {
  return (
    <View className={mine ? 'row wboard-row wboard-mine' : 'row wboard-row'} {...a11y({ role: 'listitem', label: `${rank === null ? '还没有人走完' : `第 ${rank} 名`}，${name}${mine ? '，我的单位' : ''}，走完 ${finished} 人，参加 ${started} 人，共 ${heads} 人，${rate.toFixed(1)}%` })}>
      <Medal rank={rank} />
      <View className='grow wboard-main'>
        <View className='cell-title'>{name}{mine ? <View className='wboard-me'>我的单位</View> : null}</View>
        <View className='row wboard-share'><Meter ratio={rate / 100} mine={mine} /><View className='cap num wboard-count'>{`${rate.toFixed(1)}%，参加 ${started} 人 / 共 ${heads} 人`}</View></View>
      </View>
      <View className='wboard-figure num'>{finished}<View className='cap wboard-unit'>人走完</View></View>
    </View>
  )
}

function How ({ unit: { name, finished, started, heads, rate }, onClose }: { unit: RouteUnit, onClose: () => void }) {
  return (
    <Sheet title='怎样算的' reads onClose={onClose}>
      <View className='body'>{`以${name}为例：`}</View>
      {[['走完的人', finished], ['盖过章或到过站的人', started], ['单位的人数', heads]].map(([label, n]) => <View key={label} className='row between wboard-step num'><View>{label}</View><View className='strong'>{`${n} 人`}</View></View>)}
      <View className='row between wboard-step num'><View>{`${finished} ÷ ${heads}`}</View><View className='strong'>{`${rate.toFixed(1)}%`}</View></View>
      <View className='sub wboard-note'>单位的人数，是活动开始到结束之间在这个单位的人。先按走完的人数排，人数一样的看比例，都一样的并列。这里只有人数，没有姓名。</View>
    </Sheet>
  )
}
