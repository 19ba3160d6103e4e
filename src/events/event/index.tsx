import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { EventView, SessionView } from '../../../contract/events'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Sentences } from '@/components/Sentences'
import { Skeleton } from '@/components/Skeleton'
import { Empty, Notice, OfflineNotice } from '@/components/States'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links, restart } from '@/services/nav'
import { request } from '@/services/request'
import { AttendBand, asksNow } from '../parts/AttendBand'
import { useAttending } from '../parts/useAttending'
import { ExcuseSheet } from './ExcuseSheet'
import { Facts } from './Facts'
import { Footer } from './Footer'
import { Pictures } from './Pictures'
import { Remind } from './Remind'
import { Sessions } from './Sessions'
import { SignUpSheet } from './SignUpSheet'
import { firstChoice } from './choice'
import './index.scss'

export default guarded('member', function EventPage () {
  const { id = '' } = useRouter().params
  const data = useData(async () => (await request('GET /events/:id', { id })).event, id)
  const [picked, setPicked] = useState('')
  const [filling, setFilling] = useState(false)
  const event = data.data
  const chosen: SessionView | null = event ? event.sessions.find((one) => one.id === picked) ?? firstChoice(event) : null
  const attending = useAttending(event?.state === 'cancelled' ? undefined : event?.id, event?.sessions ?? [])
  useShareAppMessage(() => ({ title: event?.title ?? '学史', path: links.event(id) }))
  const refused = !event && (data.error?.code === 'not_invited' || data.error?.code === 'not_found') ? data.error : null
  if (refused) {
    return (
      <Page title='活动详情' head={<OfflineNotice />} onRefresh={data.refresh}>
        <Empty
          title={refused.code === 'not_invited' ? '这个活动不面向你' : '没有找到这个活动'} text={refused.code === 'not_invited' ? refused.message : '可能已被删除，或者链接不完整。'}
          action={{ text: '看别的活动', onClick: () => restart(links.events) }}
        />
      </Page>
    )
  }
  const done = () => { setFilling(false); void data.refresh() }
  return (
    <Page
      title='活动详情' head={<OfflineNotice />} onRefresh={data.refresh}
      overlay={filling && event && chosen ? (event.how === 'opt-out'
        ? <ExcuseSheet event={event} session={chosen} onClose={() => setFilling(false)} onDone={done} />
        : <SignUpSheet event={event} session={chosen} onClose={() => setFilling(false)} onDone={done} onStale={() => { void data.refresh() }} />) : null}
      footer={event && chosen ? <Footer event={event} session={chosen} quiet={asksNow(attending, chosen.id, now())} onFill={() => setFilling(true)} /> : undefined}
    >
      <Loaded of={data} failed='活动详情暂时取不出来' safe='你的报名都在。' skeleton={<View className='sect'><Skeleton kind='block' rows={6} /></View>}>
        {(one) => (
          <>
            {one.state === 'cancelled' ? <Notice title='活动已取消' text={one.reason ? `原因：${one.reason}` : undefined} /> : null}
            <Pictures of={one.pictures} title={one.title} />
            {chosen ? <AttendBand eventId={one.id} session={chosen.id} attending={attending} /> : null}
            <Facts event={one} />
            <Ways event={one} />
            <Sessions event={one} chosen={chosen?.id ?? ''} onChoose={setPicked} />
            <Remind event={one} />
            {one.intro ? <View className='sect'><View className='sect-title'>活动介绍</View>{one.intro.split('\n').filter(Boolean).map((line, i) => <View key={i} className='event-par'>{line}</View>)}</View> : null}
            {one.photos.length ? <><View className='sect'><View className='sect-title'>活动照片</View></View><Pictures of={one.photos} title={one.title} /></> : null}
            <View className='sect'><View className='sect-head'><View className='sect-title'>活动规则</View></View><Sentences sentences={one.sentences} /></View>
          </>
        )}
      </Loaded>
    </Page>
  )
})

/** What else there is of it: the card to walk with, and afterwards what one says of it. */
function Ways ({ event: { id, hasRoute, hasFeedback, state } }: { event: EventView }) {
  const over = hasFeedback && state === 'ended'
  if (!hasRoute && !over) return <View className='hair' />
  return (
    <Cells inset>
      {hasRoute ? <Cell key='walk' icon='flag' title='路线卡' note='到站扫码盖章，看走到哪一站' onClick={() => go(links.walk(id))} /> : null}
      {over ? <Cell key='feedback' icon='edit' title='填写反馈' note='参加过的人都可以填，组织者看到的没有姓名' onClick={() => go(links.eventFeedback(id))} /> : null}
    </Cells>
  )
}
